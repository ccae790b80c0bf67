// A stage's response cache: what is answered from it, for how long, and who may have an entry replaced.
import { expect, it } from 'vitest';
import { type Gateway, openGateway } from '../../electron/gateway/gateway';
import { openAccess } from '../../electron/gateway/no-companions';
import type { AccessSettings } from '../../electron/gateway/ports';
import type { MethodSetting } from '../../shared/definition/rest/stage';
import { headerMap } from './case-endpoint';
import { signedAt } from './case-signatures';
import type { CaseRequest } from './conformance-case';
import { mock, parameters } from './operations';
import { alice, by, policy } from './rest/signed-request-parts';
import { caseSettings, deployCase, importCase, openObserver, sendRequest } from './run-case';

const fresh = ['Cache-Control', 'max-age=0'] as const;
const on: MethodSetting = { cachingEnabled: true };
const cache = { sizeGigabytes: 0.5 };
/** Each answer that the integration gives says another id. */
const perCall = '$context.requestId';

interface Scene {
  readonly setting?: MethodSetting;
  readonly integration?: object;
  /** `GET /x` is guarded by signatures. */
  readonly isSigned?: boolean;
  /** What alice may do on the API. */
  readonly actions?: readonly string[];
  readonly resourcePolicy?: object;
}

interface Seen {
  /** Numbers the different answers in the order in which they came. */
  readonly answers: readonly number[];
  readonly statuses: readonly number[];
  readonly warnings: readonly boolean[];
}

async function seenBy(scene: Scene, requests: readonly CaseRequest[]): Promise<Seen> {
  const gateway = openGateway({
    settings: { ...caseSettings, access: accessFor(scene) },
    observer: openObserver().observer,
    clock: () => signedAt,
  });
  try {
    return await send(gateway, scene, requests);
  } finally {
    await gateway.dispose();
  }
}

async function send(gateway: Gateway, scene: Scene, requests: readonly CaseRequest[]): Promise<Seen> {
  const { setting = on, integration = {}, isSigned = false, resourcePolicy } = scene;
  const declared = parameters('header tenant', 'query a');
  const more = isSigned ? { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } : {};
  const operation = mock(perCall, { integration, more: { ...declared, ...more } });
  const paths = { '/x': { get: operation, post: operation } };
  const document = resourcePolicy && { 'x-amazon-apigateway-policy': resourcePolicy };
  const snapshot = importCase({ paths, ...(document && { document }) });
  const methodSettings = { '*/*': setting };
  deployCase(gateway, snapshot, {});
  gateway.updateStageSettings(snapshot.apiId, 'dev', { cache, variables: {}, methodSettings, tracingEnabled: false });
  const texts: string[] = [];
  const statuses: number[] = [];
  const warnings: boolean[] = [];
  for (const request of requests) {
    const answer = await sendRequest(gateway, snapshot.apiId, request);
    texts.push(Buffer.from(answer.body).toString());
    statuses.push(answer.status);
    warnings.push(headerMap(answer.headers).has('warning'));
  }
  const different = [...new Set(texts)];
  return { answers: texts.map((text) => different.indexOf(text) + 1), statuses, warnings };
}

function accessFor({ actions = ['execute-api:Invoke'] }: Scene): AccessSettings {
  return {
    ...openAccess,
    users: [
      {
        userName: 'alice',
        userId: 'AIDAALICE',
        createDate: 0,
        policies: { own: policy('Allow', { Action: actions }) },
      },
    ],
    accessKeys: [{ ...alice, userName: 'alice', status: 'Active', createDate: 0 }],
  };
}

const get = (path = '/dev/x', ...headers: (readonly [string, string])[]): CaseRequest => ({ path, headers });
const signedGet = (...headers: (readonly [string, string])[]): CaseRequest => by(alice, {}, get('/dev/x', ...headers));
const keyOf = (...cacheKeyParameters: string[]) => ({ integration: { cacheKeyParameters } });

it('case 103: a query parameter that is not declared does not vary the answer [documented]', async () => {
  const requests = [get('/dev/x?a=1'), get('/dev/x?a=2')];
  const declared = await seenBy(keyOf('method.request.querystring.a'), [...requests, get('/dev/x?a=1')]);
  expect([(await seenBy({}, requests)).answers, declared.answers]).toEqual([
    [1, 1],
    [1, 2, 1],
  ]);
});

