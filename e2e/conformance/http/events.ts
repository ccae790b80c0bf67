// HTTP APIs: what functions are sent, in both formats (reference A6).
import type { CaseRequest } from '../conformance-case';
import { type CaseRoute, type HttpCase, lambda1, lambda2 } from '../http-case';

type Source = HttpCase['source'];

const functions = { fn: 'echo' } as const;
const startsAt = 1_744_668_836_123;

/** What the event says at each path. */
function event(
  id: string,
  source: Source,
  request: CaseRequest,
  members: Readonly<Record<string, unknown>>,
  more: Partial<HttpCase> & { readonly integration?: CaseRoute } = {},
): HttpCase {
  const { integration = lambda2, ...rest } = more;
  return {
    id,
    source,
    routes: { 'ANY /u/{id}': integration, $default: integration },
    functions,
    request,
    answer: { status: 200, invoked: { event: members } },
    ...rest,
  };
}

const form1 = { integration: lambda1, functions: { fn: { returns: { statusCode: 200 } } } } as const;

const userAgent = ['User-Agent', 'curl/8.0'] as const;
const known = [userAgent, ['Accept', '*/*']] as const;
const from: readonly (readonly [string, string])[] = [['X-Gatehouse-Source-Ip', '203.0.113.7'], ...known];

/** The example of the reference, member by member and in its order. */
const golden2: HttpCase = {
  id: 'A6: format 2.0, whole and in order',
  source: 'recorded',
  routes: { 'POST /users/{id}': lambda2 },
  stages: { dev: { variables: { env: 'dev' } } },
  functions,
  startsAt,
  request: {
    method: 'POST',
    path: '/dev/users/J.%20Doe?a=1&a=2&b=x%20y',
    headers: [
      ...from,
      ['Content-Type', 'application/json'],
      ['Cookie', 'c1=v1; c2=v2'],
      ['X-Amzn-Trace-Id', 'Root=1-67fd8a04-1'],
    ],
    body: '{"k":"value"}',
  },
  answer: {
    status: 200,
    invoked: {
      payload:
        /^\{"version":"2\.0","routeKey":"POST \/users\/\{id\}","rawPath":"\/dev\/users\/J\. Doe","rawQueryString":"a=1&a=2&b=x%20y","cookies":\["c1=v1","c2=v2"\],"headers":\{"accept":"\*\/\*","content-length":"13","content-type":"application\/json","host":"\{api\}\.execute-api\.us-east-1\.amazonaws\.com","user-agent":"curl\/8\.0","x-amzn-trace-id":"Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-67fd8a04-1","x-forwarded-for":"203\.0\.113\.7","x-forwarded-port":"80","x-forwarded-proto":"http"\},"queryStringParameters":\{"a":"1,2","b":"x y"\},"requestContext":\{"accountId":"123456789012","apiId":"\{api\}","domainName":"\{api\}\.execute-api\.us-east-1\.amazonaws\.com","domainPrefix":"\{api\}","http":\{"method":"POST","path":"\/dev\/users\/J\. Doe","protocol":"HTTP\/1\.1","sourceIp":"203\.0\.113\.7","userAgent":"curl\/8\.0"\},"requestId":"[A-Za-z0-9_/+-]{15}=","routeKey":"POST \/users\/\{id\}","stage":"dev","time":"14\/Apr\/2025:22:13:56 \+0000","timeEpoch":1744668836123\},"body":"\{\\"k\\":\\"value\\"\}","pathParameters":\{"id":"J\. Doe"\},"isBase64Encoded":false,"stageVariables":\{"env":"dev"\}\}$/,
    },
  },
};

