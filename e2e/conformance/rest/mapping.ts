// Parameter mapping: from the method request to the integration request, and from the endpoint's answer to the client's.
import type { CaseEndpoint, CaseRequest, CaseStage, ConformanceCase, SentRequest } from '../conformance-case';
import { http, operation, parameters, proxy } from '../operations';

type Source = ConformanceCase['source'];
type Mapping = Readonly<Record<string, string>>;

interface RequestMapping {
  readonly declared?: readonly string[];
  /** `header X-A` → source. */
  readonly map: Mapping;
  readonly request?: Partial<CaseRequest>;
  readonly stage?: CaseStage;
  readonly sent: SentRequest;
}

const requestKey = (target: string) =>
  `integration.request.${target.replace('query ', 'querystring ').replace(' ', '.')}`;

/** POST `/x/{id}` to POST `/back` with request parameters. */
function maps(
  id: string,
  source: Source,
  { declared = [], map, request, stage, sent }: RequestMapping,
): ConformanceCase {
  const requestParameters = Object.fromEntries(Object.entries(map).map(([to, from]) => [requestKey(to), from]));
  const more = parameters('path id', ...declared);
  return {
    id,
    source,
    paths: { '/x/{id}': { post: http({ httpMethod: 'POST', requestParameters }, { more }) } },
    ...(stage && { stage }),
    request: { method: 'POST', path: '/dev/x/7', ...request },
    answer: { status: 200, sent },
  };
}

const requestSources: readonly ConformanceCase[] = [
  maps('5.1: a path value', 'documented', {
    map: { 'header a': 'method.request.path.id' },
    sent: { headers: { a: '7' } },
  }),
  maps('5.1: of several query values the last one', 'documented', {
    declared: ['query q'],
    map: { 'header a': 'method.request.querystring.q' },
    request: { path: '/dev/x/7?q=1&q=2' },
    sent: { headers: { a: '2' } },
  }),
  maps('5.1: of several headers the last one', 'documented', {
    declared: ['header X-H'],
    map: { 'query a': 'method.request.header.X-H' },
    request: {
      headers: [
        ['X-H', '1'],
        ['X-H', '2'],
      ],
    },
    sent: { url: '/back?a=2' },
  }),
  maps('5.1: a multi-value header is joined', 'documented', {
    declared: ['header X-H'],
    map: { 'header a': 'method.request.multivalueheader.X-H' },
    request: {
      headers: [
        ['X-H', '1'],
        ['X-H', '2'],
      ],
    },
    sent: { headers: { a: '1,2' } },
  }),
  maps('case 18: a multi-value query parameter keeps all values', 'documented', {
    declared: ['query c'],
    map: { 'query c': 'method.request.multivaluequerystring.c' },
    request: { path: '/dev/x/7?c=1&c=2' },
    sent: { url: '/back?c=1&c=2' },
  }),
  maps('5.1: the whole body', 'documented', {
    map: { 'header a': 'method.request.body' },
    request: { body: '{"b":1}' },
    sent: { headers: { a: '{"b":1}' } },
  }),
  maps('5.1: the whole body where it is empty', 'documented', {
    map: { 'header a': 'method.request.body' },
    sent: { headers: { a: '{}' } },
  }),
  maps('5.1: a part of the body, without $.', 'documented', {
    map: { 'header a': 'method.request.body.o.k', 'header b': 'method.request.body.l[1]' },
    request: { body: '{"o":{"k":"v"},"l":[1,2]}' },
    sent: { headers: { a: 'v', b: '2' } },
  }),
  maps('5.1: the context', 'documented', {
    map: { 'header a': 'context.stage', 'header b': 'context.identity.sourceIp', 'query c': 'context.apiId' },
    sent: { headers: { a: 'dev', b: '127.0.0.1' } },
  }),
  maps('5.1: a stage variable', 'documented', {
    map: { 'header a': 'stageVariables.v' },
    stage: { variables: { v: 'value' } },
    sent: { headers: { a: 'value' } },
  }),
  maps('5.1: a literal', 'documented', {
    map: { 'header a': "'literal'", 'query b': "'x y'" },
    sent: { headers: { a: 'literal' }, url: /^\/back\?b=x(\+|%20)y$/ },
  }),
  maps('6.6: what is dropped of the client’s headers cannot be mapped', 'recorded', {
    declared: ['header Max-Forwards'],
    map: { 'header a': 'method.request.header.Max-Forwards' },
    request: { headers: [['Max-Forwards', '3']] },
    sent: { headers: { a: null } },
  }),
  maps('5.1: what is missing is left out, not sent empty', 'documented', {
    declared: ['query q', 'header X-H'],
    map: {
      'header a': 'method.request.querystring.q',
      'header b': 'method.request.header.X-H',
      'header c': 'method.request.body.none',
      'header d': 'stageVariables.none',
      'query e': 'method.request.querystring.q',
    },
    request: { body: '{"b":1}' },
    sent: { url: '/back', headers: { a: null, b: null, c: null, d: null } },
  }),
  ...[
    ['headers', 'header X-H', 'method.request.header.X-H', { headers: [['x-h', 'v']] }],
    ['query names', 'query Q', 'method.request.querystring.Q', { path: '/dev/x/7?q=v' }],
  ].map(([what, declared, from, request]) =>
    maps(`3 rule 10: ${what} are told by case`, 'documented', {
      declared: [declared as string],
      map: { 'header a': from as string },
      request: request as Partial<CaseRequest>,
      sent: { headers: { a: null } },
    }),
  ),
];