it('case 104: Cache-Control: max-age=0 has the entry replaced for callers who may [documented]', async () => {
  const requests = [signedGet(), signedGet(fresh), signedGet(), signedGet(['Cache-Control', 'no-cache'])];
  const may = { isSigned: true, actions: ['execute-api:Invoke', 'execute-api:InvalidateCache'] };
  const free = { setting: { ...on, requireAuthorizationForCacheControl: false } };
  expect([
    (await seenBy(may, requests)).answers,
    (await seenBy(free, [get(), get('/dev/x', fresh), get()])).answers,
  ]).toEqual([
    [1, 2, 2, 2],
    [1, 2, 2],
  ]);
});

it.each([
  ['FAIL_WITH_403', [200, 403, 200], [false, false, false]],
  ['SUCCEED_WITH_RESPONSE_HEADER', [200, 200, 200], [false, true, false]],
  ['SUCCEED_WITHOUT_RESPONSE_HEADER', [200, 200, 200], [false, false, false]],
] as const)('8: callers who may not are answered as %s says [documented]', async (strategy, statuses, warnings) => {
  const setting = { ...on, unauthorizedCacheControlHeaderStrategy: strategy };
  const unsigned = await seenBy({ setting }, [get(), get('/dev/x', fresh), get()]);
  const signed = await seenBy({ setting, isSigned: true }, [signedGet(), signedGet(fresh), signedGet()]);
  const answers = strategy === 'FAIL_WITH_403' ? [1, 2, 1] : [1, 1, 1];
  expect([unsigned, signed]).toEqual(Array(2).fill({ answers, statuses, warnings }));
});

it('8: a warning comes with an answer of the endpoint too, and is not kept [documented]', async () => {
  expect(await seenBy({}, [get('/dev/x', fresh), get()])).toMatchObject({ answers: [1, 1], warnings: [true, false] });
});

it('iam 1.8: a resource policy may let unsigned callers invalidate [assumed]', async () => {
  const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:*', Resource: 'execute-api:/*' };
  const resourcePolicy = { Version: '2012-10-17', Statement: [statement] };
  expect((await seenBy({ resourcePolicy }, [get(), get('/dev/x', fresh)])).answers).toEqual([1, 2]);
});

it('case 105: POST is not cached by the stage default [documented]', async () => {
  const post: CaseRequest = { path: '/dev/x', method: 'POST' };
  expect((await seenBy({}, [post, post])).answers).toEqual([1, 2]);
});

it('8: an entry ends with its time to live, and 0 keeps nothing [documented]', async () => {
  const later = (afterSeconds: number): CaseRequest => ({ ...get(), afterSeconds });
  expect([
    (await seenBy({}, [get(), later(299), later(1)])).answers,
    (await seenBy({ setting: { ...on, cacheTtlInSeconds: 0 } }, [get(), get()])).answers,
  ]).toEqual([
    [1, 1, 2],
    [1, 2],
  ]);
});

it('8: a key parameter of the integration request stands for what is mapped to it [documented]', async () => {
  const integration = {
    requestParameters: { 'integration.request.header.a': 'method.request.header.tenant' },
    cacheKeyParameters: ['integration.request.header.a'],
  };
  const by = (tenant: string) => get('/dev/x', ['tenant', tenant]);
  expect((await seenBy({ integration }, [by('one'), by('two'), by('one')])).answers).toEqual([1, 2, 1]);
});

it('3 rule 10: a header that is spelled otherwise than the key parameter is another header [documented]', async () => {
  const by = (name: string, tenant: string) => get('/dev/x', [name, tenant]);
  const seen = await seenBy(keyOf('method.request.header.tenant'), [
    by('tenant', 'one'),
    by('tenant', 'two'),
    by('Tenant', 'one'),
    by('TENANT', 'two'),
    get(),
  ]);
  expect(seen.answers).toEqual([1, 2, 3, 3, 3]);
});

it('8: every value of a parameter that comes several times counts, in its order [assumed]', async () => {
  const requests = ['?a=1&a=2', '?a=2&a=1', '?a=2', '?a=1&a=2', '?a='].map((query) => get(`/dev/x${query}`));
  expect((await seenBy(keyOf('method.request.querystring.a'), requests)).answers).toEqual([1, 2, 3, 1, 4]);
});

it('8: answers that are kept encrypted are the same answers [documented]', async () => {
  expect((await seenBy({ setting: { ...on, cacheDataEncrypted: true } }, [get(), get()])).answers).toEqual([1, 1]);
});
