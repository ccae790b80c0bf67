// Answers the gateway makes itself: their table, their customisation, and what one takes from another.
import type { CaseAnswer, ConformanceCase } from '../conformance-case';
import {
  invalidBody,
  invalidEndpoint,
  missingKey,
  missingParameter,
  missingSignature,
  missingToken,
  refusingEndpoint,
  type Situation,
  silentEndpoint,
  silentPolicy,
  spentBurst,
  unknownPath,
  unsupportedType,
} from './refusing-situations';

type Source = ConformanceCase['source'];
type Responses = Readonly<Record<string, object>>;

/** Reference 2.2: status, message, error type. */
const table: readonly (readonly [string, Source, Situation, number, unknown, string])[] = [
  [
    'MISSING_AUTHENTICATION_TOKEN',
    'recorded',
    unknownPath,
    403,
    { message: 'Missing Authentication Token' },
    'MissingAuthenticationTokenException',
  ],
  [
    'case 97: MISSING_AUTHENTICATION_TOKEN of an unsigned call',
    'documented',
    missingSignature,
    403,
    { message: 'Missing Authentication Token' },
    'MissingAuthenticationTokenException',
  ],
  [
    'API_CONFIGURATION_ERROR',
    'recorded',
    invalidEndpoint,
    500,
    { message: 'Internal server error' },
    'InternalServerErrorException',
  ],
  [
    'INTEGRATION_FAILURE',
    'documented',
    refusingEndpoint,
    504,
    { message: 'Network error communicating with endpoint' },
    'InternalServerErrorException',
  ],
  [
    'INTEGRATION_TIMEOUT',
    'recorded',
    silentEndpoint,
    504,
    { message: 'Endpoint request timed out' },
    'InternalServerErrorException',
  ],
  [
    'BAD_REQUEST_PARAMETERS',
    'recorded',
    missingParameter,
    400,
    { message: 'Missing required request parameters: [q]' },
    'BadRequestException',
  ],
  ['BAD_REQUEST_BODY', 'recorded', invalidBody, 400, { message: 'Invalid request body' }, 'BadRequestException'],
  [
    'UNSUPPORTED_MEDIA_TYPE',
    'documented',
    unsupportedType,
    415,
    { message: 'Unsupported Media Type' },
    'BadRequestException',
  ],
  ['case 101: THROTTLED', 'documented', spentBurst, 429, { message: 'Too Many Requests' }, 'TooManyRequestsException'],
  ['case 92: INVALID_API_KEY', 'documented', missingKey, 403, { message: 'Forbidden' }, 'ForbiddenException'],
  ['case 84: UNAUTHORIZED', 'documented', missingToken, 401, { message: 'Unauthorized' }, 'UnauthorizedException'],
  [
    'case 99: ACCESS_DENIED, with a capital M',
    'recorded',
    silentPolicy,
    403,
    {
      Message:
        'User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:{api}/dev/GET/x because no resource-based policy allows the execute-api:Invoke action',
    },
    'AccessDeniedException',
  ],
];

const reachesIntegration = new Set([refusingEndpoint, silentEndpoint]);

const tableCases: readonly ConformanceCase[] = table.map(([type, source, situation, status, json, errorType]) => ({
  id: `2.2: ${type}`,
  source,
  ...situation,
  answer: {
    status,
    json,
    headers: {
      'x-amzn-ErrorType': errorType,
      'x-amzn-RequestId': /^[0-9a-f-]{36}$/,
      'x-amz-apigw-id': /=$/,
      'Content-Type': 'application/json',
      // AWS recorded both ways: there where the integration was reached
      'X-Amzn-Trace-Id': reachesIntegration.has(situation) ? /^Root=1-/ : null,
    },
  },
}));

const spacing: readonly ConformanceCase[] = [
  {
    id: '2.2: errors of the execution have a space',
    source: 'recorded',
    ...silentEndpoint,
    answer: { status: 504, body: '{"message": "Endpoint request timed out"}' },
  },
  {
    id: '2.2: errors of the front door have none',
    source: 'recorded',
    ...spentBurst,
    answer: { status: 429, body: '{"message":"Too Many Requests"}' },
  },
];

/** The situation with gateway responses of the API's own. */
function customised(
  id: string,
  source: Source,
  situation: Situation,
  responses: Responses,
  answer: CaseAnswer,
): ConformanceCase {
  const document = { ...situation.document, 'x-amazon-apigateway-gateway-responses': responses };
  return { id, source, ...situation, document, answer };
}

const body = (template: string) => ({ responseTemplates: { 'application/json': template } });
const header = (name: string, from: string) => ({ responseParameters: { [`gatewayresponse.header.${name}`]: from } });

const parameterSources: readonly ConformanceCase[] = [
  ...(
    [
      ['a literal', "'static'", 'static'],
      ['a query value', 'method.request.querystring.other', '1'],
      ['a path value', 'method.request.path.id', '7'],
      ['a header', 'method.request.header.X-H', 'header'],
      ['the context', 'context.error.responseType', 'BAD_REQUEST_PARAMETERS'],
      ['what is missing', 'method.request.querystring.none', null],
    ] as const
  ).map(([what, from, value]) =>
    customised(
      `2.3: a header from ${what}`,
      'documented',
      missingParameter,
      { BAD_REQUEST_PARAMETERS: header('X', from) },
      {
        status: 400,
        headers: { X: value },
      },
    ),
  ),
  customised(
    '2.3: a header from a stage variable',
    'documented',
    { ...missingParameter, stage: { variables: { v: 'value' } } },
    { BAD_REQUEST_PARAMETERS: header('X', 'stageVariables.v') },
    {
      status: 400,
      headers: { X: 'value' },
    },
  ),
  ...(
    [
      ['query values are there', 'method.request.querystring.q', 'v'],
      ['headers are there', 'method.request.header.X-H', 'h'],
      ['path values are not', 'method.request.path.id', null],
    ] as const
  ).map(([what, from, value]) =>
    customised(
      `2.3: where no method is matched, ${what}`,
      'documented',
      { ...unknownPath, request: { path: '/dev/unknown?q=v', headers: [['X-H', 'h']] } },
      { MISSING_AUTHENTICATION_TOKEN: header('X', from) },
      { status: 403, headers: { X: value } },
    ),
  ),
];