const brokenBody = (body: string): Pick<ConformanceCase, 'paths' | 'request'> => ({
  paths: {
    '/x': {
      post: http({
        httpMethod: 'POST',
        requestParameters: { 'integration.request.header.a': 'method.request.body.x' },
      }),
    },
  },
  request: { method: 'POST', path: '/dev/x', body },
});

const bodies: readonly ConformanceCase[] = [
  ...['{bad', ' {bad', '[1', '"open'].map(
    (body): ConformanceCase => ({
      id: `case 63: a body ${JSON.stringify(body)} is broken JSON`,
      source: 'documented',
      ...brokenBody(body),
      answer: {
        status: 400,
        json: { message: 'Invalid JSON in request body' },
        headers: { 'x-amzn-ErrorType': 'BadRequestException' },
        sent: null,
      },
    }),
  ),
  {
    id: 'case 63: broken JSON takes DEFAULT_4XX',
    source: 'documented',
    ...brokenBody('{bad'),
    document: { 'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: '418' } } },
    answer: { status: 418, json: { message: 'Invalid JSON in request body' } },
  },
  {
    id: 'case 63: text that does not look like JSON is ignored',
    source: 'documented',
    ...brokenBody('plain text'),
    answer: { status: 200, sent: { body: 'plain text', headers: { a: null } } },
  },
];

interface ResponseMapping {
  /** Header of the client's answer → source. */
  readonly map: Mapping;
  readonly endpoint?: CaseEndpoint;
  readonly stage?: CaseStage;
  readonly headers: Readonly<Record<string, string | null>>;
}

const fails = { status: 500, json: { message: 'Internal server error' } } as const;

/** GET `/x` with response parameters. */
function answers(id: string, source: Source, { map, endpoint, stage, headers }: ResponseMapping): ConformanceCase {
  const responseParameters = Object.fromEntries(
    Object.entries(map).map(([name, from]) => [`method.response.header.${name}`, from]),
  );
  const responses = { default: { statusCode: '200', responseParameters } };
  return {
    id,
    source,
    paths: { '/x': { get: http({ responses }, { headers: Object.keys(map) }) } },
    ...(endpoint && { endpoint }),
    ...(stage && { stage }),
    request: { path: '/dev/x' },
    answer: { status: 200, headers },
  };
}

const responseSources: readonly ConformanceCase[] = [
  answers('5.1: a header of the endpoint', 'documented', {
    map: { A: 'integration.response.header.X-Back' },
    endpoint: { headers: { 'X-Back': 'v' } },
    headers: { A: 'v', 'X-Back': null },
  }),
  answers('5.1: headers of the endpoint are told by case', 'documented', {
    map: { A: 'integration.response.header.x-back' },
    endpoint: { headers: { 'X-Back': 'v' } },
    headers: { A: null },
  }),
  answers('5.1: of several headers of the endpoint the last one', 'documented', {
    map: { A: 'integration.response.header.X-Back' },
    endpoint: { headers: { 'X-Back': ['1', '2'] } },
    headers: { A: '2' },
  }),
  answers('5.1: a multi-value header of the endpoint is joined', 'documented', {
    map: { A: 'integration.response.multivalueheader.X-Back' },
    endpoint: { headers: { 'X-Back': ['1', '2'] } },
    headers: { A: '1,2' },
  }),
  answers('5.1: the whole body of the endpoint', 'documented', {
    map: { A: 'integration.response.body' },
    endpoint: { body: '{"b":1}' },
    headers: { A: '{"b":1}' },
  }),
  answers('5.1: a part of the body of the endpoint', 'documented', {
    map: { A: 'integration.response.body.o.k' },
    endpoint: { body: '{"o":{"k":"v"}}' },
    headers: { A: 'v' },
  }),
  answers('5.1: context, stage variable and literal', 'documented', {
    map: { A: 'context.stage', B: 'stageVariables.v', C: "'literal'" },
    stage: { variables: { v: 'value' } },
    headers: { A: 'dev', B: 'value', C: 'literal' },
  }),
  answers('5.1: what is missing in the answer is left out', 'documented', {
    map: { A: 'integration.response.header.None', B: 'integration.response.body.none', C: 'stageVariables.none' },
    headers: { A: null, B: null, C: null },
  }),
  {
    ...answers('5.1: broken JSON from the endpoint fails', 'documented', {
      map: { A: 'integration.response.body.x' },
      endpoint: { body: '{bad' },
      headers: {},
    }),
    answer: fails,
  },
  {
    id: '1.1: a declared header of the method response is not forced',
    source: 'documented',
    paths: { '/x': { get: http({}, { headers: ['A'] }) } },
    endpoint: { headers: { A: 'v' } },
    request: { path: '/dev/x' },
    answer: { status: 200, headers: { A: null } },
  },
];

const proxies: readonly ConformanceCase[] = [
  {
    id: '5.1: HTTP_PROXY applies request mappings',
    source: 'documented',
    paths: {
      '/x': {
        get: proxy(
          { requestParameters: { 'integration.request.header.X-To': 'method.request.header.X-From' } },
          { more: parameters('header X-From') },
        ),
      },
    },
    request: { path: '/dev/x', headers: [['X-From', 'v']] },
    answer: { status: 200, sent: { headers: { 'x-from': 'v', 'x-to': 'v' } } },
  },
  ...[
    ['to one that is there', '?testQs=client', "'foo'", '', '/back?testQs=client&testQs=foo'],
    ['to one of the URI', '', "'foo'", '?testQs=bar', '/back?testQs=bar&testQs=foo'],
  ].map(
    ([what = '', query = '', from = '', uriQuery = '', url = '']): ConformanceCase => ({
      id: `case 56: HTTP_PROXY adds a mapped query value ${what}`,
      source: 'recorded',
      paths: {
        '/x': {
          get: proxy({
            uri: `http://{endpoint}/back${uriQuery}`,
            requestParameters: { 'integration.request.querystring.testQs': from },
          }),
        },
      },
      request: { path: `/dev/x${query}` },
      answer: { status: 200, sent: { url } },
    }),
  ),
];

/** GET `/x/{id}` to `uri`. */
function reaches(
  id: string,
  source: Source,
  uri: string,
  url: string,
  more: Partial<RequestMapping> = {},
): ConformanceCase {
  const { map = {}, request, stage } = more;
  const requestParameters = Object.fromEntries(Object.entries(map).map(([to, from]) => [requestKey(to), from]));
  return {
    id,
    source,
    paths: { '/x/{id}': { get: http({ uri, requestParameters }, { more: parameters('path id') }) } },
    ...(stage && { stage }),
    request: { path: '/dev/x/7', ...request },
    answer: { status: 200, sent: { url } },
  };
}

const uris: readonly ConformanceCase[] = [
  reaches('6.1: a path value in the URI', 'documented', 'http://{endpoint}/back/{p}/end', '/back/7/end', {
    map: { 'path p': 'method.request.path.id' },
  }),
  reaches('6.1: a path value in the query of the URI', 'documented', 'http://{endpoint}/back?p={p}', '/back?p=7', {
    map: { 'path p': 'method.request.path.id' },
  }),
  reaches(
    '6.1: stage variables anywhere in the URI',
    'documented',
    'http://${stageVariables.host}/${stageVariables.base}/x?v=${stageVariables.base}',
    '/v1/x?v=v1',
    {
      stage: { variables: { host: '{endpoint}', base: 'v1' } },
    },
  ),
  {
    id: 'case 62: an unset stage variable in the host is an invalid endpoint',
    source: 'documented',
    paths: { '/x': { get: http({ uri: 'http://${stageVariables.host}/back' }) } },
    request: { path: '/dev/x' },
    answer: { ...fails, log: 'Execution failed due to configuration error: Invalid endpoint address' },
  },
  {
    id: '6.1: an undeclared placeholder in the query of the URI fails',
    source: 'documented',
    paths: { '/x': { get: http({ uri: 'http://{endpoint}/back?p={none}' }) } },
    request: { path: '/dev/x' },
    answer: { ...fails, sent: null },
  },
  {
    id: '6.1: the integration method ANY is the client’s method',
    source: 'documented',
    paths: { '/x': { 'x-amazon-apigateway-any-method': http({ httpMethod: 'ANY' }) } },
    request: { method: 'PUT', path: '/dev/x', body: 'b' },
    answer: { status: 200, sent: { method: 'PUT', body: 'b' } },
  },
  {
    id: '6.1: otherwise the method of the integration is sent',
    source: 'documented',
    paths: { '/x': { put: operation({ type: 'http_proxy', httpMethod: 'PATCH', uri: 'http://{endpoint}/back' }) } },
    request: { method: 'PUT', path: '/dev/x', body: 'b' },
    answer: { status: 200, sent: { method: 'PATCH', body: 'b' } },
  },
];

export const mappingCases: readonly ConformanceCase[] = [
  ...requestSources,
  ...bodies,
  ...responseSources,
  ...proxies,
  ...uris,
];
