// HTTP APIs: parameter mapping of requests and responses (reference A10).
import type { CaseAnswer, CaseEndpoint, CaseRequest, SentRequest } from '../conformance-case';
import { type HttpCase, lambda2, proxy } from '../http-case';

type Source = HttpCase['source'];

/** What the endpoint is sent where the integration has these mappings. */
function request(
  id: string,
  source: Source,
  requestParameters: Readonly<Record<string, string>>,
  sent: SentRequest,
  more: Partial<CaseRequest> = {},
): HttpCase {
  return {
    id,
    source,
    routes: { 'ANY /u/{id}': { ...proxy, requestParameters } },
    stages: { $default: { variables: { env: 'test' } } },
    request: { path: '/u/7', ...more },
    answer: { status: 200, sent },
  };
}

const header = (value: string, name = 'x-out') => ({ [`overwrite:header.${name}`]: value });
const gets = (value: string | RegExp | null, name = 'x-out'): SentRequest => ({ headers: { [name]: value } });
const withBody = { method: 'POST', body: '{"a":{"b":[5,{"c":"x"}]},"n":null}' } as const;

const requests: readonly HttpCase[] = [
  request(
    '39: append a header',
    'documented',
    { 'append:header.h1': '$context.requestId' },
    gets(/^[A-Za-z0-9_/+-]{15}=$/, 'h1'),
  ),
  request('A10: append to one that is there', 'assumed', { 'append:header.x-a': '2' }, gets('1, 2', 'x-a'), {
    headers: [['X-A', '1']],
  }),
  request('A10: overwrite one that is there', 'documented', { 'overwrite:header.x-a': '2' }, gets('2', 'x-a'), {
    headers: [['X-A', '1']],
  }),
  request('A10: overwrite one that is not', 'documented', header('v'), gets('v')),
  request('A10: remove a header', 'documented', { 'remove:header.x-a': "''" }, gets(null, 'x-a'), {
    headers: [['X-A', '1']],
  }),
  request(
    '40: remove from the query',
    'documented',
    { 'remove:querystring.q': "''" },
    { url: '/back?r=%2F' },
    { path: '/u/7?q=1&r=%2F&q=2' },
  ),
  request(
    'A10: append to the query',
    'documented',
    { 'append:querystring.q': 'a b' },
    { url: '/back?q=1&q=a%20b' },
    { path: '/u/7?q=1' },
  ),
  request(
    'A10: overwrite in the query',
    'documented',
    { 'overwrite:querystring.q': '2' },
    { url: '/back?r=1&q=2' },
    { path: '/u/7?q=1&r=1' },
  ),
  request(
    'A10: overwrite the path',
    'documented',
    { 'overwrite:path': '/new/${request.path.id}' },
    { url: '/new/7?q=1' },
    { path: '/u/7?q=1' },
  ),
  request('A10: a header whatever its letter case, joined', 'documented', header('$request.header.x-A'), gets('1,2'), {
    headers: [
      ['X-a', '1'],
      ['x-a', '2'],
    ],
  }),
  request('A10: the query with its letter case, joined', 'documented', header('$request.querystring.Q'), gets('1,2'), {
    path: '/u/7?Q=1&q=9&Q=2',
  }),
  request('A10: the path', 'documented', header('$request.path'), gets('/u/7')),
  request('A10: a variable of the path', 'documented', header('$request.path.id'), gets('7')),
  request('A10: the body', 'documented', header('$request.body'), gets('text'), { method: 'POST', body: 'text' }),
  request('A10: out of the body', 'documented', header('$request.body.a.b[1].c'), gets('x'), withBody),
  request('A10: an object out of the body', 'assumed', header('$request.body.a.b[1]'), gets('{"c":"x"}'), withBody),
  request('A10: nothing there', 'assumed', header('$request.body.a.z'), gets(null), withBody),
  request('A10: a body that is no JSON', 'assumed', header('$request.body.a'), gets(null), {
    method: 'POST',
    body: '{"a"',
  }),
  request('A10: recursive descent is none', 'documented', header('$request.body..c'), gets(null), withBody),
  request('A10: a stage variable', 'documented', header('$stageVariables.env'), gets('test')),
  request('A10: a context variable', 'documented', header('$context.routeKey'), gets('ANY /u/{id}')),
  request(
    'A10: several',
    'documented',
    header('${request.path.id}-${stageVariables.env}-${context.stage}!'),
    gets('7-test-$default!'),
  ),
  request('A10: text', 'documented', header("it's 5 $"), gets("it's 5 $")),
  request('A10: the host', 'recorded', header('other.example', 'Host'), gets('other.example', 'host')),
  ...['authorization', 'Via', 'x-amz-date', 'X-Amzn-Trace-Id', 'access-control-allow-origin', 'apigw-x'].map((name) =>
    request(
      `A10: ${name} may not be mapped`,
      'documented',
      { [`append:header.${name}`]: 'mapped' },
      gets(name === 'Via' ? 'HTTP/1.1 AmazonAPIGateway' : null, name),
    ),
  ),
];

