// HTTP and HTTP_PROXY integrations: what is sent, which answer is chosen, and what fails.
import { type CaseAnswer, type CaseEndpoint, type ConformanceCase, internalError } from '../conformance-case';
import { http, proxy } from '../operations';

type Source = ConformanceCase['source'];

const client: readonly (readonly [string, string])[] = [
  ['User-Agent', 'client/1.0'],
  ['Accept', 'text/csv'],
  ['X-Own', 'own'],
  ['Content-Encoding', 'identity'],
  ['Via', '1.1 client'],
  ['Connection', 'keep-alive'],
  ['Max-Forwards', '3'],
];
const traceRoot = /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}/;

const sentHeaders: readonly ConformanceCase[] = [
  {
    id: 'case 53: HTTP without mappings sends headers of its own and none of the client’s',
    source: 'recorded',
    paths: { '/x': { get: http() } },
    request: { path: '/dev/x', headers: client },
    answer: {
      status: 200,
      sent: {
        method: 'GET',
        url: '/back',
        headers: {
          'User-Agent': 'AmazonAPIGateway_{api}',
          Accept: 'application/json',
          Host: '{endpoint}',
          'X-Amzn-Apigateway-Api-Id': '{api}',
          'X-Amzn-Trace-Id': traceRoot,
          'X-Own': null,
          'Content-Type': null,
          'X-Forwarded-For': null,
          Via: null,
        },
      },
    },
  },
  {
    id: '6.6: HTTP sends the client’s Content-Type',
    source: 'recorded',
    paths: { '/x': { post: http({ httpMethod: 'POST' }) } },
    request: { method: 'POST', path: '/dev/x', body: 'a,b', headers: [['Content-Type', 'text/csv']] },
    answer: { status: 200, sent: { body: 'a,b', headers: { 'Content-Type': 'text/csv', 'Content-Length': '3' } } },
  },
  {
    id: '6.6: HTTP sends no Content-Type with GET',
    source: 'recorded',
    paths: { '/x': { get: http() } },
    request: { path: '/dev/x', headers: [['Content-Type', 'application/json']] },
    answer: { status: 200, sent: { headers: { 'Content-Type': null } } },
  },
  {
    id: 'case 54: HTTP_PROXY sends the client’s headers and adds its own',
    source: 'recorded',
    paths: { '/x': { get: proxy() } },
    request: { path: '/dev/x', headers: client },
    answer: {
      status: 200,
      sent: {
        headers: {
          'User-Agent': 'client/1.0',
          Accept: 'text/csv',
          'X-Own': 'own',
          Host: '{endpoint}',
          'X-Amzn-Apigateway-Api-Id': '{api}',
          'X-Amzn-Trace-Id': traceRoot,
          'X-Forwarded-For': '127.0.0.1',
          'X-Forwarded-Port': '80',
          'X-Forwarded-Proto': 'http',
          'Content-Encoding': null,
          Via: null,
          'Max-Forwards': null,
        },
      },
    },
  },
  {
    id: '6.6: HTTP_PROXY sends Accept and User-Agent where the client sent none',
    source: 'recorded',
    paths: { '/x': { get: proxy() } },
    request: { path: '/dev/x' },
    answer: {
      status: 200,
      sent: { headers: { Accept: 'application/json', 'User-Agent': 'AmazonAPIGateway_{api}' } },
    },
  },
  {
    id: '6.6: HTTP_PROXY hands the query on',
    source: 'documented',
    paths: { '/x': { get: proxy() } },
    request: { path: '/dev/x?a=1&a=2&b=x' },
    answer: { status: 200, sent: { url: '/back?a=1&a=2&b=x' } },
  },
  ...[http, proxy].flatMap((kind) =>
    ['GET', 'HEAD', 'OPTIONS'].map(
      (httpMethod): ConformanceCase => ({
        id: `6.6: ${kind === http ? 'HTTP' : 'HTTP_PROXY'} sends no body with ${httpMethod}`,
        source: kind === http ? 'documented' : 'assumed',
        paths: { '/x': { post: kind({ httpMethod }) } },
        request: { method: 'POST', path: '/dev/x', body: '{"a":1}' },
        answer: { status: 200, sent: { method: httpMethod, body: '', headers: { 'Content-Length': null } } },
      }),
    ),
  ),
  ...['POST', 'PUT', 'PATCH'].map(
    (httpMethod): ConformanceCase => ({
      id: `6.6: an empty ${httpMethod} goes out with Content-Length 0`,
      source: 'recorded',
      paths: { '/x': { post: proxy({ httpMethod }) } },
      request: { method: 'POST', path: '/dev/x' },
      answer: { status: 200, sent: { method: httpMethod, headers: { 'Content-Length': '0' } } },
    }),
  ),
  {
    id: '6.6: an Authorization header with a signature is not handed on',
    source: 'recorded',
    paths: { '/x': { get: proxy() } },
    request: {
      path: '/dev/x',
      headers: [['Authorization', 'AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c']],
    },
    answer: { status: 200, sent: { headers: { Authorization: null } } },
  },
  {
    id: '6.6: another Authorization header is handed on',
    source: 'documented',
    paths: { '/x': { get: proxy() } },
    request: { path: '/dev/x', headers: [['Authorization', 'Bearer x']] },
    answer: { status: 200, sent: { headers: { Authorization: 'Bearer x' } } },
  },
];

