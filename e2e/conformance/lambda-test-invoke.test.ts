// TestInvokeMethod on Lambda integrations: the complete log.
import { expect, it } from 'vitest';
import { openGateway } from '../../electron/gateway/gateway';
import type { TestInvocation, TestInvocationResult } from '../../electron/gateway/ports';
import { definitionOf, viewRestApi } from '../../shared/definition/api-view';
import { type FunctionAnswer, functionRequestId, openCaseFunctions } from './lambda-functions';
import { lambda, lambdaProxy } from './operations';
import { caseSettings, importCase, openObserver } from './run-case';

const at = Date.UTC(2025, 7, 19, 17, 4, 50);
const address =
  'https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:fn/invocations';
const role = 'arn:aws:iam::123456789012:role/invoke';

interface Tested {
  readonly status: number;
  readonly body: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Without dates; ids have names. */
  readonly log: readonly string[];
  readonly event: unknown;
}

/** Tests GET /foo with a function that answers `answer`. */
async function test(
  operation: object,
  answer: FunctionAnswer,
  invocation: Partial<TestInvocation> = {},
): Promise<Tested> {
  const functions = openCaseFunctions({ fn: answer });
  const gateway = openGateway({
    settings: caseSettings,
    observer: openObserver().observer,
    lambda: functions.functions,
    clock: () => at,
  });
  try {
    const snapshot = importCase({ paths: { '/foo': { get: operation } } });
    const view = viewRestApi(definitionOf(snapshot), snapshot.apiId);
    const resource = [...(view?.resources.values() ?? [])].find(({ path }) => path === '/foo');
    const result: TestInvocationResult = await gateway.test({
      snapshot,
      resourceId: resource?.resource.id ?? '',
      httpMethod: 'GET',
      pathWithQueryString: '/foo',
      headers: [],
      body: '',
      stageVariables: {},
      ...invocation,
    });
    const named = result.log
      .replaceAll(result.trace.requestId, '{id}')
      .replaceAll(snapshot.apiId, '{api}')
      .replaceAll('Tue Aug 19 17:04:50 UTC 2025 : ', '')
      .replace(/latency: \d+ ms/g, 'latency: {n} ms')
      .replace(/Root=1-[0-9a-f]{8}-[0-9a-f]{24}/g, 'Root={trace}');
    const { status, body, headers } = result;
    const payload = functions.invoked()?.payload;
    return {
      status,
      body,
      headers,
      log: named.split('\n'),
      event: payload?.startsWith('{') ? JSON.parse(payload) : payload,
    };
  } finally {
    await gateway.dispose();
  }
}

