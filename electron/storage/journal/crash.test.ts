import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { type MemoryFiles, openMemoryFiles } from '../memory-files';
import { nodeFiles } from '../node-files';
import { definitionStates, recover, runEdits, stateOf } from './edit-sequence';

const states = definitionStates();
const writing = new Set(['createText', 'appendText', 'move', 'removeFile', 'removeFolder', 'makeFolder']);

/** Lets `count` writes through; then the power is off. */
function powerFor(files: MemoryFiles, count: number): void {
  let writes = 0;
  files.refuse = (operation) => (writing.has(operation) && ++writes > count ? 'EIO' : undefined);
}

/** The files of every state when nothing goes wrong. */
async function cleanRuns(): Promise<Record<string, string>[]> {
  const files = openMemoryFiles();
  const runs = [definitionFiles(files)];
  await runEdits('/w', files, 1, () => runs.push(definitionFiles(files)));
  return runs;
}

function definitionFiles(files: MemoryFiles): Record<string, string> {
  return Object.fromEntries(Object.entries(files.contents()).filter(([path]) => !path.startsWith('/w/.gatehouse/')));
}

async function crashAfter(count: number) {
  const files = openMemoryFiles();
  let acknowledged = 0;
  powerFor(files, count);
  const isDone = await runEdits('/w', files, 1, (edit) => {
    acknowledged = edit;
  }).then(
    () => true,
    () => false,
  );
  files.refuse = () => undefined;
  return { files, acknowledged, isDone };
}

it('loses no acknowledged edit and leaves no other files than without it, wherever the process stops', {
  timeout: 120_000,
}, async () => {
  const clean = await cleanRuns();
  for (let count = 0; ; count += 3) {
    const { files, acknowledged, isDone } = await crashAfter(count);
    const { definition, problems } = await recover('/w', files);
    const state = stateOf(definition, states, acknowledged);
    expect({ count, problems, state, files: definitionFiles(files) }).toEqual({
      count,
      problems: [],
      state: Math.min(Math.max(state, acknowledged), acknowledged + 1),
      files: clean[state],
    });
    if (isDone) {
      expect([acknowledged, count > 100]).toEqual([states.length - 1, true]);
      return;
    }
  }
});

it('goes on where it stopped after real kills', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-kill-'));
  const program = await bundle(fileURLToPath(new URL('./kill.fixture.ts', import.meta.url)), folder);
  const workspace = join(folder, 'workspace');
  let reached = 0;
  for (const killAt of [3, 9, 14, 12, 21, 17, 28, 0]) {
    const child = spawnSync(process.execPath, [program, workspace, String(reached + 1), String(killAt)], {
      encoding: 'utf8',
    });
    const acknowledged = Math.max(reached, ...child.stdout.split('\n').map(Number));
    const { definition, problems } = await recover(workspace, nodeFiles());
    reached = stateOf(definition, states, acknowledged);
    expect([child.signal, child.stderr, problems, [acknowledged, acknowledged + 1].includes(reached)]).toEqual([
      'SIGKILL',
      '',
      [],
      true,
    ]);
  }
  expect(reached).toBe(states.length - 1);
  await rm(folder, { recursive: true });
});

/** The fixture as one file that Node runs. */
async function bundle(entry: string, outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node18.15',
      outDir,
      rolldownOptions: {
        input: { kill: entry },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  });
  return join(outDir, 'kill.cjs');
}
