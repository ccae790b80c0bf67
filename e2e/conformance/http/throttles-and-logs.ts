// HTTP APIs: throttles, and every variable of the access log (reference A14, A16).
import type { StageSettings } from '../../../electron/gateway/ports';
import type { CaseRequest, Expected } from '../conformance-case';
import { type HttpCase, lambda2, proxy } from '../http-case';

type Source = HttpCase['source'];

const once = { throttlingRateLimit: 0.001, throttlingBurstLimit: 1 };
const shut = { throttlingRateLimit: 0, throttlingBurstLimit: 0 };
const open = { throttlingRateLimit: 1_000, throttlingBurstLimit: 1_000 };

/** Whether `request` still passes after those `before`. */
function throttles(
  id: string,
  source: Source,
  settings: Partial<StageSettings>,
  before: readonly CaseRequest[],
  isRefused: boolean,
  more: Partial<HttpCase> = {},
): HttpCase {
  return {
    id,
    source,
    routes: { 'GET /a': lambda2, 'GET /b/{id}': lambda2, $default: lambda2 },
    functions: { fn: { returns: 'ok' } },
    stages: { $default: settings },
    before,
    request: { path: '/a' },
    answer: isRefused
      ? { status: 429, body: '{"message":"Too Many Requests"}', headers: { 'retry-after': null } }
      : { status: 200 },
    ...more,
  };
}

const a: CaseRequest = { path: '/a' };
const throttleCases: readonly HttpCase[] = [
  throttles(
    '60: the burst is spent',
    'documented',
    { routeSettings: { 'GET /a': { throttlingRateLimit: 0.001, throttlingBurstLimit: 1 } } },
    [a],
    true,
  ),
  throttles('A14: until then', 'documented', { routeSettings: { 'GET /a': once } }, [], false),
  throttles('61: limits of 0', 'assumed', { defaultRouteSettings: shut }, [], true),
  throttles(
    'A14: the route’s own stand in the place of the default',
    'documented',
    { defaultRouteSettings: shut, routeSettings: { 'GET /a': open } },
    [],
    false,
  ),
  throttles(
    'A14: routes have buckets of their own',
    'documented',
    { defaultRouteSettings: once },
    [{ path: '/b/1' }],
    false,
  ),
  throttles(
    'A14: paths of one route share one',
    'documented',
    { defaultRouteSettings: once },
    [{ path: '/b/1' }],
    true,
    { request: { path: '/b/2' } },
  ),
  throttles('A14: $default has one too', 'documented', { routeSettings: { $default: once } }, [{ path: '/x' }], true, {
    request: { path: '/y' },
  }),
  throttles('A14: the account’s is shared', 'documented', {}, [{ path: '/b/1' }], true, {
    access: { accountThrottle: { rateLimit: 0.001, burstLimit: 1 } },
  }),
  throttles(
    'A14: tokens come back',
    'documented',
    { defaultRouteSettings: { throttlingRateLimit: 1, throttlingBurstLimit: 1 } },
    [a],
    false,
    {
      startsAt: 0,
      request: { path: '/a', afterSeconds: 1 },
    },
  ),
  throttles('A4: no route comes before the throttle', 'assumed', { defaultRouteSettings: shut }, [], false, {
    routes: { 'GET /a': lambda2 },
    request: { path: '/none' },
    answer: { status: 404 },
  }),
];

/** The line of the access log. */
function logs(id: string, source: Source, format: string, line: Expected, more: Partial<HttpCase>): HttpCase {
  return {
    id: `A16: ${id}`,
    source,
    routes: { 'GET /u/{id}': proxy, 'GET /fn': lambda2 },
    functions: { fn: { returns: { statusCode: 201, body: 'x' } } },
    stages: { dev: { accessLogFormat: format } },
    startsAt: 1_744_668_836_123,
    request: { path: '/dev/u/J%20D', headers: [['User-Agent', 'curl']] },
    ...more,
    answer: { status: 200, ...more.answer, accessLog: line },
  };
}

