import { expect, it } from 'vitest';
import type { MethodSetting } from '../../../shared/definition/rest/stage';
import { sampleStage } from '../testing/sample-api';
import { openSampleGateway } from '../testing/sample-gateway';

const place = { apiId: 'abc1234567', stageName: 'dev' };
const cached = (...cacheKeyParameters: string[]) => ({
  methodIntegration: { type: 'HTTP_PROXY', uri: 'http://h/x', httpMethod: 'GET', cacheKeyParameters },
});
const sample = {
  paths: {
    '/x/{id}': { GET: cached('method.request.querystring.page', 'method.request.header.Authorization') },
    '/y': { POST: cached() },
  },
};
const secret = 'Bearer abcdefghijklmnop';

function open(setting: MethodSetting = {}) {
  let calls = 0;
  return openSampleGateway(sample, {
    settings: { cache: { sizeGigabytes: 0.5 }, methodSettings: { '*/*': { cachingEnabled: true, ...setting } } },
    http: async () => ({ status: 200, headers: [], body: Buffer.from(`${++calls}`), latencyMs: 1 }),
  });
}

async function explained(
  { gateway }: Pick<ReturnType<typeof open>, 'gateway'>,
  pathWithQueryString: string,
  { httpMethod = 'GET', headers = [] as (readonly [string, string])[], isCanary = false } = {},
) {
  const question = { httpMethod, pathWithQueryString, headers, isCanary };
  const reply = await gateway.askCache({ kind: 'explain', ...place, question });
  if (reply.kind !== 'explained') throw new Error(`The cache answered ${reply.kind}.`);
  return reply.explanation;
}

it('names the nearest entry and what is different, with credentials masked', async () => {
  const opened = open();
  await opened.send({ path: '/dev/x/1?page=1', headers: [['Authorization', secret]] });
  const miss = await explained(opened, '/x/1?page=2&q=3', { headers: [['authorization', secret]] });
  const hit = await explained(opened, '/x/9?page=1', { headers: [['Authorization', secret]] });
  expect([miss, hit]).toMatchObject([
    {
      verdict: 'miss',
      key: { parts: [{ values: ['2'] }, { values: [] }] },
      notes: [
        'Path parameter id is no part of the key: all its values share one entry.',
        'Query parameter q is no part of the key: all its values share one entry.',
        'Header authorization is spelled otherwise than in the key, so it does not count.',
      ],
      nearest: {
        differing: [
          { parameter: 'method.request.querystring.page', asked: ['2'], kept: ['1'] },
          { parameter: 'method.request.header.Authorization', asked: [], kept: [expect.stringMatching(/^\*+klmnop$/)] },
        ],
      },
    },
    { verdict: 'hit', ttlSeconds: 300, entry: { hits: 0, status: 200 } },
  ]);
});

it('says why nothing is kept: no method, no setting, a time to live of 0', async () => {
  const opened = open();
  const answers = [
    await explained(opened, '/nowhere'),
    await explained(opened, '/y', { httpMethod: 'POST' }),
    await explained(open({ cacheTtlInSeconds: 0 }), '/x/1'),
    await explained(open({ cachingEnabled: false }), '/x/1'),
  ];
  expect(answers.map(({ verdict, said }) => [verdict, said])).toEqual([
    ['unrouted', 'No resource has a method for GET /nowhere.'],
    ['uncached', "The stage's default caches GET only, and POST has no settings of its own."],
    ['uncached', 'The time to live is 0, which switches caching off.'],
    ['uncached', 'Caching is not enabled for the method: its settings, or those of the stage, say no.'],
  ]);
});

it('tells of a request for a fresh answer what decides', async () => {
  const headers = [['Cache-Control', 'max-age=0'] as const];
  const free = await explained(open({ requireAuthorizationForCacheControl: false }), '/x/1', { headers });
  const guarded = await explained(open(), '/x/1', { headers });
  expect([free.verdict, guarded.verdict, guarded.said]).toEqual([
    'refresh',
    'miss',
    'Nothing is kept under this key. Cache-Control: max-age=0 replaces it for callers with execute-api:InvalidateCache.',
  ]);
});

it('keeps entries of a canary apart unless it shares the cache of the stage', async () => {
  const opened = open();
  const { snapshot, settings, ...stage } = sampleStage(sample);
  const ask = (release: string) =>
    opened.send({ path: '/dev/x/1', headers: [['X-Gatehouse-Release', release]] }).then(({ text }) => text);
  const serve = (useStageCache: boolean) =>
    opened.gateway.deploy({
      ...stage,
      snapshot,
      settings: {
        ...settings,
        cache: { sizeGigabytes: 0.5 },
        methodSettings: { '*/*': { cachingEnabled: true } },
        canary: { percentTraffic: 50, variables: {}, useStageCache },
      },
      canary: { deploymentId: 'next', snapshotHash: 'next', snapshot },
    });
  serve(false);
  const apart = [await ask('production'), await ask('canary'), await ask('canary')];
  const scope = (await explained(opened, '/x/1', { isCanary: true })).entry?.scope;
  serve(true);
  expect([apart, scope, await ask('canary')]).toEqual([['1', '2', '2'], 'canary', '1']);
});
