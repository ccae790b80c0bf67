import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffDefinitions } from '../../../shared/definition/changes';
import type { Definition } from '../../../shared/definition/entities';
import { openMemoryFiles } from '../memory-files';
import { openWorkspaceFiles } from './open-workspace-files';
import { randomDefinitions } from './random-definitions';

const none: Definition = new Map();

function open(files = openMemoryFiles()) {
  return { files, workspace: openWorkspaceFiles({ folder: '/w', files }) };
}

/** What another process would read. */
async function readAfresh(files: ReturnType<typeof openMemoryFiles>) {
  const { definition, problems } = await open(files).workspace.read();
  return { definition, problems };
}

it('reads every definition back as it was written, whatever was there before', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomDefinitions, randomDefinitions, async (first, second) => {
      const { files, workspace } = open();
      await workspace.save(diffDefinitions(none, first));
      const afterFirst = await readAfresh(files);
      expect([diffDefinitions(first, afterFirst.definition), afterFirst.problems]).toEqual([[], []]);

      await workspace.save(diffDefinitions(first, second));
      const afterSecond = await readAfresh(files);
      expect([diffDefinitions(second, afterSecond.definition), afterSecond.problems]).toEqual([[], []]);
    }),
    { numRuns: 20, seed: 3 },
  );
});

it('leaves no file behind when everything is removed', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomDefinitions, async (definition) => {
      const { files, workspace } = open();
      await workspace.save(diffDefinitions(none, definition));
      await workspace.save(diffDefinitions(definition, none));
      const left = Object.keys(files.contents()).filter((path) => !path.startsWith('/w/.gatehouse/'));
      expect(left.filter((path) => path !== '/w/gatehouse.yaml')).toEqual([]);
    }),
    { numRuns: 10, seed: 4 },
  );
});

it('writes the same files whichever way a definition came about', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomDefinitions, async (definition) => {
      const { files, workspace } = open();
      await workspace.save(diffDefinitions(none, definition));
      const before = files.contents();
      await workspace.save([...definition].map(([key, entity]) => ({ key, before: entity, after: { ...entity } })));
      expect(files.contents()).toEqual(before);
    }),
    { numRuns: 10, seed: 5 },
  );
});
