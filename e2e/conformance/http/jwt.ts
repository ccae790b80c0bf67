// HTTP APIs: JWT authorizers (reference A12, JWT).
import {
  accessToken,
  issuerOfSample,
  type SampleToken,
  sampleTime,
  sampleToken,
  strangersKey,
  tokenAccess,
} from '../../../electron/gateway/3-access/tokens/testing/sample-tokens';
import type { V2Authorizer } from '../../../shared/definition/v2/authorizer';
import type { CaseAnswer, CaseRequest } from '../conformance-case';
import { type CaseRoute, type HttpCase, lambda1, lambda2 } from '../http-case';

type Source = HttpCase['source'];

const audience = '1example23456789';
const jwt: V2Authorizer = {
  id: 'jwt1',
  name: 'pool',
  authorizerType: 'JWT',
  identitySource: ['$request.header.Authorization'],
  jwtConfiguration: { issuer: issuerOfSample(), audience: [audience, 'other'] },
};

const guarded = (scopes?: readonly string[], integration: CaseRoute = lambda2): CaseRoute => ({
  ...integration,
  route: {
    authorizationType: 'JWT',
    authorizerId: 'jwt1',
    ...(scopes !== undefined && { authorizationScopes: [...scopes] }),
  },
});

const bearing = (token: string | undefined): CaseRequest => ({
  path: '/x',
  headers: token === undefined ? [] : [['Authorization', token]],
});

function unauthorized(description?: string): CaseAnswer {
  const detail = description === undefined ? '' : ` scope="" error="invalid_token" error_description="${description}"`;
  return {
    status: 401,
    body: '{"message":"Unauthorized"}',
    headers: { 'www-authenticate': `Bearer${detail}`, 'content-type': 'application/json', 'x-amzn-errortype': null },
    invoked: null,
  };
}

const anyRefusal: CaseAnswer = { status: 401, body: '{"message":"Unauthorized"}', invoked: null };

function jwtCase(
  id: string,
  source: Source,
  token: string | undefined,
  answer: CaseAnswer,
  more: Partial<HttpCase> = {},
): HttpCase {
  return {
    id: `A12: ${id}`,
    source,
    routes: { 'GET /x': guarded() },
    authorizers: [jwt],
    functions: { fn: { returns: 'in' } },
    access: tokenAccess,
    startsAt: sampleTime,
    request: bearing(token),
    answer,
    ...more,
  };
}

const caller = (authorizer: unknown): CaseAnswer => ({
  status: 200,
  invoked: { event: { 'requestContext.authorizer': authorizer } },
});
const claims = (given: NonNullable<SampleToken['claims']>) => sampleToken({ claims: given });
const scoped = (...scopes: readonly string[]): Partial<HttpCase> => ({ routes: { 'GET /x': guarded(scopes) } });
const now = sampleTime / 1_000;

/** Every claim of the sample that the cases on claims keep. */
const fewClaims = {
  'cognito:username': undefined,
  'cognito:groups': undefined,
  auth_time: undefined,
  email: undefined,
  email_verified: undefined,
  token_use: undefined,
};
const sub = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const standard = { sub, aud: audience, iss: issuerOfSample(), exp: String(now + 3_600), iat: String(now) };

