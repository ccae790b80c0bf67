import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';

/** A process that has ended but that nobody has asked about is not alive. */
const isAlive = (pid: number) =>
  /^[^Z]/.test(
    spawnSync('ps', ['-o', 'stat=', '-p', String(pid)])
      .stdout.toString()
      .trim(),
  );

it.skipIf(process.platform === 'win32')(
  'ends what is left and removes the folder when its process is killed',
  async () => {
    const base = mkdtempSync(path.join(tmpdir(), 'gatehouse-guard-'));
    await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        ssr: true,
        outDir: base,
        rolldownOptions: {
          input: { guard: path.resolve(__dirname, 'orphan-guard.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    });
    const folder = path.join(base, "it's a folder");
    mkdirSync(folder);
    const fixture = path.resolve(__dirname, 'orphan-guard.fixture.cjs');
    const owner = spawn(process.execPath, [fixture, path.join(base, 'guard.cjs'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [text] = (await once(owner.stdout, 'data')) as [Buffer];
    const [left = 0, ended = 0] = JSON.parse(text.toString()) as number[];
    owner.kill('SIGKILL');
    await expect
      .poll(() => [isAlive(left), existsSync(folder)], { interval: 10, timeout: 5_000 })
      .toEqual([false, false]);
    expect(isAlive(ended)).toBe(true);
    process.kill(ended, 'SIGKILL');
    rmSync(base, { recursive: true, force: true });
  },
);