const tracing: readonly ConformanceCase[] = [
  {
    id: 'case 112: a trace header with a root alone gets a parent',
    source: 'recorded',
    paths: { '/x': { get: http() } },
    request: { path: '/dev/x', headers: [['X-Amzn-Trace-Id', 'Root=1-68a4aaf2-0123456789abcdef01234567']] },
    answer: {
      status: 200,
      sent: {
        headers: {
          'X-Amzn-Trace-Id': /^Root=1-68a4aaf2-0123456789abcdef01234567;Parent=[0-9a-f]{16}(;Sampled=[01])?$/,
        },
      },
    },
  },
  {
    id: '11: root, parent and sampling of the client are kept',
    source: 'recorded',
    paths: { '/x': { get: http() } },
    request: {
      path: '/dev/x',
      headers: [['X-Amzn-Trace-Id', 'Root=1-68a4aaf2-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=1']],
    },
    answer: {
      status: 200,
      sent: {
        headers: { 'X-Amzn-Trace-Id': 'Root=1-68a4aaf2-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=1' },
      },
    },
  },
  {
    id: '11: HTTP answers show the trace id',
    source: 'recorded',
    paths: { '/x': { get: http() } },
    request: { path: '/dev/x' },
    answer: { status: 200, headers: { 'X-Amzn-Trace-Id': traceRoot } },
  },
  {
    id: '11: HTTP_PROXY answers do not',
    source: 'recorded',
    paths: { '/x': { get: proxy() } },
    request: { path: '/dev/x' },
    answer: {
      status: 200,
      headers: { 'X-Amzn-Trace-Id': null, 'x-amzn-RequestId': /^[0-9a-f-]{36}$/, 'x-amz-apigw-id': /=$/ },
      sent: { headers: { 'X-Amzn-Trace-Id': traceRoot } },
    },
  },
];

/** An integration that several endpoint statuses are told apart by. */
function selects(
  id: string,
  source: Source,
  patterns: Readonly<Record<string, string>>,
  endpoint: CaseEndpoint,
  answer: CaseAnswer,
): ConformanceCase {
  const responses = Object.fromEntries(
    Object.entries(patterns).map(([pattern, statusCode]) => [pattern, { statusCode }]),
  );
  return {
    id,
    source,
    paths: { '/x': { get: http({ responses }, { statuses: Object.values(patterns) }) } },
    endpoint,
    request: { path: '/dev/x' },
    answer,
  };
}

const bad = '{"error":"bad"}';

