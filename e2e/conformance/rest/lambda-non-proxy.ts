// AWS integrations with Lambda: payload, way of invocation, selection of the integration response.
import { type CaseAnswer, type ConformanceCase, internalError } from '../conformance-case';
import type { FunctionAnswer } from '../lambda-functions';
import { lambda, parameters } from '../operations';

type Source = ConformanceCase['source'];

/** A case on POST /x with one AWS integration. */
function invoked(
  id: string,
  source: Source,
  integration: object,
  answer: FunctionAnswer,
  wanted: CaseAnswer,
  more: Partial<ConformanceCase> = {},
): ConformanceCase {
  return {
    id,
    source,
    paths: { '/x': { post: lambda(integration, { statuses: ['200', '400', '405', '502'], headers: ['X-Out'] }) } },
    functions: { fn: answer },
    request: { method: 'POST', path: '/dev/x', body: '{"a":1}' },
    answer: wanted,
    ...more,
  };
}

const thrown = (errorMessage: string): FunctionAnswer => ({
  throws: { errorMessage, errorType: 'Exception', requestId: 'r', stackTrace: [] },
});
const patterns = {
  responses: {
    default: { statusCode: '200' },
    '.*four hundred.*': { statusCode: '405' },
    '.*5\\d\\d.*': { statusCode: '502' },
  },
};
const ok: FunctionAnswer = { returns: { message: 'hello world' } };
const header = (name: string, value: string) => ({
  requestParameters: { [`integration.request.header.${name}`]: value },
});

const payloads: readonly ConformanceCase[] = [
  invoked('6.4: the body passes through, the answer comes back', 'recorded', {}, 'echo', {
    status: 200,
    body: '{"a":1}',
    headers: { 'Content-Type': 'application/json', 'X-Amzn-Trace-Id': /^Root=/ },
    invoked: { invocationType: 'RequestResponse', payload: '{"a":1}' },
  }),
  invoked(
    '6.4: the template makes the payload',
    'recorded',
    {
      requestTemplates: { 'application/json': '{"param1": "$input.params(\'param1\')"}' },
    },
    'echo',
    { status: 200, json: { param1: 'foobar' }, invoked: { payload: '{"param1": "foobar"}' } },
    {
      request: { method: 'POST', path: '/dev/x?param1=foobar' },
    },
  ),
  invoked(
    '6.4: the response template maps the answer',
    'recorded',
    {
      responses: { default: { statusCode: '200', responseTemplates: { 'application/json': "$input.path('$.body')" } } },
    },
    { returns: { body: 'noerror', statusCode: 200 } },
    { status: 200, body: 'noerror' },
  ),
  invoked(
    '6.4: a function’s statusCode selects nothing',
    'recorded',
    patterns,
    { returns: { statusCode: 502, body: 'x' } },
    {
      status: 200,
      json: { statusCode: 502, body: 'x' },
    },
  ),
  invoked(
    '5.5: what Lambda says of a payload that is no JSON comes as 200',
    'documented',
    {},
    {
      refuses: {
        status: 400,
        errorType: 'InvalidRequestContentException',
        message: 'Could not parse request body into json: Unexpected character',
      },
    },
    {
      status: 200,
      body: '{"Type":"User","message":"Could not parse request body into json: Unexpected character"}',
    },
  ),
  invoked(
    '6.6: nothing of the client reaches the function unasked',
    'recorded',
    {},
    ok,
    {
      status: 200,
      log: /^Endpoint request headers: (?!.*X-Own)/,
    },
    { request: { method: 'POST', path: '/dev/x', headers: [['X-Own', '1']], body: '{}' } },
  ),
  invoked(
    '6.4: headers of Lambda’s answer can be mapped',
    'documented',
    {
      responses: {
        default: {
          statusCode: '200',
          responseParameters: { 'method.response.header.X-Out': 'integration.response.header.X-Amz-Executed-Version' },
        },
      },
    },
    ok,
    { status: 200, headers: { 'X-Out': '$LATEST' } },
  ),
  invoked(
    '6.4: X-Amz-Function-Error is not exposed',
    'documented',
    {
      responses: {
        default: {
          statusCode: '200',
          responseParameters: { 'method.response.header.X-Out': 'integration.response.header.X-Amz-Function-Error' },
        },
      },
    },
    thrown('x'),
    { status: 200, headers: { 'X-Out': null } },
  ),
];

