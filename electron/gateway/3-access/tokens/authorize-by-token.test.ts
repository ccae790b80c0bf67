import { expect, it } from 'vitest';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import type { AccessCheck } from '../../../../shared/trace/access-check';
import type { CompiledDeployment } from '../../deploy/compiled-deployment';
import type { Exchange } from '../../exchange';
import type { GatewayError } from '../../gateway-error';
import { openAccess } from '../../no-companions';
import type { AccessSettings } from '../../ports';
import { sampleExchange, sampleInvocation, sampleMethod } from '../../testing/sample-exchange';
import { openAuthorizeByToken } from './authorize-by-token';
import { accessToken, samplePool, samplePoolArn, sampleTime, sampleToken, tokenAccess } from './testing/sample-tokens';
import { openTokenKeys } from './token-keys';
import { openVerifiedTokens } from './verified-tokens';

interface Asked {
  readonly token?: string;
  readonly authorizer?: Partial<Authorizer>;
  readonly scopes?: string[];
  readonly settings?: Partial<AccessSettings>;
  readonly now?: number;
}

function openSubject() {
  const verified = openVerifiedTokens();
  const fetch = async (address: string) => Promise.reject(new Error(`${address} answers 503.`));
  const authorize = openAuthorizeByToken({ keys: openTokenKeys(() => sampleTime, fetch), verified });
  const authorizers = new Map<string, CompiledDeployment['view']>();
  const viewOf = (authorizer: Partial<Authorizer>) => {
    const name = JSON.stringify(authorizer);
    const entity: Authorizer = {
      id: 'au1234',
      name: 'shop',
      type: 'COGNITO_USER_POOLS',
      providerARNs: [samplePoolArn],
      ...authorizer,
    };
    const view = { authorizers: new Map([['au1234', entity]]) } as unknown as CompiledDeployment['view'];
    if (!authorizers.has(name)) authorizers.set(name, view);
    return authorizers.get(name) as CompiledDeployment['view'];
  };
  return {
    verified,
    /** What is asked, what came of it, and the checks in the trace. */
    async ask({ token, authorizer = {}, scopes = [], settings = {}, now = sampleTime }: Asked) {
      const checks: AccessCheck[] = [];
      const method = sampleMethod({
        method: { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'au1234', authorizationScopes: scopes },
      });
      const sample = sampleExchange({ deploymentParts: { view: viewOf(authorizer) } });
      const exchange: Exchange = {
        ...sample,
        tools: { ...sample.tools, clock: () => now, access: () => ({ ...openAccess, ...tokenAccess, ...settings }) },
        invocation: { ...sampleInvocation, headers: token === undefined ? [] : [['Authorization', token]] },
        match: { method, resourceId: 'r', resourcePath: '/', pathParameters: {} },
        trace: { isOn: true, note() {}, log() {}, fail() {}, checked() {}, check: (check) => checks.push(check) },
      };
      const refusal = await Promise.resolve()
        .then(() => authorize(exchange))
        .then(
          () => undefined,
          (error: GatewayError) => [error.responseType, error.options.message, exchange.access?.authorizerCall?.error],
        );
      return { refusal, access: exchange.access, checks };
    },
  };
}

it('records what it looked at, without the signature', async () => {
  const token = accessToken('api/read openid');
  const { refusal, checks } = await openSubject().ask({ token, scopes: ['api/write'] });
  expect(refusal).toEqual(['UNAUTHORIZED', undefined, 'The token is refused: scopes.']);
  expect(checks).toMatchObject([
    {
      name: 'authorizer-identity',
      verdict: 'passed',
      evidence: { authorizerId: 'au1234', identity: [{ source: 'method.request.header.Authorization' }] },
    },
    { name: 'token', verdict: 'passed', said: 'a good access token', evidence: { kind: 'token' } },
    {
      name: 'scopes',
      verdict: 'denied',
      evidence: { facts: [{ wanted: 'one of api/write', actual: 'api/read openid', holds: false }] },
    },
  ]);
  expect(JSON.stringify(checks)).not.toContain(token.split('.')[2]?.slice(0, 40));
});

it('checks a signature once in its time-to-live, and everything else each time', async () => {
  const subject = openSubject();
  const token = sampleToken();
  const names = async (asked: Asked) => (await subject.ask(asked)).checks.map(({ name, verdict }) => [name, verdict]);
  await subject.ask({ token });
  const kept = await names({ token });
  const other = await subject.ask({ token, scopes: ['a'] });
  const over = await names({ token, now: sampleTime + 300_000 });
  expect([kept, other.refusal?.[2], over]).toEqual([
    [
      ['authorizer-identity', 'passed'],
      ['authorizer-cache', 'passed'],
      ['token', 'passed'],
    ],
    'The token is refused: use.',
    [
      ['authorizer-identity', 'passed'],
      ['token', 'passed'],
    ],
  ]);
});

it('keeps nothing with a time-to-live of 0, and nothing after a flush', async () => {
  const subject = openSubject();
  const token = sampleToken();
  const isKept = async (authorizer: Partial<Authorizer>) =>
    (await subject.ask({ token, authorizer })).checks.some(({ name }) => name === 'authorizer-cache');
  const never = { authorizerResultTtlInSeconds: 0 };
  const kept = [await isKept(never), await isKept(never), await isKept({}), await isKept({})];
  subject.verified.flush('abc1234567', 'dev');
  expect([...kept, await isKept({})]).toEqual([false, false, false, true, false]);
});

it('forgets what it kept of a pool that is mapped elsewhere since', async () => {
  const subject = openSubject();
  const token = sampleToken();
  await subject.ask({ token });
  const userPools = [{ id: samplePool, name: 'p', createDate: 0, mappedTo: { issuer: 'https://id.example.com' } }];
  expect((await subject.ask({ token, settings: { userPools } })).refusal?.[2]).toBe('The token is refused: issuer.');
});

it('answers 401 where the keys of a mapped pool cannot be fetched, and the reason says why', async () => {
  const issuer = 'https://id.example.com';
  const userPools = [{ id: samplePool, name: 'p', createDate: 0, mappedTo: { issuer, jwksUri: `${issuer}/keys` } }];
  const { refusal } = await openSubject().ask({
    token: sampleToken({ claims: { iss: issuer } }),
    settings: { userPools },
  });
  expect(refusal).toEqual([
    'UNAUTHORIZED',
    undefined,
    `The keys of ${issuer} cannot be fetched: ${issuer}/keys answers 503.`,
  ]);
});

it.each([
  ['a Lambda authorizer', { type: 'REQUEST' as const }],
  ['no user pool', { providerARNs: ['arn:aws:lambda:us-east-1:123456789012:function:f'] }],
  ['a source that is no header', { identitySource: 'method.request.querystring.t' }],
])('is a configuration error with %s', async (_, authorizer) => {
  const { refusal } = await openSubject().ask({ token: sampleToken(), authorizer });
  expect(refusal?.[0]).toBe('AUTHORIZER_CONFIGURATION_ERROR');
});

it('hands claims on as text', async () => {
  const claims = {
    address: { formatted: 'a' },
    nothing: null,
    count: 3,
    mixed: [1, 'b', { c: 2 }],
    exp: 1_488_372_292,
  };
  const { access } = await openSubject().ask({ token: sampleToken({ claims }) });
  expect(access?.authorizer).toMatchObject({
    claims: {
      address: '{"formatted":"a"}',
      count: '3',
      mixed: '1,b,{"c":2}',
      exp: 'Wed Mar 01 12:44:52 UTC 2017',
      email_verified: 'true',
    },
  });
  expect(JSON.stringify(access)).not.toContain('nothing');
});
