// The event of Lambda proxy integrations.
import type { CaseRequest, ConformanceCase, Invoked } from '../conformance-case';
import { lambdaProxy, operation, parameters } from '../operations';

type Source = ConformanceCase['source'];

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const greedy = { '/{proxy+}': { 'x-amazon-apigateway-any-method': lambdaProxy() } };
const ok = { fn: { returns: { statusCode: 200 } } } as const;

/** A case on `/{proxy+}` that looks at members of the event. */
function event(
  id: string,
  source: Source,
  request: CaseRequest,
  members: NonNullable<Invoked['event']>,
  more: Partial<ConformanceCase> = {},
): ConformanceCase {
  return {
    id,
    source,
    paths: greedy,
    functions: ok,
    request,
    answer: { status: 200, invoked: { event: members } },
    ...more,
  };
}

const whole: ConformanceCase = {
  id: '6.2: the event holds what the recording holds, in its order',
  source: 'recorded',
  paths: greedy,
  functions: ok,
  request: {
    path: '/dev/proxy-value',
    headers: [
      ['User-Agent', 'client/1'],
      ['Accept', '*/*'],
      ['tEsT-HEADeR', 'aValUE'],
    ],
  },
  answer: {
    status: 200,
    invoked: {
      functionName: 'fn',
      qualifier: null,
      invocationType: 'RequestResponse',
      region: 'us-east-1',
      accountId: '123456789012',
      payload: new RegExp(
        `^${[
          '{"resource":"/{proxy+}","path":"/proxy-value","httpMethod":"GET",',
          '"headers":{"Accept":"*/*","Host":"{api}.execute-api.us-east-1.amazonaws.com","User-Agent":"client/1",',
          '"X-Amzn-Trace-Id":"Root=<trace>","X-Forwarded-For":"127.0.0.1","X-Forwarded-Port":"80",',
          '"X-Forwarded-Proto":"http","tEsT-HEADeR":"aValUE"},',
          '"multiValueHeaders":{"Accept":["*/*"],"Host":["{api}.execute-api.us-east-1.amazonaws.com"],',
          '"User-Agent":["client/1"],"X-Amzn-Trace-Id":["Root=<trace>"],"X-Forwarded-For":["127.0.0.1"],',
          '"X-Forwarded-Port":["80"],"X-Forwarded-Proto":["http"],"tEsT-HEADeR":["aValUE"]},',
          '"queryStringParameters":null,"multiValueQueryStringParameters":null,',
          '"pathParameters":{"proxy":"proxy-value"},"stageVariables":null,',
          '"requestContext":{"resourceId":"<id>","resourcePath":"/{proxy+}","httpMethod":"GET",',
          '"extendedRequestId":"<extended>","requestTime":"<time>","path":"/dev/proxy-value",',
          '"accountId":"123456789012","protocol":"HTTP/1.1","stage":"dev","domainPrefix":"{api}",',
          '"requestTimeEpoch":<epoch>,"requestId":"<uuid>",',
          '"identity":{"cognitoIdentityPoolId":null,"accountId":null,"cognitoIdentityId":null,"caller":null,',
          '"sourceIp":"127.0.0.1","principalOrgId":null,"accessKey":null,"cognitoAuthenticationType":null,',
          '"cognitoAuthenticationProvider":null,"userArn":null,"userAgent":"client/1","user":null},',
          '"domainName":"{api}.execute-api.us-east-1.amazonaws.com","deploymentId":"dep123","apiId":"{api}"},',
          '"body":null,"isBase64Encoded":false}',
        ]
          .join('')
          .replace(/[{}[\]*+?.^$|()/]/g, '\\$&')
          .replaceAll('<trace>', '1-[0-9a-f]{8}-[0-9a-f]{24}')
          .replaceAll('<id>', '[a-z0-9]{6,10}')
          .replaceAll('<extended>', '[A-Za-z0-9+\\/]{15}=')
          .replaceAll('<time>', '\\d\\d\\/[A-Z][a-z]{2}\\/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000')
          .replaceAll('<epoch>', '\\d{13}')
          .replaceAll('<uuid>', uuid)}$`,
      ),
    },
  },
};

