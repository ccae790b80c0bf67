// The access log: the formats of the console, every variable in five situations, and how values are quoted.
import type { ConformanceCase } from '../conformance-case';
import { http, mock, proxy } from '../operations';
import {
  invalidBody,
  missingParameter,
  refusingEndpoint,
  type Situation,
  silentEndpoint,
  unknownPath,
} from './refusing-situations';

type Source = ConformanceCase['source'];
type Setup = Omit<Situation, 'stage'> & {
  readonly status: number;
  readonly variables?: Readonly<Record<string, string>>;
};

const served: Setup = {
  paths: { '/pets/{id}': { get: mock('ok') } },
  request: { path: '/dev/pets/7?q=1', headers: [['User-Agent', 'test/1.0']] },
  status: 200,
};

/** The line that `format` makes of the situation. */
function logs(
  id: string,
  source: Source,
  format: string,
  line: string | RegExp,
  setup: Setup = served,
): ConformanceCase {
  const { status, variables = {}, ...situation } = setup;
  return {
    id: `11: access log: ${id}`,
    source,
    ...situation,
    stage: { accessLogFormat: format, variables },
    answer: { status, accessLog: line },
  };
}

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const extended = '[A-Za-z0-9+/]{15}=';
const time = '\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000';

/** The four formats that the console offers. */
const formats: readonly ConformanceCase[] = [
  logs(
    'CLF',
    'documented',
    '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] "$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId $context.extendedRequestId',
    new RegExp(`^127\\.0\\.0\\.1 - - \\[${time}\\] "GET /pets/\\{id\\} HTTP/1\\.1" 200 2 ${id} ${extended}$`),
  ),
  logs(
    'JSON',
    'documented',
    '{ "requestId":"$context.requestId", "extendedRequestId":"$context.extendedRequestId","ip": "$context.identity.sourceIp", "caller":"$context.identity.caller", "user":"$context.identity.user", "requestTime":"$context.requestTime", "httpMethod":"$context.httpMethod","resourcePath":"$context.resourcePath", "status":"$context.status","protocol":"$context.protocol", "responseLength":"$context.responseLength" }',
    new RegExp(
      `^\\{ "requestId":"${id}", "extendedRequestId":"${extended}","ip": "127\\.0\\.0\\.1", "caller":"-", "user":"-", "requestTime":"${time}", "httpMethod":"GET","resourcePath":"/pets/\\{id\\}", "status":"200","protocol":"HTTP/1\\.1", "responseLength":"2" \\}$`,
    ),
  ),
  logs(
    'XML',
    'documented',
    '<request id="$context.requestId"> <extendedRequestId>$context.extendedRequestId</extendedRequestId> <ip>$context.identity.sourceIp</ip> <caller>$context.identity.caller</caller> <user>$context.identity.user</user> <requestTime>$context.requestTime</requestTime> <httpMethod>$context.httpMethod</httpMethod> <resourcePath>$context.resourcePath</resourcePath> <status>$context.status</status> <protocol>$context.protocol</protocol> <responseLength>$context.responseLength</responseLength> </request>',
    new RegExp(
      `^<request id="${id}"> <extendedRequestId>${extended}</extendedRequestId> <ip>127\\.0\\.0\\.1</ip> <caller>-</caller> <user>-</user> <requestTime>${time}</requestTime> <httpMethod>GET</httpMethod> <resourcePath>/pets/\\{id\\}</resourcePath> <status>200</status> <protocol>HTTP/1\\.1</protocol> <responseLength>2</responseLength> </request>$`,
    ),
  ),
  logs(
    'CSV',
    'documented',
    '$context.identity.sourceIp,$context.identity.caller,$context.identity.user,$context.requestTime,$context.httpMethod,$context.resourcePath,$context.protocol,$context.status,$context.responseLength,$context.requestId,$context.extendedRequestId',
    new RegExp(`^127\\.0\\.0\\.1,-,-,${time},GET,/pets/\\{id\\},HTTP/1\\.1,200,2,${id},${extended}$`),
  ),
];

const agent = 'a "quoted" \\ agent';
const quoted: Setup = { ...served, request: { path: '/dev/pets/7', headers: [['User-Agent', agent]] } };
const findings = '[object has missing required properties (["NoteId"])]';

const quoting: readonly ConformanceCase[] = [
  logs(
    'quotes and backslashes in JSON are escaped',
    'recorded',
    '{"agent":"$context.identity.userAgent"}',
    JSON.stringify({ agent }),
    quoted,
  ),
  logs('other formats get them as they are', 'assumed', '"$context.identity.userAgent"', `"${agent}"`, quoted),
  logs(
    'what validation found, in JSON',
    'assumed',
    '{"found":"$context.error.validationErrorString"}',
    JSON.stringify({ found: findings }),
    { ...invalidBody, status: 400 },
  ),
  logs(
    'messageString has quotes of its own',
    'documented',
    '{"message":$context.error.messageString}',
    '{"message":"Invalid request body"}',
    { ...invalidBody, status: 400 },
  ),
  logs(
    'what stands beside variables stays',
    'documented',
    '$ $context $context. $contexts.status ${context.status} $stageVariables.v $context.status.',
    '$ $context $context. $contexts.status ${context.status} $stageVariables.v 200.',
  ),
  logs(
    'a variable that is a group has no value',
    'documented',
    '$context.identity $context.error $context.integration',
    '- - -',
  ),
  logs('names are told by case', 'documented', '$context.Status $context.HTTPMethod', '- -'),
];

