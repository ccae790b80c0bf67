// A stage with a cache, through the whole gateway: what is kept, for whom, and for how long.
import { expect, it } from 'vitest';
import type { MethodSetting } from '../../../shared/definition/rest/stage';
import type { EndpointResponse, IntegrationRequest } from '../messages';
import { openSampleGateway, type SampleGateway, type SentRequest } from '../testing/sample-gateway';

const keyed = ['method.request.querystring.page', 'method.request.header.Tenant'];
const http = (more: object = {}) => ({
  methodIntegration: { type: 'HTTP_PROXY', uri: 'http://h/x', httpMethod: 'GET', ...more },
});
const paths = {
  '/x': { GET: http({ cacheKeyParameters: keyed }), POST: http(), HEAD: http() },
  '/p/{id}': { GET: http() },
  '/s': { GET: http({ responseTransferMode: 'STREAM' }) },
  '/a': { GET: http({ cacheNamespace: 'shared' }) },
  '/b': { GET: http({ cacheNamespace: 'shared' }) },
};
const cache = { sizeGigabytes: 0.5 };
const on: MethodSetting = { cachingEnabled: true };

interface Scene {
  readonly cached?: Readonly<Record<string, MethodSetting>>;
  readonly answers?: (
    request: IntegrationRequest,
    call: number,
  ) => Partial<EndpointResponse> | Promise<Partial<EndpointResponse>>;
}

function open({ cached = { '*/*': on }, answers = () => ({}) }: Scene = {}) {
  let calls = 0;
  const sample = openSampleGateway(
    { paths },
    {
      settings: { cache, methodSettings: cached },
      http: async (request) => {
        const call = ++calls;
        const body = Buffer.from(`call ${call}`);
        return { status: 200, headers: [['X-Call', `${call}`]], body, latencyMs: 1, ...(await answers(request, call)) };
      },
    },
  );
  return { ...sample, calls: () => calls };
}

async function texts({ send }: Pick<SampleGateway, 'send'>, requests: readonly (string | SentRequest)[]) {
  const found: string[] = [];
  for (const request of requests)
    found.push((await send(typeof request === 'string' ? { path: request } : request)).text);
  return found;
}

it('keeps the answer with its headers, under the declared parameters and no others', async () => {
  const tenant = (value: string) => ({ path: '/dev/x?page=1', headers: [['Tenant', value]] as const });
  const sample = open();
  expect(
    await texts(sample, ['/dev/x?page=1', '/dev/x?page=1&q=2', '/dev/x?page=2', '/dev/x?page=1&page=1', tenant('t')]),
  ).toEqual(['call 1', 'call 1', 'call 2', 'call 3', 'call 4']);
  expect((await sample.send(tenant('t'))).headers.get('x-call')).toBe('4');
});

it('keeps for the time to live on the virtual clock, and not at all where it is 0', async () => {
  const sample = open({
    cached: { '*/*': { ...on, cacheTtlInSeconds: 60 }, 'p/{id}/GET': { ...on, cacheTtlInSeconds: 0 } },
  });
  const first = await texts(sample, ['/dev/x', '/dev/p/1', '/dev/p/1']);
  sample.gateway.advanceClock(59);
  const second = await texts(sample, ['/dev/x']);
  sample.gateway.advanceClock(1);
  expect([first, second, await texts(sample, ['/dev/x'])]).toEqual([
    ['call 1', 'call 2', 'call 3'],
    ['call 1'],
    ['call 4'],
  ]);
});

it('shares one entry among all values of a path parameter that is not declared', async () => {
  expect(await texts(open(), ['/dev/p/1', '/dev/p/2'])).toEqual(['call 1', 'call 1']);
});

it('shares entries among resources with one namespace', async () => {
  expect(await texts(open(), ['/dev/a', '/dev/b'])).toEqual(['call 1', 'call 1']);
});

it('keeps GET alone by the stage default, and other methods by settings of their own', async () => {
  const post = { path: '/dev/x', method: 'POST' };
  expect([
    await texts(open(), [post, post]),
    await texts(open({ cached: { '*/*': on, '~1x/POST': on } }), [post, post, '/dev/x']),
    await texts(open({ cached: { '*/*': on, '~1x/GET': {} } }), ['/dev/x', '/dev/x']),
  ]).toEqual([
    ['call 1', 'call 2'],
    ['call 1', 'call 1', 'call 2'],
    ['call 1', 'call 2'],
  ]);
});

it('keeps errors of the endpoint, and no gateway responses', async () => {
  const failing = open({ answers: (_, call) => ({ status: 500, body: Buffer.from(`broken ${call}`) }) });
  const unreachable = open({
    answers: (_, call) => {
      if (call === 1) throw new Error('boom');
      return {};
    },
  });
  expect([await texts(failing, ['/dev/x', '/dev/x']), (await texts(unreachable, ['/dev/x', '/dev/x'])).at(1)]).toEqual([
    ['broken 1', 'broken 1'],
    'call 2',
  ]);
});