const paths: readonly ConformanceCase[] = [
  event(
    'case 12: the trailing slash stays in path and leaves the greedy parameter',
    'recorded',
    { path: '/dev/v/' },
    {
      path: '/v/',
      pathParameters: { proxy: 'v' },
      'requestContext.path': '/dev/v/',
    },
  ),
  event(
    'case 13: inner double slashes stay',
    'recorded',
    { path: '/dev/v//w' },
    {
      path: '/v//w',
      pathParameters: { proxy: 'v//w' },
      'requestContext.path': '/dev/v//w',
    },
  ),
  event(
    'case 14: a slash too many before the stage',
    'recorded',
    { path: '//dev/v' },
    {
      path: '/v',
      'requestContext.path': '/dev/v',
    },
  ),
  event(
    'case 15: a slash too many after the stage',
    'recorded',
    { path: '/dev//v' },
    {
      path: '/v',
      pathParameters: { proxy: 'v' },
      'requestContext.path': '/dev//v',
    },
  ),
  event(
    'case 16: paths are not decoded',
    'recorded',
    { path: '/dev/u/a%2Bb@c/d+e@f' },
    {
      path: '/u/a%2Bb@c/d+e@f',
      pathParameters: { proxy: 'u/a%2Bb@c/d+e@f' },
      'requestContext.path': '/dev/u/a%2Bb@c/d+e@f',
    },
  ),
  event(
    'case 17: query strings are decoded',
    'recorded',
    { path: '/dev/v?e=a%2Bb&p=a+b&u=https%3A%2F%2Fx%2F' },
    {
      queryStringParameters: { e: 'a+b', p: 'a b', u: 'https://x/' },
      multiValueQueryStringParameters: { e: ['a+b'], p: ['a b'], u: ['https://x/'] },
    },
  ),
  event(
    'case 18: the last of several values, and all of them',
    'recorded',
    { path: '/dev/v?c=1&c=2' },
    {
      queryStringParameters: { c: '2' },
      multiValueQueryStringParameters: { c: ['1', '2'] },
    },
  ),
  event(
    '6.2: a resource without parameters has null',
    'recorded',
    { path: '/dev//fixed' },
    {
      resource: '/fixed',
      path: '/fixed',
      pathParameters: null,
      'requestContext.path': '/dev//fixed',
      'requestContext.resourcePath': '/fixed',
    },
    { paths: { '/fixed': { get: lambdaProxy() } } },
  ),
  event(
    '6.2: names such as __proto__ are members like others',
    'assumed',
    { path: '/dev/v?__proto__=x&1=y' },
    {
      queryStringParameters: JSON.parse('{"__proto__":"x","1":"y"}'),
    },
  ),
];