const answered: Setup = {
  paths: { '/pets/{id}': { get: http() } },
  endpoint: { status: 201, headers: { 'x-amzn-RequestId': 'endpoint-1', 'x-amz-id-2': 'endpoint-2' }, body: '{"a":1}' },
  request: served.request,
  status: 200,
};
const proxied: Setup = { ...answered, paths: { '/pets/{id}': { get: proxy() } }, status: 201 };
const timedOut: Setup = { ...silentEndpoint, status: 504 };
const refused: Setup = { ...refusingEndpoint, status: 504 };
const unmatched: Setup = {
  ...unknownPath,
  request: { path: '/dev/unknown', headers: [['User-Agent', 'test/1.0']] },
  status: 403,
};
const invalid: Setup = { ...missingParameter, status: 400 };

const number = /^\d+$/.source.slice(1, -1);

/** Variable, and what it prints where: served by MOCK, by HTTP, timed out, refused by validation, not matched. */
const table: readonly (readonly [
  name: string,
  mock: string,
  http: string,
  timeout: string,
  validation: string,
  none: string,
])[] = [
  ['accountId', '123456789012', '123456789012', '123456789012', '123456789012', '123456789012'],
  ['apiId', '\\{api\\}', '\\{api\\}', '\\{api\\}', '\\{api\\}', '\\{api\\}'],
  ['deploymentId', 'dep123', 'dep123', 'dep123', 'dep123', 'dep123'],
  [
    'domainName',
    '\\{api\\}\\.execute-api\\.us-east-1\\.amazonaws\\.com',
    '\\{api\\}\\..*',
    '\\{api\\}\\..*',
    '\\{api\\}\\..*',
    '\\{api\\}\\..*',
  ],
  ['domainPrefix', '\\{api\\}', '\\{api\\}', '\\{api\\}', '\\{api\\}', '\\{api\\}'],
  ['endpointType', 'REGIONAL', 'REGIONAL', 'REGIONAL', 'REGIONAL', 'REGIONAL'],
  ['extendedRequestId', extended, extended, extended, extended, extended],
  ['httpMethod', 'GET', 'GET', 'GET', 'GET', 'GET'],
  ['path', '/dev/pets/7', '/dev/pets/7', '/dev/x', '/dev/x/7', '/dev/unknown'],
  ['protocol', 'HTTP/1\\.1', 'HTTP/1\\.1', 'HTTP/1\\.1', 'HTTP/1\\.1', 'HTTP/1\\.1'],
  ['requestId', id, id, id, id, id],
  ['requestTime', time, time, time, time, time],
  ['requestTimeEpoch', '\\d{13}', '\\d{13}', '\\d{13}', '\\d{13}', '\\d{13}'],
  ['resourceId', '[a-z0-9]{6}', '[a-z0-9]{6}', '[a-z0-9]{6}', '[a-z0-9]{6}', '-'],
  ['resourcePath', '/pets/\\{id\\}', '/pets/\\{id\\}', '/x', '/x/\\{id\\}', '-'],
  ['stage', 'dev', 'dev', 'dev', 'dev', 'dev'],
  ['status', '200', '200', '504', '400', '403'],
  ['responseLatency', number, number, number, number, number],
  ['responseLength', '2', '7', '41', '55', '42'],
  ['integrationLatency', '-', number, number, '-', '-'],
  ['integrationStatus', '-', '201', '-', '-', '-'],
  ['integrationErrorMessage', '-', '-', 'Execution failed due to a timeout error', '-', '-'],
  ['integration.error', '-', '-', 'Execution failed due to a timeout error', '-', '-'],
  ['integration.integrationStatus', '-', '201', '-', '-', '-'],
  ['integration.latency', '-', number, number, '-', '-'],
  ['integration.requestId', '-', 'endpoint-1', '-', '-', '-'],
  ['integration.status', '-', '201', '-', '-', '-'],
  ['awsEndpointRequestId', '-', 'endpoint-1', '-', '-', '-'],
  ['awsEndpointRequestId2', '-', 'endpoint-2', '-', '-', '-'],
  [
    'error.message',
    '-',
    '-',
    'Endpoint request timed out',
    'Missing required request parameters: \\[q\\]',
    'Missing Authentication Token',
  ],
  [
    'error.messageString',
    '-',
    '-',
    '"Endpoint request timed out"',
    '"Missing required request parameters: \\[q\\]"',
    '"Missing Authentication Token"',
  ],
  ['error.responseType', '-', '-', 'INTEGRATION_TIMEOUT', 'BAD_REQUEST_PARAMETERS', 'MISSING_AUTHENTICATION_TOKEN'],
  ['error.validationErrorString', '-', '-', '-', '-', '-'],
  ['identity.sourceIp', '127\\.0\\.0\\.1', '127\\.0\\.0\\.1', '127\\.0\\.0\\.1', '127\\.0\\.0\\.1', '127\\.0\\.0\\.1'],
  ['identity.userAgent', 'test/1\\.0', 'test/1\\.0', '-', '-', 'test/1\\.0'],
  ...[
    'authorize.error',
    'authorize.latency',
    'authorize.status',
    'authenticate.error',
    'authenticate.latency',
    'authenticate.status',
    'authorizer.error',
    'authorizer.integrationLatency',
    'authorizer.integrationStatus',
    'authorizer.latency',
    'authorizer.principalId',
    'authorizer.requestId',
    'authorizer.status',
    'authorizer.claims.sub',
    'cipherSuite',
    'customDomain.basePathMatched',
    'customDomain.routingRuleIdMatched',
    'identity.accessKey',
    'identity.accountId',
    'identity.apiKey',
    'identity.apiKeyId',
    'identity.caller',
    'identity.clientCert.clientCertPem',
    'identity.clientCert.issuerDN',
    'identity.clientCert.serialNumber',
    'identity.clientCert.subjectDN',
    'identity.clientCert.validity.notAfter',
    'identity.clientCert.validity.notBefore',
    'identity.cognitoAuthenticationProvider',
    'identity.cognitoAuthenticationType',
    'identity.cognitoIdentityId',
    'identity.cognitoIdentityPoolId',
    'identity.principalOrgId',
    'identity.user',
    'identity.userArn',
    'identity.vpcId',
    'identity.vpceId',
    'isCanaryRequest',
    'operationName',
    'tlsVersion',
    'waf.error',
    'waf.latency',
    'waf.status',
    'wafResponseCode',
    'webaclArn',
    'xrayTraceId',
  ].map((name) => [name, '-', '-', '-', '-', '-'] as const),
];

