// User pool authorizers: which tokens are let in, what the refused are told, and where claims show.
import {
  accessToken,
  issuerOfSample,
  samplePool,
  samplePoolArn,
  sampleTime,
  sampleToken,
  strangersKey,
  tokenAccess,
} from '../../../electron/gateway/3-access/tokens/testing/sample-tokens';
import type { CaseAnswer, CaseRequest, ConformanceCase } from '../conformance-case';
import { lambdaProxy, mock } from '../operations';

type Source = ConformanceCase['source'];

const unauthorized = '{"message":"Unauthorized"}';
const expired = '{"message":"The incoming token has expired"}';
const refused: CaseAnswer = {
  status: 401,
  body: unauthorized,
  headers: { 'x-amzn-ErrorType': 'UnauthorizedException', 'WWW-Authenticate': null },
};
const passed: CaseAnswer = { status: 200 };

interface Pools {
  readonly arns?: readonly string[];
  readonly identitySource?: string;
  readonly expression?: string;
  readonly ttl?: number;
}

function documentOf({ arns = [samplePoolArn], identitySource, expression, ttl }: Pools = {}) {
  return {
    components: {
      securitySchemes: {
        pool: {
          type: 'apiKey',
          name: identitySource?.replace('method.request.header.', '') ?? 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'cognito_user_pools',
          'x-amazon-apigateway-authorizer': {
            type: 'cognito_user_pools',
            providerARNs: arns,
            ...(identitySource !== undefined && { identitySource }),
            ...(expression !== undefined && { identityValidationExpression: expression }),
            ...(ttl !== undefined && { authorizerResultTtlInSeconds: ttl }),
          },
        },
      },
    },
  };
}

const guarded = (scopes: readonly string[] = []) => ({ more: { security: [{ pool: scopes }] } });

/** A case on GET /x behind the authorizer. */
function pools(
  id: string,
  source: Source,
  token: string | undefined,
  answer: CaseAnswer,
  options: Partial<ConformanceCase> & { readonly pools?: Pools; readonly scopes?: readonly string[] } = {},
): ConformanceCase {
  const { pools: given, scopes, request, ...more } = options;
  return {
    id,
    source,
    paths: { '/x': { get: mock('in', guarded(scopes)) } },
    document: documentOf(given),
    access: tokenAccess,
    startsAt: sampleTime,
    request: { path: '/dev/x', ...(token !== undefined && { headers: [['Authorization', token]] }), ...request },
    answer,
    ...more,
  };
}

const at = (seconds: number) => sampleTime / 1_000 + seconds;
const later = (token: string, afterSeconds: number): Pick<ConformanceCase, 'request'> => ({
  request: { path: '/dev/x', headers: [['Authorization', token]], afterSeconds } as CaseRequest,
});
const good = sampleToken();
const [header = '', payload = '', signed = ''] = good.split('.');
const otherPool = 'us-east-1_Zz9yX8wV7';

