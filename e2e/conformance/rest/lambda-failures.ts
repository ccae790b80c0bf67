// Lambda proxy integrations whose function fails or cannot be invoked, and what the logs say of integrations.
import { type CaseAnswer, type ConformanceCase, internalError } from '../conformance-case';
import { type FunctionAnswer, functionRequestId } from '../lambda-functions';
import { lambdaProxy } from '../operations';

type Source = ConformanceCase['source'];

/** A case whose function answers `answer`. */
function proxied(
  id: string,
  source: Source,
  answer: FunctionAnswer,
  wanted: CaseAnswer,
  more: Partial<ConformanceCase> = {},
): ConformanceCase {
  return {
    id,
    source,
    paths: { '/x': { get: lambdaProxy() } },
    functions: { fn: answer },
    request: { path: '/dev/x' },
    answer: wanted,
    ...more,
  };
}

const failed: readonly ConformanceCase[] = [
  proxied(
    'case 71: a function that throws is 502',
    'recorded',
    {
      throws: { errorMessage: 'boom', errorType: 'Error', stackTrace: [] },
    },
    {
      status: 502,
      body: internalError,
      headers: { 'x-amzn-ErrorType': 'InternalServerErrorException', 'X-Amzn-Trace-Id': /^Root=/ },
      log: [
        /^Endpoint response headers: \{.*x-amzn-RequestId=[^,]+, X-Amz-Function-Error=Unhandled, x-amzn-Remapped-Content-Length=0/,
        'Endpoint response body before transformations: {"errorMessage":"boom"',
        `Lambda execution failed with status 200 due to customer function error: boom. Lambda request id: ${functionRequestId}`,
        'Method completed with status: 502',
      ],
    },
  ),
  proxied(
    'case 71: a missing permission is 500',
    'recorded',
    {
      refuses: { status: 403, errorType: 'AccessDeniedException', message: 'no' },
    },
    {
      status: 500,
      body: internalError,
      headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
      log: [
        'Sending request to https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/',
        'Execution failed due to configuration error: Invalid permissions on Lambda function',
        'Method completed with status: 500',
      ],
    },
  ),
  proxied(
    'case 71: throttling is 500',
    'recorded',
    {
      refuses: { status: 429, errorType: 'TooManyRequestsException', message: 'Rate Exceeded.' },
    },
    {
      status: 500,
      body: internalError,
      log: [
        `Lambda invocation failed with status: 429. Lambda request id: ${functionRequestId}`,
        'Execution failed due to configuration error: Rate Exceeded.',
        'Method completed with status: 500',
      ],
    },
  ),
  proxied(
    '6.3: a function that does not exist is 500',
    'assumed',
    { returns: {} },
    {
      status: 500,
      body: internalError,
      log: [
        `Lambda invocation failed with status: 404. Lambda request id: ${functionRequestId}`,
        'Function not found: arn:aws:lambda:us-east-1:123456789012:function:fn',
      ],
    },
    { functions: { other: { returns: {} } } },
  ),
  proxied(
    '6.3: a payload beyond what Lambda takes is 413',
    'assumed',
    {
      refuses: {
        status: 413,
        errorType: 'RequestTooLargeException',
        message: 'Request must be smaller than 6291456 bytes',
      },
    },
    { status: 413, json: { message: 'Request Too Long' } },
  ),
  proxied(
    '6.3: a function that is too slow is 504',
    'recorded',
    'silent',
    {
      status: 504,
      body: '{"message": "Endpoint request timed out"}',
      headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
      log: ['Sending request to', 'Execution failed due to a timeout error', 'Method completed with status: 504'],
    },
    { paths: { '/x': { get: lambdaProxy({ timeoutInMillis: 50 }) } } },
  ),
  proxied(
    'case 72: an integration method other than POST is 500',
    'recorded',
    { returns: {} },
    {
      status: 500,
      body: internalError,
      invoked: null,
    },
    { paths: { '/x': { get: lambdaProxy({ httpMethod: 'GET' }) } } },
  ),
  proxied(
    '6.1: with ANY the function is invoked for POST',
    'documented',
    { returns: {} },
    { status: 200, invoked: { functionName: 'fn' } },
    {
      paths: { '/x': { 'x-amazon-apigateway-any-method': lambdaProxy({ httpMethod: 'ANY' }) } },
      request: { method: 'POST', path: '/dev/x' },
    },
  ),
  proxied(
    '6.1: with ANY another method is 500',
    'documented',
    { returns: {} },
    { status: 500, body: internalError, invoked: null },
    {
      paths: { '/x': { 'x-amazon-apigateway-any-method': lambdaProxy({ httpMethod: 'ANY' }) } },
      request: { method: 'PUT', path: '/dev/x' },
    },
  ),
  proxied(
    '2.2: failures of AWS_PROXY are INTEGRATION_FAILURE, 500 also when put without a status',
    'recorded',
    {
      refuses: { status: 429, errorType: 'TooManyRequestsException', message: 'Rate Exceeded.' },
    },
    { status: 500, body: 'mine INTEGRATION_FAILURE' },
    {
      document: {
        'x-amazon-apigateway-gateway-responses': {
          INTEGRATION_FAILURE: { responseTemplates: { 'application/json': 'mine $context.error.responseType' } },
        },
      },
    },
  ),
  proxied(
    'case 110: 502 follows DEFAULT_5XX',
    'documented',
    { returns: 'text' },
    { status: 599 },
    {
      document: { 'x-amazon-apigateway-gateway-responses': { DEFAULT_5XX: { statusCode: 599 } } },
    },
  ),
];

const accessLogFormat =
  '$context.status $context.integrationStatus $context.integration.status $context.integration.integrationStatus ' +
  '$context.integration.requestId $context.awsEndpointRequestId';

const accessLogs: readonly ConformanceCase[] = [
  proxied(
    '11: the log ends with the id by which the function’s own log is found',
    'recorded',
    { returns: {} },
    {
      status: 200,
      log: ['Method completed with status: 200', `AWS Integration Endpoint RequestId : ${functionRequestId}`],
    },
  ),
  proxied(
    '11: integration.status is the function’s, integrationStatus is Lambda’s',
    'documented',
    {
      returns: { statusCode: 404 },
    },
    { status: 404, accessLog: `404 200 404 200 ${functionRequestId} ${functionRequestId}` },
    { stage: { accessLogFormat } },
  ),
  proxied(
    '11: latency of the integration is written',
    'documented',
    { returns: {} },
    {
      status: 200,
      accessLog: /^\d+ \d+$/,
    },
    { stage: { accessLogFormat: '$context.integrationLatency $context.integration.latency' } },
  ),
  proxied(
    '11: a failed integration says why',
    'documented',
    { returns: 'x' },
    {
      status: 502,
      accessLog: 'Execution failed due to configuration error: Malformed Lambda proxy response',
    },
    { stage: { accessLogFormat: '$context.integrationErrorMessage' } },
  ),
];

export const lambdaFailureCases: readonly ConformanceCase[] = [...failed, ...accessLogs];
