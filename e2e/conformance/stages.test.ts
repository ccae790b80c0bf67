// What a stage serves: the deployment it points to, under settings that need no deployment.
import { expect, it } from 'vitest';
import { type Gateway, openGateway } from '../../electron/gateway/gateway';
import { mock } from './operations';
import { caseSettings, deployCase, importCase, openObserver, sendRequest } from './run-case';

/** Runs `work` with a gateway and a way to read what GET `/dev/x` answers. */
async function withGateway(work: (gateway: Gateway, read: () => Promise<string>) => Promise<void>): Promise<void> {
  const gateway = openGateway({ settings: caseSettings, observer: openObserver().observer });
  const { apiId } = importCase({ paths: { '/x': { get: mock('any') } } });
  try {
    await work(gateway, async () => {
      const { body } = await sendRequest(gateway, apiId, { path: '/dev/x' });
      return Buffer.from(body).toString();
    });
  } finally {
    await gateway.dispose();
  }
}

it('case 107: an edit shows with its deployment, and rolling back shows the former one [documented]', async () => {
  await withGateway(async (gateway, read) => {
    const former = importCase({ paths: { '/x': { get: mock('former $context.deploymentId') } } });
    deployCase(gateway, former, {}, 'dep1');
    const edited = importCase({ paths: { '/x': { get: mock('edited $context.deploymentId') } } });
    const seen = [await read()];
    deployCase(gateway, edited, {}, 'dep2');
    seen.push(await read());
    deployCase(gateway, former, {}, 'dep1');
    seen.push(await read());
    expect(seen).toEqual(['former dep1', 'edited dep2', 'former dep1']);
  });
});

it('8: stage variables need no deployment [documented]', async () => {
  await withGateway(async (gateway, read) => {
    const snapshot = importCase({ paths: { '/x': { get: mock('$stageVariables.v') } } });
    deployCase(gateway, snapshot, { variables: { v: 'one' } });
    const first = await read();
    const settings = { variables: { v: 'two' }, methodSettings: {}, tracingEnabled: false };
    gateway.updateStageSettings(snapshot.apiId, 'dev', settings);
    expect([first, await read()]).toEqual(['one', 'two']);
  });
});

it('3 rule 1: a stage that is deleted is forbidden [documented]', async () => {
  await withGateway(async (gateway, read) => {
    const snapshot = importCase({ paths: { '/x': { get: mock('served') } } });
    deployCase(gateway, snapshot);
    const served = await read();
    gateway.undeploy(snapshot.apiId, 'dev');
    expect([served, await read()]).toEqual(['served', '{"message":"Forbidden"}']);
  });
});

it('5.7: the account is the workspace’s, and a change of it shows with the next request [assumed]', async () => {
  await withGateway(async (gateway, read) => {
    const template = '$context.accountId';
    deployCase(gateway, importCase({ paths: { '/x': { get: mock(template) } } }));
    const first = await read();
    gateway.setIdentity({ ...caseSettings.identity, accountId: '999999999999' });
    expect([first, await read()]).toEqual(['123456789012', '999999999999']);
  });
});

const canarySplit = (percentTraffic: number, variables: Readonly<Record<string, string>> = {}) => ({
  canary: { percentTraffic, variables, useStageCache: false },
});

it('case 106: a canary at 100 % serves its own deployment under the overridden variables [recorded]', async () => {
  await withGateway(async (gateway, read) => {
    const text = '$context.deploymentId $stageVariables.v $stageVariables.kept $context.isCanaryRequest';
    const production = importCase({ paths: { '/x': { get: mock(`old ${text}`) } } });
    const canary = importCase({ paths: { '/x': { get: mock(`new ${text}`) } } });
    const variables = { v: 'one', kept: 'same' };
    const settings = (percentTraffic: number) => ({
      variables,
      ...canarySplit(percentTraffic, { ...variables, v: 'two' }),
    });
    const release = { deploymentId: 'dep2', snapshotHash: 'canary', snapshot: canary };
    deployCase(gateway, production, { variables }, 'dep1');
    const before = await read();
    deployCase(gateway, production, settings(100), 'dep1', release);
    const all = await read();
    gateway.updateStageSettings(production.apiId, 'dev', { methodSettings: {}, tracingEnabled: false, ...settings(0) });
    const none = await read();
    gateway.updateStageSettings(production.apiId, 'dev', { methodSettings: {}, tracingEnabled: false, variables });
    expect([before, all, none, await read()]).toEqual([
      'old dep1 one same ',
      'new dep2 two same true',
      'old dep1 one same false',
      'old dep1 one same ',
    ]);
  });
});

const unlimited = { metricsEnabled: false, throttlingBurstLimit: 100, throttlingRateLimit: 100 };
const spent = { ...unlimited, throttlingBurstLimit: 0 };

it.each([
  ['the settings of all methods', { '*/*': spent }, [429, 429]],
  ['an entry of the method, whole, before those', { '*/*': spent, '~1x/GET': unlimited }, [200, 429]],
  ['the entry of a method as it is also written', { 'x/GET': spent, '*/*': unlimited }, [429, 200]],
  ['no entry of another method', { '~1x/POST': spent }, [200, 200]],
])('1.5: a method is throttled by %s [documented]', async (_, methodSettings, expected) => {
  const gateway = openGateway({ settings: caseSettings, observer: openObserver().observer });
  try {
    const snapshot = importCase({ paths: { '/x': { get: mock('x') }, '/y': { get: mock('y') } } });
    deployCase(gateway, snapshot);
    gateway.updateStageSettings(snapshot.apiId, 'dev', { variables: {}, methodSettings, tracingEnabled: false });
    const statusOf = async (path: string) => (await sendRequest(gateway, snapshot.apiId, { path })).status;
    expect([await statusOf('/dev/x'), await statusOf('/dev/y')]).toEqual(expected);
  } finally {
    await gateway.dispose();
  }
});