export const userPoolCases: readonly ConformanceCase[] = [
  pools('7.4: an ID token where the method has no scopes', 'documented', good, { status: 200, body: 'in' }),
  pools('7.4: Bearer before the token', 'documented', `Bearer ${good}`, passed),
  pools('7.4: no token', 'documented', undefined, {
    ...refused,
    log: [/^Starting authorizer: [a-z0-9]+ for request: [0-9a-f-]+$/, /^Unauthorized request: [0-9a-f-]+$/],
  }),
  pools('7.4: Bearer and nothing', 'documented', 'Bearer ', refused),
  pools('7.4: malformed', 'documented', 'not-a-token', refused),
  pools('95: expired', 'recorded', good, { ...refused, body: expired }, later(good, 3_600)),
  pools('7.4: a second before it expires', 'documented', good, passed, later(good, 3_599)),
  pools('7.4: an expired token of a stranger is not told that it expired', 'assumed', undefined, refused, {
    request: {
      path: '/dev/x',
      headers: [['Authorization', sampleToken({ signedBy: 'stranger' })]],
      afterSeconds: 7_200,
    },
  }),
  pools('7.4: not before', 'assumed', sampleToken({ claims: { nbf: at(60) } }), refused),
  pools('7.4: issued in the future', 'assumed', sampleToken({ claims: { iat: at(60) } }), refused),
  pools('7.4: without an expiry', 'assumed', sampleToken({ claims: { exp: undefined } }), refused),
  pools('7.4: an expiry that is text', 'assumed', sampleToken({ claims: { exp: String(at(60)) } }), refused),
  pools('7.4: wrong pool', 'documented', sampleToken({ poolId: otherPool }), refused),
  pools('7.4: signed by a stranger', 'documented', sampleToken({ signedBy: 'stranger' }), refused),
  pools('7.4: an access token where the method has no scopes', 'documented', accessToken('api/read'), refused),
  pools('96: an ID token where the method has scopes', 'documented', good, refused, { scopes: ['api/read'] }),
  pools('7.4: an access token with the scope', 'documented', accessToken('openid api/read'), passed, {
    scopes: ['api/read'],
  }),
  pools('7.4: one of several scopes will do', 'documented', accessToken('api/write'), passed, {
    scopes: ['api/read', 'api/write'],
  }),
  pools('7.4: an access token with other scopes', 'documented', accessToken('api/reader openid'), refused, {
    scopes: ['api/read'],
  }),
  pools('7.4: an access token without scopes', 'documented', accessToken('', { scope: undefined }), refused, {
    scopes: ['api/read'],
  }),
  pools('7.4: the expression is for the audience', 'documented', good, passed, {
    pools: { expression: '^1example\\d+$' },
  }),
  pools('7.4: another audience', 'documented', good, refused, { pools: { expression: '^2example\\d+$' } }),
  pools('7.4: access tokens have no audience', 'documented', accessToken('api/read'), refused, {
    pools: { expression: '.*' },
    scopes: ['api/read'],
  }),
  pools('7.4: the second of two pools', 'documented', sampleToken({ poolId: otherPool }), passed, {
    pools: { arns: [samplePoolArn, samplePoolArn.replace(samplePool, otherPool)] },
  }),
  pools('7.4: a stage variable in place of the pool', 'documented', good, passed, {
    pools: { arns: [samplePoolArn.replace(samplePool, `\${stageVariables.pool}`)] },
    stage: { variables: { pool: samplePool } },
  }),
  pools('7.4: another header, in any letter case', 'documented', undefined, passed, {
    pools: { identitySource: 'method.request.header.X-Token' },
    request: { path: '/dev/x', headers: [['x-token', good]] },
  }),
  pools(
    '7.4: the result is kept, but not past the expiry',
    'assumed',
    undefined,
    { ...refused, body: expired },
    {
      pools: { ttl: 3_600 },
      before: [{ path: '/dev/x', headers: [['Authorization', good]], afterSeconds: 1_800 }],
      ...later(good, 1_800),
    },
  ),
  ...Object.entries({
    'alg none': sampleToken({ header: { alg: 'none' }, signedBy: 'nobody' }),
    'alg none with the signature of another token': `${sampleToken({ header: { alg: 'none' }, signedBy: 'nobody' })}${signed}`,
    'the public key as a shared secret': sampleToken({ header: { alg: 'HS256' }, signedBy: 'public key as secret' }),
    'RS256 over a shared secret': sampleToken({ signedBy: 'public key as secret' }),
    'a key of its own in the header': sampleToken({ header: { jwk: strangersKey }, signedBy: 'stranger' }),
    'a key set of its own in the header': sampleToken({
      header: { jku: 'http://127.0.0.1:9/jwks.json', x5u: 'http://127.0.0.1:9/' },
      signedBy: 'stranger',
    }),
    'a kid that is a path': sampleToken({ header: { kid: '../../../../dev/null' } }),
    'a kid that is an address': sampleToken({ header: { kid: 'http://127.0.0.1:9/jwks.json' } }),
    'a kid that is an object': sampleToken({ header: { kid: { toString: 'one' } } }),
    'a kid that every object has': sampleToken({ header: { kid: 'constructor' } }),
    'no kid': sampleToken({ header: { kid: undefined } }),
    'extensions that must be understood': sampleToken({ header: { crit: ['exp'] } }),
    'the issuer with a slash': sampleToken({ claims: { iss: `${issuerOfSample()}/` } }),
    'issuers in a list': sampleToken({ claims: { iss: [issuerOfSample()] } }),
    'another payload': `${header}.${Buffer.from('{"token_use":"id"}').toString('base64url')}.${signed}`,
    'cut short': good.slice(0, -10),
    'two parts': `${header}.${payload}`,
    'four parts': `${good}.${signed}`,
    'a signature with padding': `${good}==`,
    'a signature in the other alphabet': `${header}.${payload}.${signed.replaceAll('-', '+').replaceAll('_', '/')}=`,
    'a blank within': `${header}.${payload} .${signed}`,
    'a payload that is a list': `${header}.${Buffer.from('[1]').toString('base64url')}.${signed}`,
    'a member that stands twice': `${header}.${Buffer.from('{"iss":"a","iss":"b"}').toString('base64url')}.${signed}`,
    'a payload that is nested deeply': `${header}.${Buffer.from(`{"a":${'['.repeat(3_000)}${']'.repeat(3_000)}}`).toString('base64url')}.${signed}`,
  }).map(([name, token]) => pools(`7.4: an attack: ${name}`, 'documented', token, refused)),
  pools(
    '7.4: no such authorizer can work without a pool',
    'assumed',
    good,
    { status: 500, body: '{"message":null}' },
    {
      pools: { arns: [samplePoolArn.replace(samplePool, `\${stageVariables.none}`)] },
    },
  ),
  pools(
    '7.4: claims in templates and the access log',
    'documented',
    good,
    {
      status: 200,
      body: 'janedoe|admin,staff|true|Wed Mar 01 12:44:52 UTC 2017|1488368692|',
      accessLog: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee janedoe@example.com -',
    },
    {
      paths: {
        '/x': {
          get: mock(
            [
              `$context.authorizer.claims['cognito:username']`,
              `$context.authorizer.claims['cognito:groups']`,
              '$context.authorizer.claims.email_verified',
              '$context.authorizer.claims.exp',
              '$context.authorizer.claims.auth_time',
              `$!context.authorizer.claims.missing`,
            ].join('|'),
            guarded(),
          ),
        },
      },
      stage: {
        accessLogFormat:
          '$context.authorizer.claims.sub $context.authorizer.claims.email $context.authorizer.claims.missing',
      },
    },
  ),
  pools(
    '7.4: claims in the event of a function',
    'documented',
    good,
    {
      status: 200,
      invoked: {
        event: {
          'requestContext.authorizer': {
            claims: {
              sub: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
              aud: '1example23456789',
              'cognito:groups': 'admin,staff',
              email_verified: 'true',
              token_use: 'id',
              auth_time: '1488368692',
              iss: issuerOfSample(),
              'cognito:username': 'janedoe',
              exp: 'Wed Mar 01 12:44:52 UTC 2017',
              iat: 'Wed Mar 01 11:44:52 UTC 2017',
              email: 'janedoe@example.com',
            },
          },
        },
      },
    },
    {
      paths: { '/x': { get: lambdaProxy({}, guarded()) } },
      functions: { fn: { returns: { statusCode: 200 } } },
    },
  ),
];