const templates: readonly ConformanceCase[] = [
  customised(
    '2.3: templates know the context and stage variables',
    'documented',
    { ...missingParameter, stage: { variables: { v: 'value' } } },
    {
      BAD_REQUEST_PARAMETERS: body(
        '$context.error.message|$context.error.messageString|$context.error.responseType|$context.stage|$stageVariables.v',
      ),
    },
    {
      status: 400,
      body: 'Missing required request parameters: [q]|"Missing required request parameters: [q]"|BAD_REQUEST_PARAMETERS|dev|value',
    },
  ),
  customised(
    '2.3: templates are not VTL',
    'documented',
    missingParameter,
    {
      BAD_REQUEST_PARAMETERS: body('#if(true)yes#end $util.urlEncode("a b") $input.body'),
    },
    { status: 400, body: '#if(true)yes#end $util.urlEncode("a b") $input.body' },
  ),
  customised(
    '2.3: templates know the request’s parameters',
    'assumed',
    missingParameter,
    {
      BAD_REQUEST_PARAMETERS: body('$method.request.querystring.other $method.request.header.X-H'),
    },
    { status: 400, body: '1 header' },
  ),
  ...[
    [undefined, 'json'],
    ['application/xml', 'xml'],
    ['text/csv', 'json'],
  ].map(([accept, chosen = '']) =>
    customised(
      `2.3: Accept ${accept ?? 'missing'} chooses the ${chosen} template`,
      'documented',
      { ...unknownPath, request: { path: '/dev/unknown', headers: accept === undefined ? [] : [['Accept', accept]] } },
      { MISSING_AUTHENTICATION_TOKEN: { responseTemplates: { 'application/xml': 'xml', 'application/json': 'json' } } },
      { status: 403, body: chosen },
    ),
  ),
  customised(
    '2.3: a type put with a status alone keeps the default template',
    'recorded',
    unknownPath,
    { MISSING_AUTHENTICATION_TOKEN: { statusCode: '404' } },
    {
      status: 404,
      json: { message: 'Missing Authentication Token' },
    },
  ),
  customised(
    '2.3: a type put with headers alone keeps its status',
    'recorded',
    silentEndpoint,
    { INTEGRATION_TIMEOUT: header('X', "'v'") },
    {
      status: 504,
      json: { message: 'Endpoint request timed out' },
      headers: { X: 'v' },
    },
  ),
  customised(
    '2.3: any status of three digits',
    'recorded',
    unknownPath,
    { MISSING_AUTHENTICATION_TOKEN: { statusCode: '599' } },
    { status: 599 },
  ),
];

const inheritance: readonly ConformanceCase[] = [
  customised(
    'case 110: DEFAULT_5XX 599 changes integration failures',
    'recorded',
    refusingEndpoint,
    { DEFAULT_5XX: { statusCode: '599' } },
    { status: 599 },
  ),
  customised(
    'case 110: a type with a customisation of its own keeps its status',
    'recorded',
    invalidEndpoint,
    {
      DEFAULT_5XX: { statusCode: '599', ...header('X', "'default'"), ...body('default') },
      API_CONFIGURATION_ERROR: header('Y', "'own'"),
    },
    { status: 500, json: { message: 'Internal server error' }, headers: { X: null, Y: 'own' } },
  ),
  customised(
    '2.3: status, headers and template are inherited',
    'recorded',
    unknownPath,
    {
      DEFAULT_4XX: { statusCode: '418', ...header('X', "'v'"), ...body('$context.error.responseType') },
    },
    { status: 418, body: 'MISSING_AUTHENTICATION_TOKEN', headers: { X: 'v' } },
  ),
  customised(
    '2.3: DEFAULT_4XX says nothing of 5XX',
    'recorded',
    silentEndpoint,
    { DEFAULT_4XX: { statusCode: '418' } },
    { status: 504 },
  ),
  customised(
    '2.3: DEFAULT_5XX says nothing of 4XX',
    'recorded',
    unknownPath,
    { DEFAULT_5XX: { statusCode: '599' } },
    { status: 403 },
  ),
  customised(
    '2.3: a default without a status leaves each its own',
    'recorded',
    silentEndpoint,
    { DEFAULT_5XX: header('X', "'v'") },
    {
      status: 504,
      json: { message: 'Endpoint request timed out' },
      headers: { X: 'v' },
    },
  ),
  customised(
    '2.3: a default template without a status leaves each type its own status',
    'recorded',
    silentEndpoint,
    { DEFAULT_5XX: body('$context.error.responseType') },
    { status: 504, body: 'INTEGRATION_TIMEOUT' },
  ),
  ...['/badstage/x', '/'].map(
    (path): ConformanceCase =>
      customised(
        `2.3: ${path}, which leads nowhere, cannot be customised`,
        'documented',
        { ...unknownPath, request: { path } },
        { DEFAULT_4XX: { statusCode: '418' } },
        {
          status: 403,
          json: { message: 'Forbidden' },
        },
      ),
  ),
];

export const gatewayResponseCases: readonly ConformanceCase[] = [
  ...tableCases,
  ...spacing,
  ...parameterSources,
  ...templates,
  ...inheritance,
];
