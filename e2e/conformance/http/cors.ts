// HTTP APIs: preflights and the headers that pages of other origins need (reference A11).
import type { CorsConfiguration } from '../../../shared/definition/v2/api';
import type { CaseAnswer, CaseEndpoint, CaseRequest } from '../conformance-case';
import { type CaseRoute, type HttpCase, proxy } from '../http-case';

type Source = HttpCase['source'];

const page = 'https://page.example';
const configuration: CorsConfiguration = {
  allowOrigins: [page, 'https://other.example'],
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['content-type', 'x-a'],
  exposeHeaders: ['x-b', 'date'],
  allowCredentials: true,
  maxAge: 300,
};
const preflight = (path: string, origin = page): CaseRequest => ({
  method: 'OPTIONS',
  path,
  headers: [
    ['Origin', origin],
    ['Access-Control-Request-Method', 'GET'],
  ],
});
const from = (origin: string, path = '/x'): CaseRequest => ({ path, headers: [['Origin', origin]] });
const none = {
  'access-control-allow-origin': null,
  'access-control-allow-methods': null,
  'access-control-allow-credentials': null,
} as const;

function cors(
  id: string,
  source: Source,
  corsConfiguration: CorsConfiguration | undefined,
  request: CaseRequest,
  answer: CaseAnswer,
  more: { readonly routes?: Readonly<Record<string, CaseRoute>>; readonly endpoint?: CaseEndpoint } = {},
): HttpCase {
  return {
    id,
    source,
    routes: { 'GET /x': proxy },
    ...(corsConfiguration !== undefined && { api: { corsConfiguration } }),
    request,
    answer,
    ...more,
  };
}

const allowed = {
  'access-control-allow-origin': page,
  'access-control-allow-methods': 'GET,POST',
  'access-control-allow-headers': 'content-type,x-a',
  'access-control-max-age': '300',
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': null,
  'content-length': null,
  'apigw-requestid': /=$/,
} as const;
const answered = {
  'access-control-allow-origin': page,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'x-b,date',
  'access-control-allow-methods': null,
} as const;

const iam: CaseRoute = { ...proxy, route: { authorizationType: 'AWS_IAM' } };

export const httpCorsCases: readonly HttpCase[] = [
  cors('43: a preflight to a path of no route', 'documented', configuration, preflight('/none'), {
    status: 204,
    body: '',
    headers: allowed,
    sent: null,
  }),
  cors('A11: a preflight to a path of another method', 'documented', configuration, preflight('/x'), {
    status: 204,
    headers: allowed,
    sent: null,
  }),
  cors(
    'A11: a preflight that a route takes',
    'documented',
    configuration,
    preflight('/x'),
    { status: 204, headers: allowed, sent: null },
    {
      routes: { 'ANY /x': proxy },
    },
  ),
  cors(
    '46: an authorizer stops a preflight',
    'assumed',
    configuration,
    preflight('/x'),
    { status: 403, sent: null },
    { routes: { $default: iam } },
  ),
  cors(
    '46: an open OPTIONS route lets it pass',
    'documented',
    configuration,
    preflight('/x'),
    { status: 204, headers: allowed, sent: null },
    {
      routes: { $default: iam, 'OPTIONS /{proxy+}': proxy },
    },
  ),
  cors('A11: a preflight of another origin', 'assumed', configuration, preflight('/x', 'https://evil.example'), {
    status: 204,
    headers: none,
    sent: null,
  }),
  cors('A11: any origin', 'assumed', { allowOrigins: ['*'], allowMethods: ['*'] }, preflight('/x'), {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': '*',
      'access-control-allow-headers': null,
    },
  }),
  cors('A11: any origin with TLS', 'documented', { allowOrigins: ['https://*'] }, from(page), {
    status: 200,
    headers: { 'access-control-allow-origin': page },
  }),
  cors('A11: and none without', 'documented', { allowOrigins: ['https://*'] }, from('http://page.example'), {
    status: 200,
    headers: none,
  }),
  cors(
    '44: the endpoint’s own are replaced',
    'documented',
    configuration,
    from(page),
    { status: 200, headers: answered },
    {
      endpoint: { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' } },
    },
  ),
  cors(
    '44: and dropped for other origins',
    'assumed',
    configuration,
    from('https://evil.example'),
    { status: 200, headers: none },
    {
      endpoint: { headers: { 'Access-Control-Allow-Origin': '*' } },
    },
  ),
  cors('A11: nothing without an Origin', 'assumed', configuration, { path: '/x' }, { status: 200, headers: none }),
  cors('A11: on answers of the gateway', 'assumed', configuration, from(page, '/none'), {
    status: 404,
    body: '{"message":"Not Found"}',
    headers: answered,
  }),
  cors('45: not configured, no route', 'documented', undefined, preflight('/x'), { status: 404, sent: null }),
  cors(
    'A11: not configured, the endpoint’s pass through',
    'documented',
    undefined,
    from(page),
    { status: 200, headers: { 'access-control-allow-origin': '*' } },
    {
      endpoint: { headers: { 'Access-Control-Allow-Origin': '*' } },
    },
  ),
  cors(
    'A11: OPTIONS without the method that is asked for is no preflight',
    'documented',
    configuration,
    { method: 'OPTIONS', path: '/x', headers: [['Origin', page]] },
    { status: 404, sent: null },
  ),
];