export const httpJwtCases: readonly HttpCase[] = [
  jwtCase('48: no token', 'recorded', undefined, unauthorized()),
  jwtCase('an empty token', 'assumed', 'Bearer ', anyRefusal),
  jwtCase('49: not three segments', 'recorded', 'abc', unauthorized('token contains an invalid number of segments')),
  jwtCase('50: another audience', 'documented', claims({ aud: 'no' }), {
    ...unauthorized('the token does not have a valid audience'),
  }),
  jwtCase('one of several audiences', 'documented', claims({ aud: ['no', 'other'] }), { status: 200 }),
  jwtCase('51: client_id where aud is absent', 'documented', claims({ aud: undefined, client_id: audience }), {
    status: 200,
  }),
  jwtCase(
    'client_id does not count beside aud',
    'documented',
    claims({ aud: 'no', client_id: audience }),
    unauthorized('the token does not have a valid audience'),
  ),
  jwtCase('expired', 'assumed', claims({ exp: now }), unauthorized('the token has expired')),
  jwtCase('no expiry', 'documented', claims({ exp: undefined }), anyRefusal),
  jwtCase('not valid yet', 'assumed', claims({ nbf: now + 1 }), unauthorized('the token is not valid yet')),
  jwtCase('issued in the future', 'assumed', claims({ iat: now + 1 }), {
    ...unauthorized('the token was issued in the future'),
  }),
  jwtCase('another issuer', 'assumed', claims({ iss: `${issuerOfSample()}/` }), unauthorized('invalid issuer')),
  jwtCase('signed by another', 'assumed', sampleToken({ signedBy: 'stranger' }), unauthorized('invalid signature')),
  jwtCase('an unknown key', 'assumed', sampleToken({ header: { kid: 'x' } }), unauthorized('invalid kid')),
  jwtCase('a key id that is a path', 'assumed', sampleToken({ header: { kid: '../../etc/passwd' } }), anyRefusal),
  jwtCase('a key id that is no text', 'assumed', sampleToken({ header: { kid: ['one'] } }), anyRefusal),
  jwtCase(
    'a key of its own',
    'assumed',
    sampleToken({ signedBy: 'stranger', header: { jwk: strangersKey, jku: 'http://127.0.0.1:1/', x5u: 'http://a' } }),
    anyRefusal,
  ),
  jwtCase(
    '54: HS256 with the public key',
    'documented',
    sampleToken({
      header: { alg: 'HS256' },
      signedBy: 'public key as secret',
    }),
    anyRefusal,
  ),
  jwtCase('algorithm none', 'documented', sampleToken({ header: { alg: 'none' }, signedBy: 'nobody' }), anyRefusal),
  jwtCase('a huge token', 'assumed', claims({ big: 'x'.repeat(9_000) }), { status: 431, invoked: null }),
  jwtCase('with Bearer', 'documented', `Bearer ${sampleToken()}`, { status: 200 }),
  jwtCase(
    'in the query string',
    'documented',
    undefined,
    { status: 200 },
    {
      authorizers: [{ ...jwt, identitySource: ['$request.querystring.token'] }],
      request: { path: `/x?token=${sampleToken()}` },
    },
  ),
  jwtCase(
    '52: no scope of the route',
    'assumed',
    accessToken('read'),
    {
      status: 403,
      body: '{"message":"Forbidden"}',
      headers: { 'www-authenticate': /^Bearer scope="write admin" error="insufficient_scope" / },
      invoked: null,
    },
    scoped('write', 'admin'),
  ),
  jwtCase(
    'a token without scopes',
    'documented',
    sampleToken(),
    {
      status: 403,
      body: '{"message":"Forbidden"}',
    },
    scoped('write'),
  ),
  jwtCase(
    'one scope of the route, in scp',
    'documented',
    claims({ scp: ['a', 'write'] }),
    {
      status: 200,
      invoked: { event: { 'requestContext.authorizer.jwt.scopes': ['a', 'write'] } },
    },
    scoped('write'),
  ),
  jwtCase(
    '53: claims are texts, scopes null',
    'recorded',
    claims({ ...fewClaims, groups: ['admin', 'poweruser'], nested: { a: [1] }, yes: true, nothing: null, n: 1.5 }),
    caller({
      jwt: {
        claims: { ...standard, groups: '[admin poweruser]', nested: '{"a":[1]}', yes: 'true', n: '1.5' },
        scopes: null,
      },
    }),
  ),
  jwtCase(
    'scopes stay in the claims',
    'recorded',
    claims({ ...fewClaims, scope: 'read write' }),
    {
      ...caller({ jwt: { claims: { ...standard, scope: 'read write' }, scopes: ['read', 'write'] } }),
    },
    scoped('write'),
  ),
  jwtCase('format 1.0', 'documented', claims(fewClaims), caller({ claims: standard, scopes: null }), {
    routes: { 'GET /x': guarded(undefined, lambda1) },
    functions: { fn: { returns: { statusCode: 200 } } },
  }),
  jwtCase(
    'the access log',
    'documented',
    sampleToken(),
    { status: 200, accessLog: `${sub} r` },
    {
      stages: { $default: { accessLogFormat: '$context.authorizer.claims.sub r' } },
    },
  ),
  jwtCase(
    'a route without its authorizer',
    'assumed',
    sampleToken(),
    {
      status: 500,
      body: '{"message":"Internal Server Error"}',
      invoked: null,
    },
    { authorizers: [] },
  ),
  jwtCase('46: a preflight that $default takes', 'assumed', undefined, unauthorized(), {
    routes: { $default: guarded() },
    api: { corsConfiguration: { allowOrigins: ['*'], allowMethods: ['GET'] } },
    request: preflight(),
  }),
  jwtCase(
    '46: a preflight that an open route takes',
    'assumed',
    undefined,
    { status: 204, invoked: null },
    {
      routes: { $default: guarded(), 'OPTIONS /{proxy+}': lambda2 },
      api: { corsConfiguration: { allowOrigins: ['*'], allowMethods: ['GET'] } },
      request: preflight(),
    },
  ),
];

function preflight(): CaseRequest {
  return {
    method: 'OPTIONS',
    path: '/x',
    headers: [
      ['Origin', 'https://a.example'],
      ['Access-Control-Request-Method', 'GET'],
    ],
  };
}
