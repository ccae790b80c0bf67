import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { entityKey } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let apiId = '';

beforeEach(async () => {
  test = await openTestStudio();
  await test.client.workspace.create({ name: 'Shop' });
  ({ apiId } = await test.client.apis.create({ name: 'Pets' }));
  const { resourceId } = await test.client.resources.createPath({ apiId, path: '/pets' });
  await test.client.methods.create({ apiId, resourceId, httpMethod: 'GET', integrationType: 'MOCK' });
  await test.client.deployments.create({ apiId, stageName: 'dev' });
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

it('observes sizes, refusals and repetitions of recorded requests, and what a move to HTTP would lose', async () => {
  for (const pathWithQueryString of ['/pets', '/pets', '/pets', '/none']) {
    await test.client.invocations.send({ apiId, stageName: 'dev', verb: 'GET', pathWithQueryString });
  }
  const { observed, prices, fit } = await test.client.cost.basis({ apiId, stageName: 'dev', rangeMs: 3_600_000 });
  const pets = observed.parts.find(({ part }) => part === 'GET /pets');
  const lost = observed.parts.find(({ part }) => part === 'no method');
  expect(observed).toMatchObject({ apiName: 'Pets', protocol: 'REST', stageName: 'dev' });
  expect([observed.to - observed.from, prices.books.map(({ region }) => region)]).toEqual([3_600_000, ['us-east-1']]);
  expect([pets?.means, lost?.means]).toMatchObject([
    { recorded: 3, refusedShare: 0, requestUnits: 1, functionCalls: 0, repeatShare: 2 / 3 },
    { recorded: 1, refusedShare: 1 },
  ]);
  expect(pets?.means.responseBytes).toBeGreaterThan(0);
  expect(fit.lost.join()).toContain('MOCK');
});

it('reads what the stage has: cache, tracing, web ACL', async () => {
  const key = entityKey('stage', apiId, 'dev');
  const changes = [
    { path: ['cacheClusterEnabled'], value: true },
    { path: ['cacheClusterSize'], value: '6.1' },
    { path: ['tracingEnabled'], value: true },
  ];
  await test.client.definition.update({ key, changes });
  const { observed } = await test.client.cost.basis({ apiId });
  await expect(test.client.cost.basis({ apiId, stageName: 'none' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(observed.setup).toEqual({ cacheSizesGb: [6.1], isTraced: true, webAclRules: [] });
});

it('weighs the execution log as the method settings have it', async () => {
  const key = entityKey('stage', apiId, 'dev');
  const logged = async (loggingLevel: string) => {
    const changes = [{ path: ['methodSettings', '~1pets/GET'], value: { loggingLevel } }];
    await test.client.definition.update({ key, changes });
    const { observed } = await test.client.cost.basis({ apiId });
    return observed.parts.find(({ part }) => part === 'GET /pets')?.means.logBytes;
  };
  await test.client.invocations.send({ apiId, stageName: 'dev', verb: 'GET', pathWithQueryString: '/pets' });
  expect([await logged('OFF'), await logged('INFO')]).toEqual([0, expect.toSatisfy((bytes: number) => bytes > 100)]);
});

it('lays the prices of the workspace over the list, and names line and field of a wrong one', async () => {
  const { folder } = test.studio.current.require();
  const file = join(folder, 'pricing.json');
  const basis = () => test.client.cost.basis({ apiId });
  await writeFile(file, '{"regions": {"eu-west-1": {"xray": {"tracesRecordedPerMillion": {"price": 6}}}}}');
  const { prices } = await basis();
  await writeFile(file, '{\n  "waf": {\n    "rulesPerMonth": { "price": 1 }\n  }\n}\n');
  const misspelled = await basis().catch((error: unknown) => error);
  await writeFile(file, '{\n  "waf": {\n');
  const torn = await basis().catch((error: unknown) => error);
  expect([prices.editedBy, prices.books.map(({ region }) => region)]).toEqual([
    'pricing.json',
    ['us-east-1', 'eu-west-1'],
  ]);
  expect([misspelled, torn]).toMatchObject([
    { code: 'BROKEN_FILE', details: { file: 'pricing.json', line: 3, path: 'waf.rulesPerMonth' } },
    { code: 'BROKEN_FILE', details: { file: 'pricing.json' } },
  ]);
});
