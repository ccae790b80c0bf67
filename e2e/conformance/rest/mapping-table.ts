// Parameter mapping as a table: every source in every target, there and missing, in both directions.
import type { CaseRequest, ConformanceCase } from '../conformance-case';
import { http, parameters } from '../operations';

/** What the request of all rows has. */
const request: CaseRequest = {
  method: 'POST',
  path: '/dev/x/7?q=1&q=2&e=',
  headers: [
    ['X-H', 'h1'],
    ['X-H', 'h2'],
    ['User-Agent', 'test/1.0'],
  ],
  body: '{"s":"text","n":1.50,"i":12345678901234567890,"t":true,"z":null,"o":{"k":["v"]},"l":[1,"b"],"d.d":"dotted","e":""}',
};

/** Source, and the values it has; none: it is missing. */
const requestSources: readonly (readonly [string, readonly string[]])[] = [
  ['method.request.path.id', ['7']],
  ['method.request.querystring.q', ['2']],
  ['method.request.querystring.e', ['']],
  ['method.request.header.X-H', ['h2']],
  ['method.request.header.User-Agent', ['test/1.0']],
  ['method.request.multivalueheader.X-H', ['h1,h2']],
  ['method.request.multivaluequerystring.q', ['1', '2']],
  ['method.request.body', [request.body as string]],
  ['method.request.body.s', ['text']],
  ['method.request.body.n', ['1.5']],
  ['method.request.body.i', ['12345678901234567890']],
  ['method.request.body.t', ['true']],
  ['method.request.body.o', ['{"k":["v"]}']],
  ['method.request.body.o.k', ['["v"]']],
  ['method.request.body.o.k[0]', ['v']],
  ['method.request.body.l', ['[1,"b"]']],
  ['method.request.body.l[-1:]', ['["b"]']],
  ["method.request.body.['d.d']", ['dotted']],
  ['method.request.body.e', ['']],
  ['context.httpMethod', ['POST']],
  ['context.resourcePath', ['/x/{id}']],
  ['context.path', ['/dev/x/7']],
  ['context.stage', ['dev']],
  ['context.accountId', ['123456789012']],
  ['context.identity.sourceIp', ['127.0.0.1']],
  ['context.identity.userAgent', ['test/1.0']],
  ['context.domainPrefix', ['{api}']],
  ['context.protocol', ['HTTP/1.1']],
  ['stageVariables.v', ['value']],
  ["'literal'", ['literal']],
  ["'two words'", ['two words']],
  ["''", ['']],
];

/** Sources that are not there: the target is left out. */
const missingSources: readonly string[] = [
  'method.request.path.noPath',
  'method.request.querystring.noQuery',
  'method.request.header.none',
  'method.request.multivalueheader.none',
  'method.request.multivaluequerystring.noQuery',
  'method.request.body.none',
  'method.request.body.z',
  'method.request.body.o.none.deeper',
  'context.none',
  'context.identity',
  'context.identity.apiKey',
  'context.authorizer.principalId',
  'stageVariables.none',
];

const declared = parameters(
  'path id',
  'query q',
  'query e',
  'header X-H',
  'header User-Agent',
  'header none',
  'query noQuery',
  'path noPath',
);
const places = ['header', 'querystring', 'path'] as const;

/** POST `/x/{id}` with `source` mapped to a parameter `to` in `place`. */
function maps(
  source: string,
  place: (typeof places)[number],
  sent: ConformanceCase['answer']['sent'],
): ConformanceCase {
  return {
    id: `5.1: ${source} to a ${place} parameter`,
    source: 'documented',
    paths: {
      '/x/{id}': {
        post: http(
          {
            httpMethod: 'POST',
            uri: `http://{endpoint}/back${place === 'path' ? '/{to}' : ''}`,
            requestParameters: { [`integration.request.${place}.to`]: source },
          },
          { more: declared },
        ),
      },
    },
    stage: { variables: { v: 'value' } },
    request,
    answer: { status: 200, ...(sent !== undefined && { sent }) },
  };
}

const encoded = (text: string) =>
  encodeURIComponent(text)
    .replaceAll('%20', '(?:%20|\\+)')
    .replace(/[.[\]]/g, '\\$&');

