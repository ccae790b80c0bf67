import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EntityKey, entityKey } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let stage: EntityKey;

beforeEach(async () => {
  test = await openTestStudio();
  await test.client.workspace.openSample({ sample: 'petstore', folder: join(test.folder, 'pets') });
  const [dev] = await test.client.stages.list();
  stage = entityKey('stage', dev?.apiId ?? '', 'dev');
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

const setPort = (value: number | undefined) =>
  test.client.definition.update({ key: stage, changes: [{ path: ['port'], value }] });

it('says that the port of a stage is in use, until the stage wants another one', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const told = test.next('stages.changed', ([state]) => state?.portProblem !== undefined);
  await setPort(port);
  const [taken] = await told;
  await setPort(undefined);
  const [free] = await test.client.stages.list();
  other.close();
  expect([taken?.portProblem, free?.portProblem]).toEqual([`Port ${port} is in use.`, undefined]);
});
