// HTTP APIs: which route and which stage a request finds (reference A3 and A5).
import { type CaseRoute, type HttpCase, lambda2 } from '../http-case';

type Source = HttpCase['source'];

/** Answers with the key of the route, so that the body tells which one was found. */
const echo: CaseRoute = lambda2;
const functions = { fn: 'echo' } as const;

const notFound = {
  status: 404,
  body: '{"message":"Not Found"}',
  headers: {
    'content-type': 'application/json',
    'apigw-requestid': /^[A-Za-z0-9_/+-]{15}=$/,
    'x-amzn-errortype': null,
    'x-amzn-requestid': null,
  },
} as const;

/** Whether `keys` give `wanted` for `line`, a method and a path; undefined: none of them. */
function routes(
  id: string,
  source: Source,
  keys: readonly string[],
  line: string,
  wanted: string | undefined,
  pathParameters?: Readonly<Record<string, string>> | 'absent',
): HttpCase {
  const [method = '', path = ''] = line.split(' ');
  return {
    id,
    source,
    routes: Object.fromEntries(keys.map((key) => [key, echo])),
    functions,
    request: { method, path },
    answer:
      wanted === undefined
        ? { ...notFound, invoked: null }
        : {
            status: 200,
            invoked: { event: { routeKey: wanted, ...(pathParameters !== undefined && { pathParameters }) } },
          },
  };
}

const table = ['GET /pets/dog/1', 'GET /pets/dog/{id}', 'GET /pets/{proxy+}', 'ANY /{proxy+}', '$default'];