it('10: the log of an AWS integration with Lambda, complete [recorded]', async () => {
  const { status, body, headers, log } = await test(
    lambda({ credentials: role }),
    { returns: { message: 'hello world' } },
    {
      pathWithQueryString: '/foo?queryTest=value',
      headers: [['content-type', 'application/json']],
      body: '{"test": "val123"}',
    },
  );
  expect({ status, body, headers: headers.map(([name]) => name), log }).toEqual({
    status: 200,
    body: '{"message":"hello world"}',
    headers: ['X-Amzn-Trace-Id', 'Content-Type'],
    log: [
      'Execution log for request {id}',
      'Starting execution for request: {id}',
      'HTTP Method: GET, Resource Path: /foo',
      'Method request path: {}',
      'Method request query string: {queryTest=value}',
      'Method request headers: {content-type=application/json}',
      'Method request body before transformations: {"test": "val123"}',
      `Endpoint request URI: ${address}`,
      expect.stringMatching(
        /^Endpoint request headers: \{x-amzn-lambda-integration-tag=\{id\}, Authorization=\*+[0-9a-f]{6}, X-Amz-Date=20250819T170450Z, x-amzn-apigateway-api-id=\{api\}, Accept=application\/json, User-Agent=AmazonAPIGateway_\{api\}, X-Amz-Security-Token=.* \[TRUNCATED\]$/,
      ),
      'Endpoint request body after transformations: {"test": "val123"}',
      `Sending request to ${address}`,
      'Received response. Status: 200, Integration latency: {n} ms',
      `Endpoint response headers: {Date=Tue, 19 Aug 2025 17:04:50 GMT, Content-Type=application/json, Content-Length=25, Connection=keep-alive, x-amzn-RequestId=${functionRequestId}, x-amzn-Remapped-Content-Length=0, X-Amz-Executed-Version=$LATEST, X-Amzn-Trace-Id=Root={trace}}`,
      'Endpoint response body before transformations: {"message":"hello world"}',
      'Method response body after transformations: {"message":"hello world"}',
      'Method response headers: {X-Amzn-Trace-Id=Root={trace}, Content-Type=application/json}',
      'Successfully completed execution',
      'Method completed with status: 200',
      '',
    ],
  });
});

it('10: the log of a proxy names the method it is called by [recorded]', async () => {
  const { log } = await test(lambdaProxy(), { returns: { statusCode: 200, body: 'hi' } });
  expect(log.find((line) => line.startsWith('Endpoint request headers'))).toContain(
    'x-amzn-apigateway-api-id={api}, X-Amz-Source-Arn=arn:aws:execute-api:us-east-1:123456789012:{api}/test-invoke-stage/GET/foo, Accept=',
  );
  expect(log.slice(-6)).toEqual([
    'Endpoint response body before transformations: {"statusCode":200,"body":"hi"}',
    'Method response body after transformations: hi',
    expect.stringMatching(/^Method response headers: \{.*X-Amzn-Trace-Id=Root=/),
    'Successfully completed execution',
    'Method completed with status: 200',
    '',
  ]);
});

it('10: the event of a test has null for headers that were not given, and the values of a test [recorded]', async () => {
  const { event } = await test(lambdaProxy(), 'echo');
  expect(event).toMatchObject({
    resource: '/foo',
    path: '/foo',
    httpMethod: 'GET',
    headers: null,
    multiValueHeaders: null,
    queryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      path: '/foo',
      stage: 'test-invoke-stage',
      domainPrefix: 'testPrefix',
      domainName: 'testPrefix.testDomainName',
      identity: {
        apiKey: 'test-invoke-api-key',
        apiKeyId: 'test-invoke-api-key-id',
        sourceIp: 'test-invoke-source-ip',
        accountId: '123456789012',
      },
    },
    body: null,
    isBase64Encoded: false,
  });
});

it('10: a test uses its own stage variables [documented]', async () => {
  const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${stageVariables.fn}/invocations';
  const { status } = await test(lambdaProxy({ uri }), { returns: {} }, { stageVariables: { fn: 'fn' } });
  expect(status).toBe(200);
});

it('6.3: a malformed answer is 502 in a test too [recorded]', async () => {
  const { status, headers, log } = await test(lambdaProxy(), { returns: 'hello from some_text_handler' });
  expect([status, headers, log.slice(-4)]).toEqual([
    502,
    [['x-amzn-ErrorType', 'InternalServerErrorException']],
    [
      'Endpoint response body before transformations: "hello from some_text_handler"',
      'Execution failed due to configuration error: Malformed Lambda proxy response',
      'Method completed with status: 502',
      '',
    ],
  ]);
});

it('6.3: the log of a function that may not be invoked ends right after the call [recorded]', async () => {
  const { log } = await test(lambdaProxy(), {
    refuses: { status: 403, errorType: 'AccessDeniedException', message: 'not allowed' },
  });
  expect(log.slice(-4)).toEqual([
    `Sending request to ${address}`,
    'Execution failed due to configuration error: Invalid permissions on Lambda function',
    'Method completed with status: 500',
    '',
  ]);
});

it('6.9: a test of a streaming function shows the whole body [assumed]', async () => {
  const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/fn/response-streaming-invocations';
  const { status, body } = await test(lambdaProxy({ uri, responseTransferMode: 'STREAM' }), {
    streams: [`{"statusCode":203}${'\0'.repeat(8)}one `, 'two'],
  });
  expect([status, body]).toEqual([203, 'one two']);
});