it('keeps bodies up to a megabyte', async () => {
  const answering = (bytes: number) => open({ answers: () => ({ body: Buffer.alloc(bytes, 'a') }) });
  const [fits, large] = [answering(1_048_576), answering(1_048_577)];
  await texts(fits, ['/dev/x', '/dev/x']);
  await texts(large, ['/dev/x', '/dev/x']);
  expect([fits.calls(), large.calls()]).toEqual([1, 2]);
});

it('keeps sealed where data is encrypted, and answers all the same', async () => {
  const sample = open({ cached: { '*/*': { ...on, cacheDataEncrypted: true } } });
  const found = await texts(sample, ['/dev/x', '/dev/x']);
  const reply = await sample.gateway.askCache({ kind: 'entries', apiId: 'abc1234567', stageName: 'dev' });
  expect([found, reply]).toMatchObject([
    ['call 1', 'call 1'],
    { state: { isOn: true, limitBytes: 16 * 1_024 * 1_024, entries: [{ isEncrypted: true, hits: 1, status: 200 }] } },
  ]);
});

it('calls the endpoint once for requests that miss at the same time', async () => {
  let answerAll: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (answerAll = resolve));
  const sample = open({ answers: () => answered.then(() => ({})) });
  const sent = Array.from({ length: 20 }, () => sample.send({ path: '/dev/x' }));
  const other = sample.send({ path: '/dev/x?page=2' });
  answerAll();
  const found = await Promise.all(sent);
  await other;
  expect([new Set(found.map(({ text }) => text)), sample.calls()]).toEqual([new Set(['call 1']), 2]);
});

it('lets those that waited go on by themselves where the first request brings nothing that is kept', async () => {
  const sample = open({
    answers: (_, call) => {
      if (call === 1) throw new Error('boom');
      return {};
    },
  });
  const found = await Promise.all(Array.from({ length: 3 }, () => sample.send({ path: '/dev/x' })));
  expect([found.map(({ status }) => status).sort(), sample.calls()]).toEqual([[200, 200, 500], 3]);
});

it('keeps nothing of an answer that was on its way when the cache was flushed', async () => {
  let answer: () => void = () => undefined;
  const sample = open({
    answers: (_, call) => (call > 1 ? {} : new Promise((resolve) => (answer = () => resolve({})))),
  });
  const before = sample.send({ path: '/dev/x' });
  await sample.gateway.askCache({ kind: 'flush', apiId: 'abc1234567', stageName: 'dev' });
  const after = sample.send({ path: '/dev/x' });
  answer();
  expect([(await before).text, (await after).text, await texts(sample, ['/dev/x'])]).toEqual([
    'call 1',
    'call 2',
    ['call 2'],
  ]);
});

it('outlives deployments, and ends with the cluster, with another size and with the stage', async () => {
  const sample = open();
  const apiId = 'abc1234567';
  const methodSettings = { '*/*': on };
  const settings = { variables: {}, methodSettings, tracingEnabled: false };
  const found = await texts(sample, ['/dev/x']);
  for (const next of [
    { ...settings, cache, variables: { v: '1' } },
    { ...settings, cache: { sizeGigabytes: 1.6 } },
    settings,
  ]) {
    sample.gateway.updateStageSettings(apiId, 'dev', next);
    found.push(...(await texts(sample, ['/dev/x'])));
  }
  sample.gateway.updateStageSettings(apiId, 'dev', { ...settings, cache });
  expect([...found, ...(await texts(sample, ['/dev/x']))]).toEqual(['call 1', 'call 1', 'call 2', 'call 3', 'call 4']);
});

it('counts hits and misses, and says in the trace which it was', async () => {
  const sample = open();
  await texts(sample, ['/dev/x', '/dev/x', { path: '/dev/x', method: 'POST' }]);
  await sample.gateway.drain();
  const [stage] = sample.gateway.counters().perStage;
  expect([
    [stage?.cacheHits, stage?.cacheMisses],
    sample.traces.map(({ cache: visit }) => visit?.outcome),
    sample.traces.map(({ steps }) => steps.find(({ name }) => name === 'look-up-cache')?.decided),
    sample.traces.map(({ steps }) => steps.find(({ name }) => name === 'call-endpoint')?.outcome),
  ]).toEqual([
    [1, 1],
    ['miss', 'hit', undefined],
    [
      'miss',
      'hit: kept 0 s ago',
      "not cached: The stage's default caches GET only, and POST has no settings of its own.",
    ],
    ['passed', 'skipped', 'passed'],
  ]);
});