/** What the client gets where the integration has these mappings of responses. */
function response(
  id: string,
  source: Source,
  responseParameters: Readonly<Record<string, Readonly<Record<string, string>>>>,
  endpoint: CaseEndpoint,
  answer: CaseAnswer,
): HttpCase {
  return {
    id,
    source,
    routes: { 'GET /x': { ...proxy, responseParameters } },
    endpoint,
    request: { path: '/x?q=1' },
    answer,
  };
}

const failed = { status: 500, body: '{"why":"no"}' } as const;

const responses: readonly HttpCase[] = [
  response('42: another status', 'documented', { 500: { 'overwrite:statuscode': '403' } }, failed, {
    status: 403,
    body: '{"why":"no"}',
  }),
  response('A10: mappings of other statuses', 'documented', { 404: { 'overwrite:statuscode': '403' } }, failed, {
    status: 500,
  }),
  response(
    'A10: by the status of the integration',
    'documented',
    { 500: { 'overwrite:statuscode': '403' }, 403: { 'append:header.x': '1' } },
    failed,
    { status: 403, headers: { x: null } },
  ),
  response(
    'A10: a status out of the body',
    'documented',
    { 200: { 'overwrite:statuscode': '$response.body.status' } },
    { body: '{"status":418}' },
    { status: 418 },
  ),
  response('A10: a status that is none', 'assumed', { 200: { 'overwrite:statuscode': 'abc' } }, {}, { status: 200 }),
  response(
    'A10: headers',
    'documented',
    { 200: { 'remove:header.x-a': "''", 'overwrite:header.x-b': '$response.header.X-A', 'append:header.x-c': '2' } },
    { headers: { 'X-A': '1', 'X-B': '0', 'X-C': '1' } },
    { status: 200, headers: { 'x-a': null, 'x-b': '1', 'x-c': '1, 2' } },
  ),
  response(
    'A10: of the request',
    'documented',
    { 200: { 'append:header.x': '${request.querystring.q}/${context.requestId}' } },
    {},
    {
      status: 200,
      headers: { x: /^1\/.{15}=$/ },
    },
  ),
  {
    id: 'A10: of a function’s answer',
    source: 'assumed',
    routes: {
      'GET /x': {
        ...lambda2,
        responseParameters: { 500: { 'overwrite:statuscode': '403', 'append:header.x': '$response.body.why' } },
      },
    },
    functions: { fn: { returns: { statusCode: 500, body: '{"why":"no"}' } } },
    request: { path: '/x' },
    answer: { status: 403, headers: { x: 'no' } },
  },
];

const events: readonly HttpCase[] = [
  {
    id: 'A10: in the event of a function',
    source: 'assumed',
    routes: {
      'GET /u/{id}': {
        ...lambda2,
        requestParameters: { 'append:header.X-New': '1', 'overwrite:querystring.q': '2', 'remove:header.x-old': '' },
      },
    },
    functions: { fn: 'echo' },
    request: { path: '/u/7?q=1', headers: [['x-old', '1']] },
    answer: {
      status: 200,
      invoked: {
        event: {
          'headers.x-new': '1',
          'headers.x-old': 'absent',
          queryStringParameters: { q: '2' },
          rawQueryString: 'q=2',
        },
      },
    },
  },
];

export const httpMappingCases: readonly HttpCase[] = [...requests, ...responses, ...events];