const situations = [
  ['a MOCK', served],
  ['an HTTP endpoint', answered],
  ['an endpoint that is too slow', timedOut],
  ['a refused request', invalid],
  ['a path that leads nowhere', unmatched],
] as const;

/** One case for a situation: all variables in one line. */
const variables: readonly ConformanceCase[] = situations.map(([what, setup], at) =>
  logs(
    `every variable for ${what}`,
    'documented',
    table.map(([name]) => `${name}=$context.${name}`).join('|'),
    new RegExp(`^${table.map((row) => `${row[0].replaceAll('.', '\\.')}=${row[at + 1]}`).join('\\|')}$`),
    setup,
  ),
);

const failures: readonly ConformanceCase[] = [
  logs(
    'a certificate of an unknown authority',
    'recorded',
    '$context.error.message|$context.error.responseType|$context.integration.error|$context.integration.integrationStatus|$context.integrationLatency|$context.integration.requestId',
    /^Internal server error\|DEFAULT_5XX\|Execution failed due to configuration error: PKIX path building failed: .* to requested target\|-\|\d+\|-$/,
    {
      paths: { '/x': { get: http({ uri: 'https://{endpoint}/back' }) } },
      endpoint: { tls: 'localhost' },
      request: { path: '/dev/x' },
      status: 500,
    },
  ),
  logs(
    'an endpoint that refuses',
    'documented',
    '$context.status|$context.integrationStatus|$context.integration.error|$context.error.responseType|$context.error.message',
    /^504\|-\|Execution failed due to a network error communicating with endpoint.*\|INTEGRATION_FAILURE\|Network error communicating with endpoint$/,
    refused,
  ),
  logs(
    'an endpoint whose status goes through',
    'documented',
    '$context.status $context.integrationStatus $context.integration.status $context.responseLength',
    '201 201 201 7',
    proxied,
  ),
  logs(
    'a configuration error tells the log’s own words',
    'recorded',
    '$context.status|$context.integrationErrorMessage|$context.integrationStatus|$context.error.message',
    '500|Execution failed due to configuration error: Invalid endpoint address|-|Internal server error',
    {
      paths: { '/x': { get: http({ uri: 'http://no-such-host.invalid/' }) } },
      request: { path: '/dev/x' },
      status: 500,
    },
  ),
  logs(
    'a status that a gateway response changes',
    'documented',
    '$context.status $context.error.responseType',
    '418 MISSING_AUTHENTICATION_TOKEN',
    {
      ...unmatched,
      document: { 'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: '418' } } },
      status: 418,
    },
  ),
  logs('the length of what was sent, packed', 'assumed', '$context.responseLength', /^\d\d$/, {
    paths: { '/x': { get: mock('x'.repeat(2_000)) } },
    document: { 'x-amazon-apigateway-minimum-compression-size': 0 },
    request: { path: '/dev/x', headers: [['Accept-Encoding', 'gzip']] },
    status: 200,
  }),
];

export const accessLogCases: readonly ConformanceCase[] = [...formats, ...quoting, ...variables, ...failures];