const selection: readonly ConformanceCase[] = [
  selects(
    'case 57: with a default alone a 400 of the endpoint is 200',
    'recorded',
    { default: '200' },
    { status: 400, body: bad },
    { status: 200, body: bad },
  ),
  {
    id: 'case 58: HTTP_PROXY hands a 400 on',
    source: 'documented',
    paths: { '/x': { get: proxy() } },
    endpoint: { status: 400, body: bad },
    request: { path: '/dev/x' },
    answer: { status: 400, body: bad, headers: { 'x-amzn-ErrorType': null } },
  },
  selects(
    'case 59: a pattern that fits the status',
    'documented',
    { default: '200', '4\\d{2}': '400' },
    { status: 404, body: bad },
    { status: 400, body: bad },
  ),
  selects(
    '6.6: a pattern fits the whole status',
    'documented',
    { default: '200', '40': '400' },
    { status: 404 },
    { status: 200 },
  ),
  selects(
    '6.6: of several patterns that fit, the lower status code wins',
    'recorded',
    { '5\\d{2}': '502', '.+': '405' },
    { status: 500 },
    { status: 405 },
  ),
  {
    id: '6.6: a response that the method does not declare',
    source: 'recorded',
    paths: { '/x': { get: http({}, { statuses: ['201'] }) } },
    request: { path: '/dev/x' },
    answer: {
      status: 500,
      body: internalError,
      log: [
        'Received response. Status: 200',
        'Execution failed due to configuration error: Output mapping refers to an invalid method response: 200',
      ],
    },
  },
  {
    id: '6.6: an override of the status need not be declared',
    source: 'recorded',
    paths: {
      '/x': {
        get: http({
          responses: {
            default: {
              statusCode: '200',
              responseTemplates: { 'application/json': '#set($context.responseOverride.status = 418)tea' },
            },
          },
        }),
      },
    },
    request: { path: '/dev/x' },
    answer: { status: 418, body: 'tea' },
  },
  selects(
    'case 60: nothing fits and there is no default',
    'documented',
    { '2\\d{2}': '200' },
    { status: 500 },
    {
      status: 500,
      body: internalError,
      headers: { 'x-amzn-ErrorType': 'InternalServerErrorException', 'X-Amzn-Trace-Id': /^Root=1-/ },
      log: 'Execution failed due to configuration error: No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 500',
    },
  ),
  {
    id: '6.6: HTTP_PROXY does not follow redirects',
    source: 'assumed',
    paths: { '/x': { get: proxy() } },
    endpoint: { status: 302, headers: { Location: '/elsewhere' }, body: '' },
    request: { path: '/dev/x' },
    answer: { status: 302, headers: { Location: '/elsewhere' }, sent: { url: '/back' } },
  },
];

const network: CaseAnswer = {
  status: 504,
  json: { message: 'Network error communicating with endpoint' },
  headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
};
const invalid: CaseAnswer = {
  status: 500,
  body: internalError,
  headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
  log: 'Execution failed due to configuration error: Invalid endpoint address',
};

/** GET in front of an endpoint that cannot be called. */
function fails(
  id: string,
  source: Source,
  endpoint: CaseEndpoint,
  integration: object,
  answer: CaseAnswer,
): ConformanceCase {
  return { id, source, paths: { '/x': { get: http(integration) } }, endpoint, request: { path: '/dev/x' }, answer };
}

const untrusted: CaseAnswer = {
  status: 500,
  body: internalError,
  headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
};

const tls = { uri: 'https://{endpoint}/back' };
const lenient = { ...tls, tlsConfig: { insecureSkipVerification: true } };

const failures: readonly ConformanceCase[] = [
  fails(
    'case 61: an endpoint that takes too long',
    'recorded',
    { fault: 'silent' },
    { timeoutInMillis: 50 },
    {
      status: 504,
      body: '{"message": "Endpoint request timed out"}',
      headers: { 'x-amzn-ErrorType': 'InternalServerErrorException', 'Content-Type': 'application/json' },
      log: 'Execution failed due to a timeout error',
    },
  ),
  fails('6.6: an endpoint that refuses', 'documented', { fault: 'refuses' }, {}, network),
  fails('6.6: an endpoint that cuts the connection', 'documented', { fault: 'cuts' }, {}, network),
  fails('6.6: TLS to an endpoint that speaks none', 'documented', {}, tls, network),
  fails('6.6: a certificate of an unknown authority', 'recorded', { tls: 'localhost' }, tls, {
    ...untrusted,
    log: 'Execution failed due to configuration error: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
  }),
  fails(
    '6.6: a certificate of an unknown authority where that is let pass',
    'documented',
    { tls: 'localhost' },
    lenient,
    { status: 200 },
  ),
  fails(
    '6.6: a certificate of another host, also where authorities are let pass',
    'recorded',
    { tls: 'other' },
    lenient,
    {
      status: 500,
      body: internalError,
      log: "Host name '127.0.0.1' does not match the certificate subject provided by the peer (CN=other.example)",
    },
  ),
  fails(
    '6.6: a certificate that has ended, also where authorities are let pass',
    'assumed',
    { tls: 'expired' },
    lenient,
    { ...untrusted, log: 'PKIX path validation failed' },
  ),
  fails('6.6: a host that does not resolve', 'recorded', {}, { uri: 'http://no-such-host.invalid/' }, invalid),
  fails('6.6: a port that is none', 'recorded', {}, { uri: 'http://127.0.0.1:99999/' }, invalid),
];

export const httpCases: readonly ConformanceCase[] = [...sentHeaders, ...tracing, ...selection, ...failures];