const selection: readonly ConformanceCase[] = [
  invoked(
    'case 78: a pattern that matches the error message',
    'recorded',
    patterns,
    thrown('Error: four hundred it is'),
    {
      status: 405,
      json: { errorMessage: 'Error: four hundred it is', errorType: 'Exception', requestId: 'r', stackTrace: [] },
    },
  ),
  invoked('6.4: another pattern', 'recorded', patterns, thrown('Error: Raising 500 from within'), { status: 502 }),
  invoked('case 78: no pattern matches: the default response with the error', 'recorded', patterns, thrown('else'), {
    status: 200,
    json: { errorMessage: 'else', errorType: 'Exception', requestId: 'r', stackTrace: [] },
  }),
  invoked(
    '6.4: a pattern must match the whole message',
    'documented',
    {
      responses: { default: { statusCode: '200' }, four: { statusCode: '405' } },
    },
    thrown('four hundred'),
    { status: 200 },
  ),
  invoked('6.4: a dot does not cross lines', 'documented', patterns, thrown('four hundred\nand more'), { status: 200 }),
  invoked(
    '6.4: (\\n|.)+ crosses lines',
    'documented',
    {
      responses: { default: { statusCode: '200' }, '(\\n|.)+': { statusCode: '400' } },
    },
    thrown('a\nb'),
    { status: 400 },
  ),
  invoked(
    'case 79: a pattern never sees the status',
    'recorded',
    {
      responses: { default: { statusCode: '400' }, '200': { statusCode: '200' } },
    },
    ok,
    { status: 400 },
  ),
  invoked(
    '6.4: an errorMessage that the function returns selects as well',
    'documented',
    patterns,
    {
      returns: { errorMessage: 'four hundred' },
    },
    { status: 405 },
  ),
  invoked(
    '6.4: an answer that is no object has an empty message',
    'documented',
    patterns,
    {
      returns: 'errorMessage four hundred',
    },
    { status: 200, body: '"errorMessage four hundred"' },
  ),
  invoked(
    '6.6: no pattern and no default is 500',
    'recorded',
    {
      responses: { '.*four hundred.*': { statusCode: '405' } },
    },
    ok,
    {
      status: 500,
      body: internalError,
      log: 'Execution failed due to configuration error: No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 200',
    },
  ),
  invoked(
    '6.4: a missing permission is 500',
    'documented',
    patterns,
    {
      refuses: { status: 403, errorType: 'AccessDeniedException', message: 'no' },
    },
    { status: 500, body: internalError, log: 'Invalid permissions on Lambda function' },
  ),
  invoked(
    '6.4: throttling is 500',
    'assumed',
    patterns,
    {
      refuses: { status: 429, errorType: 'TooManyRequestsException', message: 'Rate Exceeded.' },
    },
    { status: 500, body: internalError, log: 'Execution failed due to configuration error: Rate Exceeded.' },
  ),
  invoked('6.4: a function that is too slow is 504', 'recorded', { timeoutInMillis: 50 }, 'silent', {
    status: 504,
    body: '{"message": "Endpoint request timed out"}',
  }),
];

const ways: readonly ConformanceCase[] = [
  invoked(
    'case 80: X-Amz-Invocation-Type Event is answered at once, empty',
    'recorded',
    {
      ...header('X-Amz-Invocation-Type', "'Event'"),
      ...patterns,
    },
    ok,
    { status: 200, body: '', invoked: { invocationType: 'Event', payload: '{"a":1}' }, log: 'Status: 202' },
  ),
  invoked(
    '6.4: the client may choose the invocation type',
    'documented',
    header('X-Amz-Invocation-Type', 'method.request.header.InvocationType'),
    ok,
    {
      status: 200,
      body: '',
      invoked: { invocationType: 'Event' },
    },
    {
      paths: {
        '/x': {
          post: lambda(header('X-Amz-Invocation-Type', 'method.request.header.InvocationType'), {
            more: parameters('header InvocationType'),
          }),
        },
      },
      request: { method: 'POST', path: '/dev/x', headers: [['InvocationType', 'Event']], body: '{}' },
    },
  ),
  invoked('6.4: DryRun', 'documented', header('X-Amz-Invocation-Type', "'DryRun'"), ok, {
    status: 200,
    body: '',
    invoked: { invocationType: 'DryRun' },
  }),
  invoked(
    '6.4: a template may set the invocation type',
    'documented',
    {
      requestTemplates: {
        'application/json': '#set($context.requestOverride.header["X-Amz-Invocation-Type"] = "Event"){}',
      },
    },
    ok,
    { status: 200, body: '', invoked: { invocationType: 'Event', payload: '{}' } },
  ),
];

const illegal: readonly ConformanceCase[] = [
  'Authorization',
  'Connection',
  'Content-Length',
  'Expect',
  'Proxy-Authenticate',
  'TE',
  'Transfer-Encoding',
].map((name) =>
  invoked(
    `${name === 'Authorization' ? 'case 52' : '6.6'}: AWS with ${name} mapped fails`,
    'recorded',
    header(name, "'mapped'"),
    ok,
    {
      status: 500,
      body: internalError,
      headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
      log: `${name} header already present`,
      invoked: null,
    },
  ),
);

const answerHeaders: readonly ConformanceCase[] = [
  'Connection',
  'Content-Length',
  'Date',
  'Server',
  'Authorization',
  'Content-MD5',
  'Expect',
  'Host',
  'Max-Forwards',
  'Proxy-Authenticate',
  'Trailer',
  'Upgrade',
  'User-Agent',
  'WWW-Authenticate',
].map((name) => ({
  ...invoked(`6.6: AWS renames a mapped ${name}`, 'recorded', {}, ok, {
    status: 200,
    headers: { [`x-amzn-Remapped-${name}`]: 'v' },
  }),
  paths: {
    '/x': {
      post: lambda(
        {
          responses: {
            default: { statusCode: '200', responseParameters: { [`method.response.header.${name}`]: "'v'" } },
          },
        },
        { headers: [name] },
      ),
    },
  },
}));

export const lambdaNonProxyCases: readonly ConformanceCase[] = [
  ...payloads,
  ...selection,
  ...ways,
  ...illegal,
  ...answerHeaders,
];