const identities = [
  'accountId',
  'caller',
  'cognitoAuthenticationProvider',
  'cognitoAuthenticationType',
  'cognitoIdentityId',
  'cognitoIdentityPoolId',
  'principalOrgId',
  'user',
  'userArn',
];
/** Variable → what it says of an endpoint, of a function, and of a path without a route. */
const table: readonly (readonly [name: string, ...said: string[]])[] = [
  ['accountId', '123456789012', '123456789012', '123456789012'],
  ['apiId', '\\{api\\}', '\\{api\\}', '\\{api\\}'],
  ['authorizer.error', '-', '-', '-'],
  ['authorizer.principalId', '-', '-', '-'],
  ['authorizer.claims.sub', '-', '-', '-'],
  ['awsEndpointRequestId', '-', '[0-9a-f-]{36}', '-'],
  ['awsEndpointRequestId2', '-', '-', '-'],
  ['customDomain.basePathMatched', '-', '-', '-'],
  ['dataProcessed', '19', '1', '23'],
  ['domainName', '\\{api\\}\\.execute-api\\.us-east-1\\.amazonaws\\.com', '\\{api\\}\\..*', '\\{api\\}\\..*'],
  ['domainPrefix', '\\{api\\}', '\\{api\\}', '\\{api\\}'],
  ['error.message', '-', '-', 'Not Found'],
  ['error.messageString', '-', '-', '"Not Found"'],
  ['error.responseType', '-', '-', 'RESOURCE_NOT_FOUND'],
  ['extendedRequestId', '.{15}=', '.{15}=', '.{15}='],
  ['httpMethod', 'GET', 'GET', 'GET'],
  ...identities.map((name) => [`identity.${name}`, '-', '-', '-'] as const),
  ['identity.sourceIp', '127\\.0\\.0\\.1', '127\\.0\\.0\\.1', '127\\.0\\.0\\.1'],
  ['identity.userAgent', 'curl', '-', '-'],
  ['identity.clientCert.subjectDN', '-', '-', '-'],
  ['integration.error', '-', '-', '-'],
  ['integration.integrationStatus', '200', '201', '-'],
  ['integration.latency', '\\d+', '\\d+', '-'],
  ['integration.requestId', '-', '[0-9a-f-]{36}', '-'],
  ['integration.status', '200', '200', '-'],
  ['integrationErrorMessage', '-', '-', '-'],
  ['integrationLatency', '\\d+', '\\d+', '-'],
  ['integrationStatus', '200', '201', '-'],
  ['path', '/dev/u/J D', '/dev/fn', '/dev/none'],
  ['protocol', 'HTTP/1\\.1', 'HTTP/1\\.1', 'HTTP/1\\.1'],
  ['requestTime', '14/Apr/2025:22:13:56 \\+0000', '14/Apr/2025:22:13:56 \\+0000', '14/Apr/2025:22:13:56 \\+0000'],
  ['requestTimeEpoch', '1744668836123', '1744668836123', '1744668836123'],
  ['responseLatency', '\\d+', '\\d+', '\\d+'],
  ['responseLength', '19', '1', '23'],
  ['routeKey', 'GET /u/\\{id\\}', 'GET /fn', '-'],
  ['stage', 'dev', 'dev', 'dev'],
  ['status', '200', '201', '404'],
];
const everything = table.map(([name]) => `${name}=$context.${name}`).join('|');
const saying = (column: 1 | 2 | 3) =>
  new RegExp(`^${table.map((row) => `${row[0].replaceAll('.', '\\.')}=${row[column]}`).join('\\|')}$`);

const logCases: readonly HttpCase[] = [
  logs('every variable of an endpoint', 'documented', everything, saying(1), {}),
  logs('every variable of a function', 'documented', everything, saying(2), {
    request: { path: '/dev/fn' },
    answer: { status: 201 },
  }),
  logs('every variable without a route', 'documented', everything, saying(3), {
    request: { path: '/dev/none' },
    answer: { status: 404 },
  }),
  logs(
    'the common log format',
    'documented',
    '$context.identity.sourceIp - - [$context.requestTime] "$context.httpMethod $context.routeKey $context.protocol" $context.status $context.responseLength $context.requestId',
    /^127\.0\.0\.1 - - \[14\/Apr\/2025:22:13:56 \+0000\] "GET GET \/u\/\{id\} HTTP\/1\.1" 200 19 .{15}=$/,
    {},
  ),
  logs(
    'why a function failed',
    'assumed',
    '$context.integrationErrorMessage|$context.integration.integrationStatus|$context.integration.status',
    /^The response received from Lambda is invalid\. .*\|-\|200$/,
    {
      functions: { fn: { returns: { statusCode: 0 } } },
      request: { path: '/dev/fn' },
      answer: { status: 500 },
    },
  ),
  logs(
    'a function that may not be invoked',
    'documented',
    '{"e":"$context.integrationErrorMessage"}',
    `{"e":"The IAM role configured on the integration or API Gateway doesn't have permissions to call the integration. Check the permissions and try again."}`,
    {
      functions: { fn: { refuses: { status: 403, errorType: 'AccessDeniedException', message: 'no' } } },
      request: { path: '/dev/fn' },
      answer: { status: 500 },
    },
  ),
];

export const httpThrottleCases = throttleCases;
export const httpLogCases = logCases;
