// Requests that are sent through a gateway, recorded as traces are, and replayed through another state of their API.
import { expect, it } from 'vitest';
import type { LambdaOutcome } from '../../../shared/lambda/functions';
import type { WebAcl } from '../../../shared/waf/web-acl';
import { sampleToken, tokenAccess } from '../../gateway/3-access/tokens/testing/sample-tokens';
import { noCompanions, openAccess } from '../../gateway/no-companions';
import type { AccessSettings, StageSettings } from '../../gateway/ports';
import {
  answer,
  byAlice,
  byFunction,
  byPool,
  custom,
  key,
  live,
  plan,
  policyFor,
  resourcePolicy,
  type Scene,
  signed,
} from '../../gateway/testing/access-scenes';
import { sampleStage } from '../../gateway/testing/sample-api';
import { openSampleGateway } from '../../gateway/testing/sample-gateway';
import { recordedRequest } from './recorded-request';

const sampleOf = ({ method = {}, api, authorizer }: Scene, verb = 'GET') => ({
  ...(api && { api }),
  paths: { '/x': { [verb]: method } },
  authorizers: authorizer ? [authorizer] : [],
});

const answered = (payload: unknown): LambdaOutcome => ({
  kind: 'answered',
  status: 200,
  payload: JSON.stringify(payload),
  executedVersion: '$LATEST',
  requestId: '',
});

interface Later extends Scene {
  readonly endpoints?: 'careful' | 'recorded' | 'live';
  readonly callers?: 'asked' | 'let-in';
  readonly waf?: Pick<WebAcl, 'DefaultAction' | 'Rules'>;
}

/** Sends the request of `scene` once, then replays its recording through the API, settings and workspace of `later`. */
async function replayed(scene: Scene & { readonly verb?: string }, later: Later = {}) {
  const { verb = 'GET', headers = {}, path = '/dev/x' } = scene;
  const calls: string[] = [];
  let said = scene.answers;
  const { gateway, send, traces } = openSampleGateway(sampleOf(scene, verb), {
    ...(scene.access && { access: scene.access }),
    lambda: {
      invoke: async ({ functionName }) => {
        calls.push(functionName);
        return answered(said);
      },
    },
  });
  await send({ method: verb, path, headers: Object.entries(headers) });
  await gateway.drain();
  const [trace] = traces;
  const request = trace && recordedRequest(trace, later.endpoints ?? 'careful');
  if (request === undefined) throw new Error('nothing was recorded');
  const first = calls.splice(0);
  said = later.answers ?? said;
  // a day later every signature and token is old
  gateway.advanceClock(86_400);
  gateway.setAccess({ ...openAccess, ...scene.access, ...later.access } as AccessSettings);
  if (later.waf) gateway.setCompanions({ ...noCompanions, waf: { webAcls: [{ ...acl, ...later.waf }], sets } });
  const [outcome] = await gateway.replay({
    stage: sampleStage(sampleOf({ ...scene, ...later }, verb), later.settings),
    asksCallers: later.callers !== 'let-in',
    requests: [request],
  });
  const { status, unknown, endpoint } = outcome ?? {};
  return { recorded: trace?.response.status, first, status, calls, endpoint, ...(unknown && { unknown }), outcome };
}

const arn = 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/guard/1';
const VisibilityConfig = { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: 'm' };
const acl = { ARN: arn, Name: 'guard', Id: '1', DefaultAction: { Allow: {} }, VisibilityConfig, Rules: [] };
const sets = { ipSets: [], regexPatternSets: [], ruleGroups: [], countries: {} };
const guarded: Partial<StageSettings> = { webAclArn: arn };
const keys = { apiKeys: [key], usagePlans: [plan] };

it('lets a request that was sent with an API key in where one is required now, though the recording masks it', async () => {
  const scene = { access: keys, headers: { 'X-API-Key': key.value } };
  expect(await replayed(scene, { method: { apiKeyRequired: true } })).toMatchObject({ recorded: 200, status: 200 });
  expect(await replayed({ access: keys }, { method: { apiKeyRequired: true } })).toMatchObject({
    recorded: 200,
    status: 403,
    outcome: { failure: { step: 'require-api-key' }, checks: [{ name: 'api-key', verdict: 'denied' }] },
  });
});

it('refuses what a resource policy of the later deployment denies', async () => {
  expect(await replayed({}, { api: resourcePolicy('Deny', '*') })).toMatchObject({ recorded: 200, status: 403 });
});

it('takes a signature of yesterday as recorded and asks the policies of today', async () => {
  const scene = byAlice(policyFor('Allow', '*'));
  expect(await replayed(scene)).toMatchObject({ recorded: 200, status: 200 });
  const { access } = byAlice(policyFor('Deny', '*'));
  expect(await replayed(scene, { ...(access && { access }) })).toMatchObject({ recorded: 200, status: 403 });
});

