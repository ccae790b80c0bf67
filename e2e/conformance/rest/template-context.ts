// $context and $stageVariables in templates, and overrides.
import type { CaseAnswer, CaseRequest, CaseStage, ConformanceCase } from '../conformance-case';
import { http, mock, operation } from '../operations';

type Source = ConformanceCase['source'];

/** What a MOCK's response template prints for GET `/dev/pets/7`. */
function prints(
  id: string,
  source: Source,
  template: string,
  body: string | RegExp,
  more: { readonly request?: Partial<CaseRequest>; readonly stage?: CaseStage; readonly json?: string } = {},
): ConformanceCase {
  const { request, stage, json } = more;
  return {
    id,
    source,
    paths: { '/pets/{id}': { get: mock(template, json === undefined ? {} : { request: json }) } },
    ...(stage && { stage }),
    request: { path: '/dev/pets/7', ...request },
    answer: { status: 200, body },
  };
}

const contextKeys = [
  'resourceId',
  'resourcePath',
  'httpMethod',
  'extendedRequestId',
  'requestTime',
  'path',
  'accountId',
  'protocol',
  'requestOverride',
  'stage',
  'domainPrefix',
  'requestTimeEpoch',
  'requestId',
  'identity',
  'domainName',
  'deploymentId',
  'responseOverride',
  'apiId',
];
const listed = contextKeys.map((key) => `"${key}"`).join(', ');

/** What a MOCK's request template sees, shown in a header of the answer. */
function inRequest(id: string, source: Source, expression: string, value: string | RegExp): ConformanceCase {
  const set = `#set($context.responseOverride.header.X-Seen = "${expression}")`;
  return {
    id,
    source,
    paths: { '/pets/{id}': { get: mock(undefined, { request: `${set}{"statusCode": 200}` }) } },
    request: { path: '/dev/pets/7' },
    answer: { status: 200, headers: { 'X-Seen': value } },
  };
}

const uuid = '6c1c05b4-51d1-4d4e-9f80-8a1b5a3f6e2d';

const contextCases: readonly ConformanceCase[] = [
  prints(
    '5.7: names of the call',
    'documented',
    '$context.accountId $context.apiId $context.stage $context.deploymentId $context.httpMethod $context.resourcePath $context.path $context.protocol',
    '123456789012 {api} dev dep123 GET /pets/{id} /dev/pets/7 HTTP/1.1',
  ),
  prints(
    '5.7: names of the host',
    'documented',
    '$context.domainName $context.domainPrefix',
    '{api}.execute-api.us-east-1.amazonaws.com {api}',
  ),
  prints(
    '5.7: times',
    'documented',
    '$context.requestTime $context.requestTimeEpoch',
    /^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000 \d{13}$/,
  ),
  prints(
    '5.7: ids',
    'documented',
    '$context.requestId $context.extendedRequestId $context.resourceId',
    /^[0-9a-f-]{36} \S{14,15}= [a-z0-9]{6}$/,
  ),
  prints(
    '5.7: who called',
    'documented',
    '$context.identity.sourceIp|$context.identity.userAgent|$context.identity.user|$context.identity.apiKey',
    '127.0.0.1|test/1.0||',
    { request: { headers: [['User-Agent', 'test/1.0']] } },
  ),
  prints(
    '5.7: no canary, no isCanaryRequest',
    'recorded',
    '[$context.isCanaryRequest]$context.containsKey("isCanaryRequest")',
    '[]false',
  ),
  inRequest(
    '5.7: the keys of $context in an unauthenticated call',
    'recorded',
    `$context.keySet().size()#foreach($k in [${listed.replaceAll('"', "'")}])#if(!$context.containsKey($k)) lacks $k#end#end`,
    '18',
  ),
  inRequest(
    '5.7: $context.authorizer has no keys',
    'recorded',
    'a#foreach($k in $context.authorizer.keySet())$k#{end}z',
    'az',
  ),
  // as the usual loop over the context prints them
  inRequest(
    '5.7: nested maps are nothing for $util',
    'recorded',
    "a#foreach($k in ['identity', 'requestOverride', 'responseOverride'])$util.escapeJavaScript($context.get($k))#{end}z",
    'az',
  ),
  inRequest('5.7: responseOverride has only header', 'recorded', '$context.responseOverride.keySet()', '[header]'),
  {
    ...prints('5.7: the client may choose the request id', 'documented', '$context.requestId', uuid, {
      request: { headers: [['x-amzn-RequestId', uuid]] },
    }),
    answer: { status: 200, body: uuid, headers: { 'x-amzn-RequestId': uuid } },
  },
  prints(
    '5.7: the client cannot choose the extended request id',
    'documented',
    '$context.extendedRequestId',
    /^(?!chosen)\S{14,15}=$/,
    {
      request: { headers: [['x-amz-apigw-id', 'chosen']] },
    },
  ),
  prints(
    '15: stage variables',
    'documented',
    "$stageVariables.one ${stageVariables['two']} [$stageVariables.none] $stageVariables.keySet().size()",
    '1 2 [] 2',
    {
      stage: { variables: { one: '1', two: '2' } },
    },
  ),
];

/** A MOCK whose request template is `request`. */
function overridden(
  id: string,
  source: Source,
  request: string,
  template: string | undefined,
  answer: CaseAnswer,
): ConformanceCase {
  return { id, source, paths: { '/x': { get: mock(template, { request }) } }, request: { path: '/dev/x' }, answer };
}

