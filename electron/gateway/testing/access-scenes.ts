// Requests that meet one check each, for tests of explanations: sent through a gateway, never written by hand.
import type { ApiKey, UsagePlan } from '../../../shared/definition/companions/usage-plan';
import type { Authorizer } from '../../../shared/definition/rest/authorizer';
import { signRequest } from '../../../shared/sigv4/sign-request';
import { type Explanation, explainRequest } from '../../../shared/trace/explain-request';
import { samplePoolArn } from '../3-access/tokens/testing/sample-tokens';
import { nodeSigningCrypto } from '../node-signing-crypto';
import type { AccessSettings } from '../ports';
import type { SampleApi, SampleMethod } from './sample-api';
import { openSampleGateway, type SampleGatewayOptions, type SentRequest } from './sample-gateway';

const at = Date.UTC(2025, 7, 19, 17, 4, 50);
export const key: ApiKey = {
  id: 'k1',
  name: 'ios',
  value: 'a-key-of-25-characters-xy',
  enabled: true,
  createdDate: 0,
  lastUpdatedDate: 0,
};
export const plan: UsagePlan = {
  id: 'gold',
  name: 'Gold',
  apiStages: [{ apiId: 'abc1234567', stage: 'dev' }],
  keyIds: ['k1'],
};
const keyed = { 'x-api-key': key.value };
const uri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:auth/invocations';
const guard: Authorizer = { id: 'au1', name: 'guard', type: 'TOKEN', authorizerUri: uri };
const pool: Authorizer = { id: 'au1', name: 'shop', type: 'COGNITO_USER_POOLS', providerARNs: [samplePoolArn] };

export interface Scene {
  readonly method?: SampleMethod;
  readonly api?: SampleApi['api'];
  readonly authorizer?: Authorizer;
  readonly access?: Partial<AccessSettings>;
  readonly settings?: SampleGatewayOptions['settings'];
  /** What the authorizer's function answers. */
  readonly answers?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** How often the request is sent; the last one is explained. */
  readonly times?: number;
  /** `/dev/x` unless given. */
  readonly path?: string;
}

/** The explanation of the last request to `GET /x` of the scene. */
export async function explained(scene: Scene): Promise<Explanation> {
  const { method = {}, api, authorizer, access, settings, answers, headers = {}, times = 1, path = '/dev/x' } = scene;
  const sample = { ...(api && { api }), paths: { '/x': { GET: method } }, authorizers: authorizer ? [authorizer] : [] };
  const { gateway, send, traces } = openSampleGateway(sample, {
    ...(access && { access }),
    ...(settings && { settings }),
    lambda: {
      invoke: async ({ requestId = '' }) => ({
        kind: 'answered',
        status: 200,
        payload: JSON.stringify(answers),
        executedVersion: '$LATEST',
        requestId,
      }),
    },
  });
  const request: SentRequest = { path, headers: Object.entries(headers) };
  for (let sent = 0; sent < times; sent += 1) await send(request);
  await gateway.drain();
  const trace = traces.at(-1);
  if (trace === undefined) throw new Error('nothing was traced');
  return explainRequest(trace, 'http://127.0.0.1:4600');
}

export function policyFor(effect: string, resource: string, more: object = {}) {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: effect, Action: 'execute-api:Invoke', Resource: resource, ...more }],
  };
}

/** An answer of the authorizer's function. */
export function answer(effect: string, resource = '*', more: object = {}) {
  return { principalId: 'ann', policyDocument: policyFor(effect, resource), ...more };
}

export const custom = { authorizationType: 'CUSTOM', authorizerId: 'au1' };
export const byFunction = { method: custom, authorizer: guard, headers: { Authorization: 'Bearer abcdefghij' } };
export const byPool = { method: { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'au1' }, authorizer: pool };
export const live = { claims: { iat: at / 1_000, auth_time: at / 1_000, exp: at / 1_000 + 3_600 } };
export const byKey = {
  method: { apiKeyRequired: true },
  access: { apiKeys: [key], usagePlans: [plan] },
  headers: keyed,
};
const accessKeys = [
  {
    accessKeyId: 'AKIAALICE00000000',
    userName: 'alice',
    secretAccessKey: 's',
    status: 'Active',
    createDate: 0,
  } as const,
];
const alice = { userName: 'alice', userId: 'AIDAALICE', createDate: 0 };

/** Headers of a request for `path`, signed by alice and sent to `/dev/x`. */
export function signed(path = '/dev/x', secretAccessKey = 's') {
  const headers: [string, string][] = [['Host', 'abc1234567.execute-api.us-east-1.localhost']];
  const request = { method: 'GET', path, rawQuery: '', headers, body: null };
  const keys = { accessKeyId: 'AKIAALICE00000000', secretAccessKey };
  const lines = signRequest(request, {
    keys,
    region: 'us-east-1',
    service: 'execute-api',
    crypto: nodeSigningCrypto,
    at,
  });
  return Object.fromEntries(lines.filter(([name]) => name !== 'Host'));
}

export function byAlice(policy: object | undefined, headers = signed()): Scene {
  const users = [{ ...alice, ...(policy && { policies: { own: JSON.stringify(policy) } }) }];
  return { method: { authorizationType: 'AWS_IAM' }, access: { users, accessKeys }, headers };
}

export const throttled = (rateLimit: number, burstLimit: number) => ({ rateLimit, burstLimit });
export function planWith(more: Partial<UsagePlan>): Scene {
  return { ...byKey, access: { apiKeys: [key], usagePlans: [{ ...plan, ...more }] }, times: 2 };
}
export const resourcePolicy = (effect: string, resource: string) => ({
  policy: JSON.stringify(policyFor(effect, resource, { Principal: '*' })),
});