it('refuses a signer whose key is gone, and one whose signature was wrong', async () => {
  const scene = byAlice(policyFor('Allow', '*'));
  expect(await replayed(scene, { access: { accessKeys: [], isStrict: true } })).toMatchObject({ status: 403 });
  expect(await replayed({ ...scene, headers: signed('/dev/y') })).toMatchObject({ recorded: 403, status: 403 });
});

it('does not guess who signed where no signature was asked for then', async () => {
  expect(
    await replayed(
      { headers: signed() },
      { method: { authorizationType: 'AWS_IAM' }, access: byAlice({}).access ?? {} },
    ),
  ).toMatchObject({ recorded: 200, unknown: 'who signed was not recorded: its method asked for no signature then' });
  expect(await replayed({}, { method: { authorizationType: 'AWS_IAM' } })).toMatchObject({
    recorded: 200,
    status: 403,
  });
});

it('judges a token of a user pool at the time of its request, and its scopes by the later deployment', async () => {
  const scene = { ...byPool, access: tokenAccess, headers: { Authorization: `Bearer ${sampleToken(live)}` } };
  expect(await replayed(scene)).toMatchObject({ recorded: 200, status: 200 });
  expect(await replayed(scene, { method: { ...byPool.method, authorizationScopes: ['api/write'] } })).toMatchObject({
    recorded: 200,
    status: 401,
  });
});

it('keeps refusing a token that nobody good had signed', async () => {
  const token = sampleToken({ ...live, signedBy: 'stranger' });
  const scene = { ...byPool, access: tokenAccess, headers: { Authorization: token } };
  expect(await replayed(scene)).toMatchObject({ recorded: 401, status: 401 });
});

it('lets the recorded answer of an authorizer stand in where its token is masked', async () => {
  const scene = { ...byFunction, answers: answer('Allow') };
  const { outcome, ...rest } = await replayed(scene, { answers: answer('Deny') });
  expect([rest, outcome?.notes]).toEqual([
    { recorded: 200, first: ['auth'], status: 200, calls: [], endpoint: 'none' },
    ['The recorded answer of authorizer function auth stands in.'],
  ]);
});

it('does not ask a new authorizer about a token that is masked', async () => {
  const scene = { headers: { Authorization: 'Bearer abcdefghij' } };
  const { authorizer } = byFunction;
  expect(await replayed(scene, { method: custom, authorizer, answers: answer('Allow') })).toMatchObject({
    calls: [],
    unknown: 'its credentials are masked, and authorizer function auth was not asked of them then',
  });
});

it('asks a function that reads nothing masked, for methods that change something too', async () => {
  const authorizer = {
    ...byFunction.authorizer,
    type: 'REQUEST' as const,
    identitySource: 'method.request.querystring.tenant',
  };
  const scene = { verb: 'POST', method: custom, authorizer, path: '/dev/x?tenant=7', answers: answer('Allow') };
  // what authorizers read in queries is masked as well: only what no authorizer read is whole
  const open = { verb: 'POST', path: '/dev/x?tenant=blue-and-long' };
  expect(await replayed(open, { method: custom, authorizer, answers: answer('Deny') })).toMatchObject({
    recorded: 200,
    status: 403,
    calls: ['auth'],
  });
  expect(await replayed(scene, { endpoints: 'recorded' })).toMatchObject({ status: 200, calls: [] });
});

it('asks the web ACL of the stage without counting in its rates', async () => {
  expect(await replayed({}, { settings: guarded, waf: { ...acl, DefaultAction: { Block: {} } } })).toMatchObject({
    recorded: 200,
    status: 403,
    outcome: { checks: [{ name: 'web-acl', verdict: 'denied' }] },
  });
  const often = {
    RateBasedStatement: { Limit: 10, AggregateKeyType: 'IP' as const, EvaluationWindowSec: 300 as const },
  };
  const Rules = [{ Name: 'often', Priority: 0, Statement: often, Action: { Block: {} }, VisibilityConfig }];
  expect(await replayed({}, { settings: guarded, waf: { ...acl, Rules } })).toMatchObject({ status: 200 });
});

it('uses up no throttle and no quota', async () => {
  const method = { apiKeyRequired: true };
  const none = { ...keys, usagePlans: [{ ...plan, quota: { limit: 1, offset: 0, period: 'DAY' as const } }] };
  const scene = { method, access: none, headers: { 'X-API-Key': key.value } };
  const settings = { methodSettings: { '*/*': { throttlingRateLimit: 0, throttlingBurstLimit: 0 } } };
  expect(await replayed(scene, { settings })).toMatchObject({ recorded: 200, status: 200 });
});

it('lets everybody in where that is asked for', async () => {
  expect(
    await replayed({}, { api: resourcePolicy('Deny', '*'), method: { apiKeyRequired: true }, callers: 'let-in' }),
  ).toMatchObject({ recorded: 200, status: 200, outcome: { checks: [] } });
});