const golden1: HttpCase = {
  id: 'A6: format 1.0, whole and in order',
  source: 'recorded',
  routes: { 'GET /users/{id}': lambda1 },
  stages: { dev: {} },
  functions: form1.functions,
  startsAt,
  request: {
    path: '/dev/users/J.%20Doe?a=1&a=2',
    headers: [...from.slice(0, 2), ['accept', '*/*'], ['Cookie', 'c1=v1; c2=v2']],
  },
  answer: {
    status: 200,
    invoked: {
      payload:
        /^\{"version":"1\.0","resource":"\/users\/\{id\}","path":"\/dev\/users\/J\.%20Doe","httpMethod":"GET","headers":\{"Content-Length":"0","Host":"\{api\}\.execute-api\.us-east-1\.amazonaws\.com","User-Agent":"curl\/8\.0","X-Amzn-Trace-Id":"Root=1-[0-9a-f]{8}-[0-9a-f]{24}","X-Forwarded-For":"203\.0\.113\.7","X-Forwarded-Port":"80","X-Forwarded-Proto":"http","accept":"\*\/\*","Cookie":"c1=v1; c2=v2"\},"multiValueHeaders":\{"Content-Length":\["0"\],.*"accept":\["\*\/\*"\],"Cookie":\["c1=v1; c2=v2"\]\},"queryStringParameters":\{"a":"2"\},"multiValueQueryStringParameters":\{"a":\["1","2"\]\},"requestContext":\{"accountId":"123456789012","apiId":"\{api\}","domainName":"\{api\}\.execute-api\.us-east-1\.amazonaws\.com","domainPrefix":"\{api\}","extendedRequestId":"([A-Za-z0-9_/+-]{15}=)","httpMethod":"GET","identity":\{"accessKey":null,"accountId":null,"caller":null,"cognitoAmr":null,"cognitoAuthenticationProvider":null,"cognitoAuthenticationType":null,"cognitoIdentityId":null,"cognitoIdentityPoolId":null,"principalOrgId":null,"sourceIp":"203\.0\.113\.7","user":null,"userAgent":"curl\/8\.0","userArn":null\},"path":"\/dev\/users\/J\. Doe","protocol":"HTTP\/1\.1","requestId":"\1","requestTime":"14\/Apr\/2025:22:13:56 \+0000","requestTimeEpoch":1744668836123,"resourceId":"GET \/users\/\{id\}","resourcePath":"\/users\/\{id\}","stage":"dev"\},"pathParameters":\{"id":"J\. Doe"\},"stageVariables":null,"body":null,"isBase64Encoded":false\}$/,
    },
  },
};

const bare: CaseRequest = { path: '/x' };

const form2Cases: readonly HttpCase[] = [
  event('18: what is empty is left out', 'recorded', bare, {
    body: 'absent',
    cookies: 'absent',
    queryStringParameters: 'absent',
    pathParameters: 'absent',
    stageVariables: 'absent',
    'requestContext.authorizer': 'absent',
    'requestContext.authentication': 'absent',
    isBase64Encoded: false,
  }),
  event('19: a bare GET', 'recorded', bare, {
    rawQueryString: '',
    'headers.content-length': '0',
    'requestContext.http.userAgent': '',
  }),
  event('16: paths are decoded', 'recorded', { path: '/u/J%20D' }, { 'pathParameters.id': 'J D', rawPath: '/u/J D' }),
  event('20: repeated query keys', 'recorded', { path: '/x?a=1&a=2' }, { 'queryStringParameters.a': '1,2' }),
  event('A6: a query key without a value', 'assumed', { path: '/x?a&b=' }, { queryStringParameters: { a: '', b: '' } }),
  event(
    'A15: a plus is a space',
    'assumed',
    { path: '/x?a=b+c' },
    {
      'queryStringParameters.a': 'b c',
      rawQueryString: 'a=b+c',
    },
  ),
  event(
    '21: repeated headers',
    'recorded',
    {
      path: '/x',
      headers: [
        ['X-A', '1'],
        ['x-a', '2'],
      ],
    },
    { 'headers.x-a': '1,2' },
  ),
  event(
    '22: cookies',
    'recorded',
    { path: '/x', headers: [['Cookie', 'a=1; b=2']] },
    {
      cookies: ['a=1', 'b=2'],
      'headers.cookie': 'absent',
    },
  ),
  event(
    'A6: what the client was forwarded for',
    'assumed',
    { path: '/x', headers: [['X-Forwarded-For', '192.0.2.1']] },
    {
      'headers.x-forwarded-for': '192.0.2.1, 127.0.0.1',
    },
  ),
  event(
    'A15: headers of the connection stay behind, Authorization does not',
    'assumed',
    {
      path: '/x',
      headers: [
        ['Connection', 'close'],
        ['Keep-Alive', '1'],
        ['TE', 'trailers'],
        ['Upgrade', 'h2c'],
        ['Authorization', 'Basic x'],
      ],
    },
    {
      'headers.connection': 'absent',
      'headers.keep-alive': 'absent',
      'headers.te': 'absent',
      'headers.upgrade': 'absent',
      'headers.authorization': 'Basic x',
    },
  ),
];

