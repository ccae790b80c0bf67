// MOCK integrations, headers of every answer, and the access log.
import { type CaseAnswer, type ConformanceCase, internalError } from '../conformance-case';
import { http, mock, operation, parameters } from '../operations';

type Source = ConformanceCase['source'];

const unparsed: CaseAnswer = {
  status: 500,
  body: internalError,
  headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
  log: 'Execution failed due to configuration error: Unable to parse statusCode. It should be an integer that is defined in the request template.',
};

/** A MOCK whose request template is `request`. */
function mocks(id: string, source: Source, request: string, answer: CaseAnswer): ConformanceCase {
  return { id, source, paths: { '/x': { get: mock('ok', { request }) } }, request: { path: '/dev/x' }, answer };
}

const ok: CaseAnswer = { status: 200, body: 'ok' };

const statusCodes: readonly ConformanceCase[] = [
  mocks('case 81: a key without quotes', 'recorded', '{statusCode: 200}', ok),
  mocks('6.7: single quotes', 'recorded', "{'statusCode': 200}", ok),
  mocks('6.7: a trailing comma', 'recorded', '{"statusCode": 200,}', ok),
  mocks('6.7: more than the status code', 'documented', '{"statusCode": 200, "a": {"b": [1]}}', ok),
  mocks('case 82: no status code', 'recorded', '{}', unparsed),
  mocks('6.7: no braces', 'recorded', '"statusCode": 200', unparsed),
  mocks('6.7: quotes that do not match', 'recorded', '{"statusCode\': 200}', unparsed),
  mocks('6.7: a status code that is no integer', 'documented', '{"statusCode": "abc"}', unparsed),
  {
    id: 'case 83: a preflight with another type bypasses the template',
    source: 'documented',
    paths: { '/x': { options: mock('ok') } },
    request: { method: 'OPTIONS', path: '/dev/x', headers: [['Content-Type', 'text/plain']], body: 'x' },
    answer: unparsed,
  },
  {
    id: 'case 83: also without a body',
    source: 'documented',
    paths: { '/x': { options: mock('ok') } },
    request: { method: 'OPTIONS', path: '/dev/x', headers: [['Content-Type', 'text/plain']] },
    answer: unparsed,
  },
];

/** A MOCK that answers 200 by default and 404 for what `4\d{2}` fits. */
const twoAnswers = operation(
  {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": $input.params(\'status\')}' },
    responses: { default: { statusCode: '200' }, '4\\d{2}': { statusCode: '404' } },
  },
  { statuses: ['200', '404'], more: parameters('query status') },
);

const selection: readonly ConformanceCase[] = [
  ...(
    [
      ['200', 200],
      ['400', 404],
      ['500', 200],
    ] as const
  ).map(
    ([status, answered]): ConformanceCase => ({
      id: `6.7: status code ${status} chooses the integration response, whose own status is answered`,
      source: 'documented',
      paths: { '/x': { get: twoAnswers } },
      request: { path: `/dev/x?status=${status}` },
      answer: { status: answered, body: '' },
    }),
  ),
  {
    id: '6.7: no integration response fits',
    source: 'documented',
    paths: {
      '/x': {
        get: operation({
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 500}' },
          responses: { '2\\d{2}': { statusCode: '200' } },
        }),
      },
    },
    request: { path: '/dev/x' },
    answer: { status: 500, body: internalError },
  },
];

const cors = {
  'Access-Control-Allow-Headers': 'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token',
  'Access-Control-Allow-Methods': 'GET,OPTIONS',
  'Access-Control-Allow-Origin': '*',
};

const answers: readonly ConformanceCase[] = [
  {
    id: 'case 111: a MOCK answer has no trace id, an empty body and a type',
    source: 'recorded',
    paths: { '/x': { get: mock(undefined) } },
    request: { path: '/dev/x' },
    answer: {
      status: 200,
      body: '',
      headers: {
        'X-Amzn-Trace-Id': null,
        'x-amzn-ErrorType': null,
        'Content-Type': 'application/json',
        'x-amzn-RequestId': /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
        'x-amz-apigw-id': /^\S{14,15}=$/,
      },
    },
  },
  {
    id: 'case 111: an HTTP answer has one, also where the body is empty',
    source: 'recorded',
    paths: { '/x': { get: http() } },
    endpoint: { body: '', headers: { 'Content-Type': 'text/plain' } },
    request: { path: '/dev/x' },
    answer: {
      status: 200,
      body: '',
      headers: {
        'X-Amzn-Trace-Id': /^Root=1-/,
        'Content-Type': 'application/json',
        'x-amzn-RequestId': /^[0-9a-f-]{36}$/,
        'x-amz-apigw-id': /=$/,
      },
    },
  },
  {
    id: '11: the preflight that the console sets up',
    source: 'documented',
    paths: {
      '/x': {
        options: mock(undefined, {
          headers: Object.keys(cors),
          response: {
            responseParameters: Object.fromEntries(
              Object.entries(cors).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
            ),
          },
        }),
      },
    },
    request: { method: 'OPTIONS', path: '/dev/x', headers: [['Origin', 'https://example.com']] },
    answer: { status: 200, body: '', headers: cors },
  },
];