const requestTable = requestSources.flatMap(([source, values]) => {
  const whole = values.join(',');
  const pairs = values.map((value) => `to=${encoded(value)}`).join('&');
  const named = source === 'context.domainPrefix';
  return [
    maps(source, 'header', { headers: { to: whole } }),
    ...(named || whole.startsWith('{') || whole.startsWith('[')
      ? []
      : [maps(source, 'querystring', { url: queryOf(pairs) })]),
  ];
});

/** Commas, slashes and braces of a query may be encoded or not: both say the same. */
function queryOf(pairs: string): RegExp {
  const loose = pairs
    .replaceAll('%2C', '(?:%2C|,)')
    .replaceAll('%2F', '(?:%2F|/)')
    .replaceAll('%7B', '(?:%7B|\\{)')
    .replaceAll('%7D', '(?:%7D|\\})');
  return new RegExp(`^/back\\?${loose}$`);
}

const paths = (
  [
    ['method.request.path.id', '7'],
    ['method.request.querystring.q', '2'],
    ['method.request.header.X-H', 'h2'],
    ['method.request.body.s', 'text'],
    ['context.stage', 'dev'],
    ['stageVariables.v', 'value'],
    ["'two words'", 'two%20words'],
  ] as const
).map(([source, text]) => maps(source, 'path', { url: `/back/${text}` }));

const missing = missingSources.flatMap((source) => [
  maps(source, 'header', { headers: { to: null } }),
  maps(source, 'querystring', { url: '/back' }),
]);

const responseBody = '{"s":"text","o":{"k":"v"},"l":[1,2],"z":null}';

const responseSources: readonly (readonly [string, string | null])[] = [
  ['integration.response.header.X-Back', 'b2'],
  ['integration.response.multivalueheader.X-Back', 'b1,b2'],
  ['integration.response.header.none', null],
  ['integration.response.multivalueheader.none', null],
  ['integration.response.body', responseBody],
  ['integration.response.body.s', 'text'],
  ['integration.response.body.o', '{"k":"v"}'],
  ['integration.response.body.o.k', 'v'],
  ['integration.response.body.l[1]', '2'],
  ['integration.response.body.z', null],
  ['integration.response.body.none', null],
  ['context.httpMethod', 'GET'],
  ['context.requestId', null],
  ['context.none', null],
  ['stageVariables.v', 'value'],
  ['stageVariables.none', null],
  ["'literal'", 'literal'],
  ["'*'", '*'],
];

const responseTable = responseSources.map(([source, got]): ConformanceCase => {
  const value = source === 'context.requestId' ? /^[0-9a-f-]{36}$/ : got;
  const responseParameters = { 'method.response.header.To': source };
  return {
    id: `5.1: ${source} to a header of the method response`,
    source: 'documented',
    paths: {
      '/x': { get: http({ responses: { default: { statusCode: '200', responseParameters } } }, { headers: ['To'] }) },
    },
    stage: { variables: { v: 'value' } },
    endpoint: { headers: { 'X-Back': ['b1', 'b2'] }, body: responseBody },
    request: { path: '/dev/x' },
    answer: { status: 200, headers: { To: value } },
  };
});

/** Responses that are chosen have mappings of their own. */
const chosen: readonly ConformanceCase[] = (
  [
    [200, { Ok: 'yes', Bad: null }],
    [404, { Ok: null, Bad: 'v' }],
  ] as const
).map(([status, headers]) => ({
  id: `5.1: an endpoint’s ${status} takes the mappings of the response it chooses`,
  source: 'documented',
  paths: {
    '/x': {
      get: http(
        {
          responses: {
            default: { statusCode: '200', responseParameters: { 'method.response.header.Ok': "'yes'" } },
            '4\\d{2}': {
              statusCode: '400',
              responseParameters: { 'method.response.header.Bad': 'integration.response.body.o.k' },
            },
          },
        },
        { headers: ['Ok', 'Bad'], statuses: ['200', '400'] },
      ),
    },
  },
  endpoint: { status, body: responseBody },
  request: { path: '/dev/x' },
  answer: { status: status === 200 ? 200 : 400, headers },
}));

export const mappingTableCases: readonly ConformanceCase[] = [
  ...requestTable,
  ...paths,
  ...missing,
  ...responseTable,
  ...chosen,
];