/** A POST with a body of `type`: as text, or in Base64. */
function body(id: string, source: Source, type: string | undefined, isText: boolean, coding?: string): HttpCase {
  const headers = [
    ...(type === undefined ? [] : [['Content-Type', type] as const]),
    ...(coding === undefined ? [] : [['Content-Encoding', coding] as const]),
  ];
  return event(
    id,
    source,
    { method: 'POST', path: '/x', headers, body: 'a=1' },
    {
      body: isText ? 'a=1' : 'YT0x',
      isBase64Encoded: !isText,
    },
  );
}

const bodyCases: readonly HttpCase[] = [
  body('23: JSON', 'recorded', 'application/json', true),
  body('A6: JSON with a charset', 'recorded', 'application/json; charset=utf-8', true),
  body('A6: text/*', 'recorded', 'text/csv', true),
  body('A6: JavaScript', 'recorded', 'application/javascript', true),
  body('A6: XML', 'recorded', 'application/xml', true),
  body('24: a form', 'recorded', 'application/x-www-form-urlencoded', false),
  body('24: no type', 'recorded', undefined, false),
  body('A6: bytes', 'recorded', 'application/octet-stream', false),
  body('A6: several parts', 'recorded', 'multipart/form-data; boundary=x', false),
  body('A6: types that end in +json', 'assumed', 'application/problem+json', false),
  body('A6: a packed body', 'assumed', 'application/json', false, 'gzip'),
];

const form1Cases: readonly HttpCase[] = [
  event(
    '25: the last value, and all',
    'recorded',
    { path: '/x?a=1&a=2' },
    {
      'queryStringParameters.a': '2',
      'multiValueQueryStringParameters.a': ['1', '2'],
    },
    form1,
  ),
  event(
    '26: the path as sent, the context decoded',
    'recorded',
    { path: '/u/J%20D' },
    {
      path: '/u/J%20D',
      'requestContext.path': '/u/J D',
      'pathParameters.id': 'J D',
    },
    form1,
  ),
  event(
    'A6: what is empty is null',
    'recorded',
    bare,
    {
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      stageVariables: null,
      body: null,
      'requestContext.authorizer': 'absent',
    },
    form1,
  ),
  event(
    'A6: the default route',
    'assumed',
    bare,
    {
      resource: '$default',
      'requestContext.resourcePath': '$default',
      'requestContext.resourceId': '$default',
    },
    form1,
  ),
  event(
    'A6: header names as sent',
    'recorded',
    {
      path: '/x',
      headers: [
        ['x-My-Header', '1'],
        ['content-type', 'text/a'],
      ],
    },
    {
      'headers.x-My-Header': '1',
      'headers.Content-Type': 'text/a',
    },
    form1,
  ),
];

const variables: readonly HttpCase[] = [
  event(
    'A8: a stage variable in the name of a function',
    'documented',
    bare,
    { version: '2.0' },
    {
      integration: {
        ...lambda2,
        integrationUri: 'arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.name}:live',
      },
      stages: { $default: { variables: { name: 'fn' } } },
      answer: { status: 200, invoked: { functionName: 'fn', qualifier: 'live' } },
    },
  ),
  event(
    'A1: an invocation ARN',
    'documented',
    bare,
    { version: '2.0' },
    {
      integration: {
        ...lambda2,
        integrationUri:
          'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:fn/invocations',
      },
    },
  ),
];

export const httpEventCases: readonly HttpCase[] = [
  golden2,
  golden1,
  ...form2Cases,
  ...bodyCases,
  ...form1Cases,
  ...variables,
];