/** The access log line of GET `/dev/x`, of a path that exists or of another. */
function logs(
  id: string,
  source: Source,
  format: string,
  line: string | RegExp,
  setup: Partial<ConformanceCase> & { readonly status?: number } = {},
): ConformanceCase {
  const { status = 200, ...more } = setup;
  return {
    id,
    source,
    paths: { '/x': { get: mock('ok') } },
    request: { path: '/dev/x' },
    ...more,
    stage: { accessLogFormat: `${format} $context.requestId` },
    answer: {
      status,
      accessLog: new RegExp(`^${typeof line === 'string' ? escaped(line) : line.source} [0-9a-f-]{36}$`),
    },
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const unreachable: Partial<ConformanceCase> & { readonly status: number } = {
  paths: { '/x': { get: http() } },
  endpoint: { fault: 'refuses' },
  status: 504,
};

const accessLog: readonly ConformanceCase[] = [
  logs('case 115: an unknown variable', 'documented', 'a $context.nope b $context.error.nope', 'a - b -'),
  logs('11: an empty variable', 'documented', '$context.identity.user $context.error.message', '- -'),
  logs(
    '11: names of the call',
    'documented',
    '$context.accountId $context.apiId $context.stage $context.httpMethod $context.resourcePath $context.path $context.protocol $context.status $context.responseLength',
    '123456789012 {api} dev GET /x /dev/x HTTP/1.1 200 2',
  ),
  logs(
    '11: variables of what is not there',
    'documented',
    '$context.authorizer.status $context.authorize.error $context.authenticate.error $context.waf.status $context.customDomain.basePathMatched $context.tlsVersion $context.integrationStatus',
    '- - - - - - -',
  ),
  logs(
    '11: as JSON',
    'documented',
    '{"id":"$context.extendedRequestId","status":$context.status}',
    /\{"id":"\S{14,15}=","status":200\}/,
  ),
  logs('11: latencies of a MOCK', 'documented', '$context.responseLatency', /\d+/),
  logs(
    '11: an HTTP integration',
    'documented',
    '$context.integrationStatus $context.integration.status $context.integrationLatency $context.integration.latency',
    /404 404 \d+ \d+/,
    {
      paths: { '/x': { get: http() } },
      endpoint: { status: 404 },
    },
  ),
  logs(
    '11: an integration that failed',
    'documented',
    '$context.status $context.error.message|$context.error.messageString|$context.error.responseType',
    '504 Network error communicating with endpoint|"Network error communicating with endpoint"|INTEGRATION_FAILURE',
    unreachable,
  ),
  logs(
    '11: requests that match no method are logged too',
    'documented',
    '$context.status $context.resourcePath $context.error.responseType',
    '403 - MISSING_AUTHENTICATION_TOKEN',
    {
      request: { path: '/dev/unknown' },
      status: 403,
    },
  ),
  logs(
    '11: what validation found',
    'recorded',
    '$context.error.validationErrorString',
    '[object has missing required properties (["NoteId"])]',
    {
      paths: {
        '/x': {
          post: mock('x', {
            more: {
              'x-amazon-apigateway-request-validator': 'body',
              requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } },
            },
          }),
        },
      },
      document: {
        'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true } },
        components: { schemas: { Note: { type: 'object', required: ['NoteId'] } } },
      },
      request: { method: 'POST', path: '/dev/x', body: '{}' },
      status: 400,
    },
  ),
  logs(
    '11: who called',
    'documented',
    '$context.identity.sourceIp "$context.identity.userAgent"',
    '127.0.0.1 "test/1.0"',
    {
      request: { path: '/dev/x', headers: [['User-Agent', 'test/1.0']] },
    },
  ),
  logs(
    '11: the time',
    'documented',
    '[$context.requestTime] $context.requestTimeEpoch',
    /\[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000\] \d{13}/,
  ),
];

const requestId = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const executionLog: readonly ConformanceCase[] = [
  {
    id: '11: the execution log of a MOCK',
    source: 'recorded',
    paths: { '/x': { get: mock('ok') } },
    request: { path: '/dev/x?q=1', headers: [['X-H', 'v']] },
    answer: {
      status: 200,
      log: [
        /^Extended Request Id: \S{14,15}=$/,
        new RegExp(`^Verifying Usage Plan for request: ${requestId}\\. API Key:  API Stage: \\{api\\}/dev$`),
        "API Key  authorized because method 'GET /x' does not require API Key. Request will not contribute to throttle or quota limits",
        'Usage Plan check succeeded for API Key  and API Stage {api}/dev',
        new RegExp(`^Starting execution for request: ${requestId}$`),
        'HTTP Method: GET, Resource Path: /x',
        'Method request path: {}',
        'Method request query string: {q=1}',
        /^Method request headers: \{.*X-H=v/,
        /^Method request body before transformations: $/,
        'Method response body after transformations: ok',
        'Method response headers: {Content-Type=application/json}',
        'Successfully completed execution',
        'Method completed with status: 200',
      ],
    },
  },
  {
    id: '11: the log shows the last six characters of a credential',
    source: 'recorded',
    paths: { '/x': { get: mock('ok') } },
    request: { path: '/dev/x', headers: [['Authorization', 'Bearer 0123456789abcdef']] },
    answer: { status: 200, log: /^Method request headers: \{.*Authorization=\*+abcdef[,}]/ },
  },
  {
    id: '11: the log shows a gateway response that the API has customised',
    source: 'assumed',
    paths: { '/x': { get: mock('ok', { request: '{}' }) } },
    document: { 'x-amazon-apigateway-gateway-responses': { DEFAULT_5XX: { statusCode: '599' } } },
    request: { path: '/dev/x' },
    answer: {
      status: 599,
      log: [
        'Execution failed due to configuration error: Unable to parse statusCode.',
        'Gateway response type: API_CONFIGURATION_ERROR with status code: 599',
        'Gateway response body: {"message": "Internal server error"}',
        'Gateway response headers: {',
        'Method completed with status: 599',
      ],
    },
  },
];

export const mockAndLogCases: readonly ConformanceCase[] = [
  ...executionLog,
  ...statusCodes,
  ...selection,
  ...answers,
  ...accessLog,
];