const members: readonly ConformanceCase[] = [
  event(
    '6.2: stage variables',
    'documented',
    { path: '/dev/v' },
    { stageVariables: { color: 'blue' } },
    {
      stage: { variables: { color: 'blue' } },
    },
  ),
  event(
    '6.2: the body is text',
    'recorded',
    { method: 'POST', path: '/dev/v', body: '{"message":"hello wörld"}' },
    {
      httpMethod: 'POST',
      body: '{"message":"hello wörld"}',
      isBase64Encoded: false,
    },
  ),
  event(
    '6.2: the body of a binary type is Base64',
    'recorded',
    { method: 'POST', path: '/dev/v', body: Buffer.from([0, 255, 128]), headers: [['Content-Type', 'image/png']] },
    { body: 'AP+A', isBase64Encoded: true },
    { document: { 'x-amazon-apigateway-binary-media-types': ['image/png'] } },
  ),
  event(
    '6.2: bytes that are no UTF-8 are replaced in the body of a text type',
    'documented',
    { method: 'POST', path: '/dev/v', body: Buffer.from([0x61, 255]), headers: [['Content-Type', 'text/plain']] },
    { body: 'a\ufffd', isBase64Encoded: false },
    { document: { 'x-amazon-apigateway-binary-media-types': ['image/png'] } },
  ),
  event(
    '6.2: header names keep their letter case but for authorization and user-agent',
    'recorded',
    {
      path: '/dev/v',
      headers: [
        ['authorization', 'random-value'],
        ['user-agent', 'u'],
        ['x-LOW', '1'],
      ],
    },
    {
      'headers.Authorization': 'random-value',
      'headers.User-Agent': 'u',
      'headers.x-LOW': '1',
      'headers.authorization': 'absent',
    },
  ),
  event(
    '6.2: of several header lines the last one, and all of them',
    'recorded',
    {
      path: '/dev/v',
      headers: [
        ['X-A', '1'],
        ['X-A', '2'],
      ],
    },
    { 'headers.X-A': '2', 'multiValueHeaders.X-A': ['1', '2'] },
  ),
  event(
    '6.6: headers that are dropped at the entrance are in no event',
    'recorded',
    {
      path: '/dev/v',
      headers: [
        ['Connection', 'close'],
        ['TE', 'trailers'],
        ['Max-Forwards', '3'],
        ['Server', 's'],
      ],
    },
    {
      'headers.Connection': 'absent',
      'headers.TE': 'absent',
      'headers.Max-Forwards': 'absent',
      'headers.Server': 'absent',
    },
  ),
  event(
    '6.6: a signature is not handed on',
    'documented',
    { path: '/dev/v', headers: [['Authorization', 'AWS4-HMAC-SHA256 Credential=a/b']] },
    { 'headers.Authorization': 'absent', 'multiValueHeaders.Authorization': 'absent' },
  ),
  event(
    '6.2: keys that only some requests have are absent',
    'recorded',
    { path: '/dev/v' },
    {
      'requestContext.authorizer': 'absent',
      'requestContext.operationName': 'absent',
      'requestContext.isCanaryRequest': 'absent',
      'requestContext.identity.apiKey': 'absent',
      'requestContext.identity.clientCert': 'absent',
      'requestContext.identity.vpcId': 'absent',
      'requestContext.requestOverride': 'absent',
      'requestContext.responseOverride': 'absent',
    },
  ),
  event(
    '6.2: the operation name',
    'documented',
    { path: '/dev/x' },
    { 'requestContext.operationName': 'getX' },
    {
      paths: { '/x': { get: lambdaProxy({}, { more: { operationId: 'getX' } }) } },
    },
  ),
  event(
    '6.2: X-Amzn-Trace-Id of the client keeps its root and gets a parent',
    'recorded',
    { path: '/dev/v', headers: [['X-Amzn-Trace-Id', 'Root=1-00000001-000000000000000000000001']] },
    {
      'headers.X-Amzn-Trace-Id': /^Root=1-00000001-0{23}1;Parent=[0-9a-f]{16};Sampled=[01]$/,
    },
  ),
];

const mappings: readonly ConformanceCase[] = [
  event(
    '6.2: mappings of the integration do nothing',
    'recorded',
    {
      path: '/dev/p?testVar=bar&testQueryString=foo',
      headers: [
        ['foobar', 'mapped-value'],
        ['headerVar', 'request-value'],
      ],
    },
    {
      queryStringParameters: { testVar: 'bar', testQueryString: 'foo' },
      pathParameters: { pathVariable: 'p' },
      'headers.headerVar': 'request-value',
      'headers.foobar': 'mapped-value',
    },
    {
      paths: {
        '/{pathVariable}': {
          get: lambdaProxy(
            {
              requestParameters: {
                'integration.request.header.headerVar': 'method.request.header.foobar',
                'integration.request.path.pathVar': 'method.request.path.pathVariable',
                'integration.request.querystring.queryString': 'method.request.querystring.testQueryString',
              },
            },
            { more: parameters('path pathVariable', 'query testQueryString', 'header foobar') },
          ),
        },
      },
    },
  ),
  event(
    '6.2: request templates do nothing',
    'documented',
    { method: 'POST', path: '/dev/x', body: 'a' },
    { body: 'a' },
    { paths: { '/x': { post: lambdaProxy({ requestTemplates: { 'application/json': 'other' } }) } } },
  ),
  event(
    '6.2: a required parameter without a validator does not block',
    'recorded',
    { path: '/dev/x' },
    { path: '/x' },
    {
      paths: {
        '/x': {
          get: operation({ type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri() }, { more: parameters('query q!') }),
        },
      },
    },
  ),
];

function lambdaUri(): string {
  return 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:fn/invocations';
}

export const lambdaEventCases: readonly ConformanceCase[] = [whole, ...paths, ...members, ...mappings];