const precedence: readonly HttpCase[] = [
  routes('9: no route and no $default', 'documented', ['GET /pets'], 'GET /other', undefined),
  routes('10: another method of a path that is there', 'documented', ['GET /pets'], 'POST /pets', undefined),
  routes('11: literals go first', 'documented', table, 'GET /pets/dog/1', 'GET /pets/dog/1', 'absent'),
  routes('12: then variables', 'documented', table, 'GET /pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }),
  routes('12: then greedy ones', 'documented', table, 'GET /pets/cat/1', 'GET /pets/{proxy+}', { proxy: 'cat/1' }),
  routes('A5: greedy of ANY', 'documented', table, 'POST /test/5', 'ANY /{proxy+}', { proxy: 'test/5' }),
  routes('A5: $default takes the rest', 'documented', ['GET /a', '$default'], 'POST /x/y', '$default', 'absent'),
  routes('A5: the root', 'documented', ['GET /', 'GET /{id}'], 'GET /', 'GET /', 'absent'),
  routes('A5: a method before ANY', 'documented', ['ANY /a', 'GET /a'], 'GET /a', 'GET /a'),
  routes('A5: ANY for the others', 'documented', ['ANY /a', 'GET /a'], 'DELETE /a', 'ANY /a'),
  routes('A5: the path goes before the method', 'assumed', ['ANY /a/b', 'GET /a/{id}'], 'GET /a/b', 'ANY /a/b'),
  routes('A5: a literal of another method', 'assumed', ['POST /a/b', 'GET /a/{id}'], 'GET /a/b', 'GET /a/{id}'),
  routes(
    'A5: a full match of variables beats a greedy one with more literals',
    'documented',
    ['GET /{a}/{b}', 'GET /pets/{proxy+}'],
    'GET /pets/1',
    'GET /{a}/{b}',
    { a: 'pets', b: '1' },
  ),
  routes(
    'A5: the longest literal beginning of greedy ones',
    'assumed',
    ['GET /{proxy+}', 'GET /a/{proxy+}', 'GET /a/b/{proxy+}'],
    'GET /a/b/c/d',
    'GET /a/b/{proxy+}',
    { proxy: 'c/d' },
  ),
  routes(
    'A5: variables before a greedy one',
    'documented',
    ['GET /a/{id}/{rest+}'],
    'GET /a/7/x/y',
    'GET /a/{id}/{rest+}',
    { id: '7', rest: 'x/y' },
  ),
  routes(
    'A5: variables of two methods have names of their own',
    'documented',
    ['GET /a/{x}', 'PUT /a/{y}'],
    'PUT /a/1',
    'PUT /a/{y}',
    {
      y: '1',
    },
  ),
  routes('A5: HEAD is not served by GET', 'assumed', ['GET /a'], 'HEAD /a', undefined),
  routes('A5: letter case counts', 'documented', ['GET /a'], 'GET /A', undefined),
];

const slashes: readonly HttpCase[] = [
  routes('13: a slash at the end counts', 'assumed', ['GET /x'], 'GET /x/', undefined),
  routes('13: and leads to the greedy route', 'assumed', ['GET /x', 'GET /{proxy+}'], 'GET /x/', 'GET /{proxy+}', {
    proxy: 'x/',
  }),
  routes('14: an empty greedy value', 'recorded', ['ANY /h/{proxy+}'], 'GET /h/', 'ANY /h/{proxy+}', { proxy: '' }),
  routes('A5: without the slash there is none', 'assumed', ['ANY /h/{proxy+}'], 'GET /h', undefined),
  routes('A5: repeated slashes stay', 'assumed', ['GET /a/{proxy+}'], 'GET /a//b', 'GET /a/{proxy+}', { proxy: '/b' }),
  routes('A5: repeated slashes stay at the beginning', 'assumed', ['GET /x'], 'GET //x', undefined),
  routes('A5: an empty segment fits no variable', 'assumed', ['GET /a/{id}/b'], 'GET /a//b', undefined),
  routes('15: an escaped slash splits a segment', 'assumed', ['GET /u/{id}'], 'GET /u/a%2Fb', undefined),
  routes('A5: a slash that is escaped twice does not', 'assumed', ['GET /u/{id}'], 'GET /u/a%252Fb', 'GET /u/{id}', {
    id: 'a%2Fb',
  }),
  routes('A5: escapes are no literals of their own', 'recorded', ['GET /a'], 'GET /%61', 'GET /a'),
  routes('A5: a broken escape stays', 'assumed', ['GET /u/{id}'], 'GET /u/50%', 'GET /u/{id}', { id: '50%' }),
];

/** Which stage serves `path`, and what the event says of it. */
function stages(
  id: string,
  source: Source,
  names: readonly string[],
  path: string,
  event: Readonly<Record<string, unknown>> | undefined,
  more: Partial<HttpCase> = {},
): HttpCase {
  return {
    id,
    source,
    routes: { 'GET /p': echo, 'GET /': echo, ...more.routes },
    stages: Object.fromEntries(names.map((name) => [name, {}])),
    functions,
    ...more,
    request: { path, ...more.request },
    answer: event === undefined ? { ...notFound, invoked: null } : { status: 200, invoked: { event } },
  };
}

const both = ['$default', 'dev'];
const inPathForm = { path: '', host: '127.0.0.1' };

const stageCases: readonly HttpCase[] = [
  stages('17: a named stage', 'recorded', both, '/dev/p', {
    rawPath: '/dev/p',
    'requestContext.http.path': '/dev/p',
    'requestContext.stage': 'dev',
    routeKey: 'GET /p',
  }),
  stages('17: $default', 'documented', both, '/p', {
    rawPath: '/p',
    'requestContext.http.path': '/p',
    'requestContext.stage': '$default',
  }),
  stages('A3: a stage without a path is its root', 'assumed', both, '/dev', { rawPath: '/dev', routeKey: 'GET /' }),
  stages('A3: with a slash', 'assumed', both, '/dev/', { rawPath: '/dev/', routeKey: 'GET /' }),
  stages('A3: no such stage and no $default', 'documented', ['dev'], '/prod/p', undefined),
  stages('A3: the root without $default', 'documented', ['dev'], '/', undefined),
  stages('A3: $default is no part of a path', 'assumed', both, '/$default/p', undefined),
  stages(
    'A3: the path form without a stage',
    'documented',
    both,
    '/_aws/execute-api/{api}/p',
    {
      rawPath: '/p',
      'requestContext.stage': '$default',
      'requestContext.domainName': '{api}.execute-api.us-east-1.localhost',
      'requestContext.domainPrefix': '{api}',
    },
    { request: { ...inPathForm, path: '/_aws/execute-api/{api}/p' } },
  ),
  stages(
    'A3: the path form with one',
    'documented',
    both,
    '/_aws/execute-api/{api}/dev/p',
    {
      rawPath: '/dev/p',
      'requestContext.stage': 'dev',
    },
    { request: { ...inPathForm, path: '/_aws/execute-api/{api}/dev/p' } },
  ),
  stages('A3: a disabled endpoint', 'assumed', both, '/p', undefined, { api: { disableExecuteApiEndpoint: true } }),
];

export const httpRoutingCases: readonly HttpCase[] = [...precedence, ...slashes, ...stageCases];
