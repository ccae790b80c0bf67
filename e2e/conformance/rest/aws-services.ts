// AWS integrations: what becomes of a service's answer, and what fails.
import { type CaseAnswer, type CaseRequest, type ConformanceCase, internalError } from '../conformance-case';
import { awsService, endpointsFor } from './aws-service-requests';

const post: CaseRequest = { method: 'POST', path: '/dev/x', body: '{}' };
const uri = 'dynamodb:action/GetItem';
const companions = endpointsFor('dynamodb');

function refused(reason: string): CaseAnswer {
  return {
    status: 500,
    body: internalError,
    headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
    sent: null,
    log: `Execution failed due to configuration error: ${reason}`,
  };
}

/** POST in front of an integration that fails before anything is sent. */
function fails(
  id: string,
  source: ConformanceCase['source'],
  integration: object,
  reason: string,
  more: Partial<ConformanceCase> = {},
): ConformanceCase {
  const paths = { '/x': { post: awsService(uri, integration) } };
  return { id, source, paths, companions, request: post, answer: refused(reason), ...more };
}

const missing = 'service endpoint dynamodb with the address of an emulator';

export const awsServiceCases: readonly ConformanceCase[] = [
  {
    id: '6.5: with a default alone an error of the service is 200',
    source: 'documented',
    paths: { '/x': { post: awsService(uri) } },
    companions,
    endpoint: { status: 400, body: '{"__type":"x#ValidationException"}' },
    request: post,
    answer: {
      status: 200,
      body: '{"__type":"x#ValidationException"}',
      headers: { 'Content-Type': 'application/json' },
    },
  },
  {
    id: '6.5: the response is selected by the status of the service',
    source: 'documented',
    paths: {
      '/x': {
        post: {
          ...awsService(uri, {
            responses: {
              default: { statusCode: '200' },
              '4\\d{2}': {
                statusCode: '404',
                responseTemplates: { 'application/json': "$input.path('$.__type')" },
                responseParameters: {
                  'method.response.header.Date': 'integration.response.header.Date',
                  'method.response.header.X-Id': 'integration.response.header.x-amzn-RequestId',
                },
              },
            },
          }),
          responses: {
            '200': { description: '' },
            '404': {
              description: '',
              headers: { Date: { schema: { type: 'string' } }, 'X-Id': { schema: { type: 'string' } } },
            },
          },
        },
      },
    },
    companions,
    endpoint: {
      status: 400,
      headers: { 'x-amzn-RequestId': 'id of the service', Date: 'Tue, 19 Aug 2025 17:04:50 GMT' },
      body: '{"__type":"x#ValidationException"}',
    },
    request: post,
    answer: {
      status: 404,
      body: 'x#ValidationException',
      headers: { 'X-Id': 'id of the service', 'x-amzn-Remapped-Date': 'Tue, 19 Aug 2025 17:04:50 GMT' },
    },
  },
  {
    id: '6.8: a binary answer of S3 reaches a client that accepts its type',
    source: 'recorded',
    paths: { '/x': { get: awsService('s3:path/photos/key', { httpMethod: 'GET' }) } },
    document: { 'x-amazon-apigateway-binary-media-types': ['image/png'] },
    companions: endpointsFor('s3'),
    endpoint: { headers: { 'Content-Type': 'image/png' }, body: Uint8Array.from([0, 255, 1]) },
    request: { path: '/dev/x', headers: [['Accept', 'image/png']] },
    answer: { status: 200, base64: 'AP8B' },
  },
  {
    id: '6.8: and is base64 for one that does not',
    source: 'recorded',
    paths: { '/x': { get: awsService('s3:path/photos/key', { httpMethod: 'GET' }) } },
    document: { 'x-amazon-apigateway-binary-media-types': ['image/png'] },
    companions: endpointsFor('s3'),
    endpoint: { headers: { 'Content-Type': 'image/png' }, body: Uint8Array.from([0, 255, 1]) },
    request: { path: '/dev/x' },
    answer: { status: 200, body: 'AP8B' },
  },
  {
    id: '6.8: a binary body goes to S3 as it came',
    source: 'documented',
    paths: { '/x': { put: awsService('s3:path/photos/key', { httpMethod: 'PUT' }) } },
    document: { 'x-amazon-apigateway-binary-media-types': ['image/png'] },
    companions: endpointsFor('s3'),
    request: {
      method: 'PUT',
      path: '/dev/x',
      headers: [['Content-Type', 'image/png']],
      body: Uint8Array.from([0, 255, 1]),
    },
    answer: { status: 200, sent: { base64: 'AP8B', headers: { 'Content-Type': 'image/png' } } },
  },
  {
    id: '10: the log has the service’s address on AWS',
    source: 'recorded',
    paths: { '/x': { post: awsService(uri, { requestParameters: { 'integration.request.querystring.a': "'b'" } }) } },
    companions,
    request: post,
    answer: {
      status: 200,
      log: [
        'Endpoint request URI: https://dynamodb.us-east-1.amazonaws.com/?Action=GetItem&a=b',
        /Endpoint request headers: \{.*X-Amz-Target=DynamoDB_20120810\.GetItem.*Host=dynamodb\.us-east-1\.amazonaws\.com/,
        'Sending request to https://dynamodb.us-east-1.amazonaws.com/?Action=GetItem&a=b',
        'Received response. Status: 200, Integration latency:',
      ],
    },
  },
  ...['Authorization', 'Connection', 'Expect', 'Proxy-Authenticate', 'TE', 'Content-Length', 'Transfer-Encoding'].map(
    (name) =>
      fails(
        `6.6: AWS refuses a mapped ${name}`,
        'recorded',
        { requestParameters: { [`integration.request.header.${name}`]: "'x'" } },
        `${name} header already present`,
      ),
  ),
  fails('6.5: a service without an endpoint', 'assumed', {}, `No endpoint is set for dynamodb. Add one: a ${missing}`, {
    companions: {},
  }),
  fails(
    '6.1: an unset stage variable in the URI',
    'documented',
    { uri: 'arn:aws:apigateway:us-east-1:sqs:path/${stageVariables.none}' },
    'Invalid endpoint address',
  ),
  fails(
    '6.5: an action that can stand in no URI',
    'recorded',
    { uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/ GetItem' },
    'URI/URL syntax error encountered in signing process',
  ),
  fails(
    '6.5: the caller’s credentials where nobody is authenticated',
    'assumed',
    { credentials: 'arn:aws:iam::*:user/*' },
    'The caller’s credentials are asked for',
  ),
  {
    id: '6.6: a service that takes too long',
    source: 'recorded',
    paths: { '/x': { post: awsService(uri, { timeoutInMillis: 50 }) } },
    companions,
    endpoint: { fault: 'silent' },
    request: post,
    answer: { status: 504, body: '{"message": "Endpoint request timed out"}' },
  },
  {
    id: '6.6: a service that refuses',
    source: 'documented',
    paths: { '/x': { post: awsService(uri) } },
    companions,
    endpoint: { fault: 'refuses' },
    request: post,
    answer: { status: 504, json: { message: 'Network error communicating with endpoint' } },
  },
];