const responseOverrides: readonly ConformanceCase[] = [
  overridden(
    'case 43: a status set in the request template reaches the client',
    'recorded',
    '#set($context.responseOverride.status = 444){"statusCode": 200}',
    undefined,
    { status: 444, body: '', headers: { 'Content-Type': 'application/json' } },
  ),
  overridden(
    '5.8: a header set in the request template reaches the client',
    'recorded',
    `#set($context.responseOverride.header.custom = "v"){"statusCode": 200}`,
    undefined,
    { status: 200, headers: { custom: 'v' } },
  ),
  overridden(
    '5.8: keys of its own set in the request template are there in the response template',
    'recorded',
    '#set($context.responseOverride.mine = "v"){"statusCode": 200}',
    '$context.responseOverride.mine',
    { status: 200, body: 'v' },
  ),
  overridden(
    'case 44: what requestOverride got in the request template can be read in the response template',
    'recorded',
    '#set($n = "x")#set($context.requestOverride.querystring[$n] = "v"){"statusCode": 200}',
    "$context.requestOverride.querystring.x $context.requestOverride.querystring['x']",
    { status: 200, body: 'v v' },
  ),
  overridden(
    'case 44: by name in brackets and by put',
    'recorded',
    '#set($context["requestOverride"].querystring["k"] = "v")#set($ignored = $context.requestOverride.path.put("p", "w")){"statusCode": 200}',
    '$context.requestOverride.querystring.k $context.requestOverride.path.p',
    { status: 200, body: 'v w' },
  ),
  overridden(
    'case 45: a status that is no number is ignored',
    'documented',
    '{"statusCode": 200}',
    '#set($context.responseOverride.status = "abc")ok',
    {
      status: 200,
      body: 'ok',
    },
  ),
  ...['99', '600'].map((status) =>
    overridden(
      `5.8: a status of ${status} is ignored`,
      'documented',
      '{"statusCode": 200}',
      `#set($context.responseOverride.status = ${status})ok`,
      {
        status: 200,
        body: 'ok',
      },
    ),
  ),
  overridden(
    '5.8: status and header set in the response template',
    'documented',
    '{"statusCode": 200}',
    '#set($context.responseOverride.status = 418)#set($context.responseOverride.header.X = "v")tea',
    { status: 418, body: 'tea', headers: { X: 'v' } },
  ),
  {
    id: '5.8: an override wins over a mapping',
    source: 'documented',
    paths: {
      '/x': {
        get: mock('#set($context.responseOverride.header.X = "override")ok', {
          headers: ['X'],
          response: { responseParameters: { 'method.response.header.X': "'mapped'" } },
        }),
      },
    },
    request: { path: '/dev/x' },
    answer: { status: 200, headers: { X: 'override' } },
  },
];

/** A POST whose request template sets overrides; `sent` is what the endpoint gets. */
function sends(
  id: string,
  source: Source,
  sets: string,
  integration: object,
  sent: CaseAnswer['sent'],
  more: object = {},
): ConformanceCase {
  const requestTemplates = { 'application/json': `${sets}{}` };
  return {
    id,
    source,
    paths: { '/x': { post: http({ httpMethod: 'POST', requestTemplates, ...integration }, { more }) } },
    request: { method: 'POST', path: '/dev/x', body: '{}', headers: [['X-A', 'client']] },
    answer: { status: 200, ...(sent !== undefined && { sent }) },
  };
}

const requestOverrides: readonly ConformanceCase[] = [
  sends(
    '5.8: requestOverride.header',
    'documented',
    '#set($context.requestOverride.header.X-A = "o")',
    {},
    { headers: { 'x-a': 'o' } },
  ),
  sends(
    '5.8: requestOverride.header wins over a mapping',
    'documented',
    '#set($context.requestOverride.header.X-A = "override")',
    { requestParameters: { 'integration.request.header.X-A': "'mapped'" } },
    { headers: { 'x-a': 'override' } },
  ),
  sends(
    '5.8: requestOverride.querystring',
    'documented',
    '#set($context.requestOverride.querystring.q = "a b")',
    { requestParameters: { 'integration.request.querystring.q': "'mapped'" } },
    { url: /^\/back\?q=a(\+|%20)b$/ },
  ),
  sends(
    '5.8: requestOverride.path',
    'documented',
    '#set($context.requestOverride.path.p = "override")',
    { uri: 'http://{endpoint}/back/{p}', requestParameters: { 'integration.request.path.p': "'mapped'" } },
    { url: '/back/override' },
  ),
  sends(
    '5.8: a list becomes one header',
    'documented',
    '#set($context.requestOverride.header.X-L = ["a", "b"])',
    {},
    { headers: { 'x-l': /^a, ?b$/ } },
  ),
  sends(
    '5.8: an override may set what a mapping may not',
    'recorded',
    '#set($context.requestOverride.header.X-Amz-Target = "AmazonSQS.SendMessage")',
    {},
    { headers: { 'x-amz-target': 'AmazonSQS.SendMessage' } },
  ),
  {
    ...sends(
      '5.8: a second override of one parameter fails',
      'documented',
      '#set($context.requestOverride.header.X-A = "1")#set($context.requestOverride.header.X-A = "2")',
      {},
      undefined,
    ),
    answer: { status: 500, json: { message: 'Internal server error' }, sent: null },
  },
  {
    id: '5.8: what HTTP_PROXY sends is not overridden',
    source: 'documented',
    paths: {
      '/x': {
        post: operation({
          type: 'http_proxy',
          httpMethod: 'POST',
          uri: 'http://{endpoint}/back',
          requestTemplates: { 'application/json': '#set($context.requestOverride.header.X-A = "o"){}' },
        }),
      },
    },
    request: { method: 'POST', path: '/dev/x', body: '{"a":1}', headers: [['X-A', 'client']] },
    answer: { status: 200, sent: { body: '{"a":1}', headers: { 'x-a': 'client' } } },
  },
];

export const templateContextCases: readonly ConformanceCase[] = [
  ...contextCases,
  ...responseOverrides,
  ...requestOverrides,
];
