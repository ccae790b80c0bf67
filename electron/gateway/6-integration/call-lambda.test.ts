import { expect, it } from 'vitest';
import type { LambdaFunctions, LambdaOutcome } from '../../../shared/lambda/functions';
import { mapRequest } from '../5-integration-request/map-request';
import { mapResponse } from '../7-integration-response/map-response';
import { openExchange, runSteps } from '../context/exchange-for-tests';
import { openSampleGateway } from '../testing/sample-gateway';
import { callEndpoint } from './call-endpoint';

const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/orders:live/invocations';
const integration = { type: 'AWS_PROXY', httpMethod: 'POST', uri } as const;

function answering(payload: string, more: Partial<LambdaOutcome> = {}): LambdaFunctions {
  const outcome = { kind: 'answered', status: 200, payload, executedVersion: '7', requestId: 'r-1', ...more };
  return { invoke: async () => outcome as LambdaOutcome };
}

function sample(lambda: LambdaFunctions, more: object = {}, settings: object = {}) {
  const paths = { '/x': { GET: { methodIntegration: { ...integration, ...more } } } };
  return openSampleGateway({ paths }, { lambda, settings });
}

it('writes into the trace which function was called and under which request id', async () => {
  const { gateway, send, traces } = sample(answering('{"statusCode":201}'));
  const { status } = await send({ path: '/dev/x' });
  await gateway.drain();
  expect([status, traces[0]?.function, traces[0]?.integration]).toEqual([
    201,
    { functionName: 'orders', qualifier: 'live', requestId: 'r-1', executedVersion: '7' },
    {
      status: 200,
      latencyMs: expect.any(Number),
      endpoint: 'https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/orders:live/invocations',
    },
  ]);
});

it('writes into the trace what is wrong with an answer, beside the answer', async () => {
  const { gateway, send, traces } = sample(answering('{"statusCode":200,"boddy":"x"}'));
  await send({ path: '/dev/x' });
  await gateway.drain();
  const { failure } = traces[0] ?? {};
  expect([failure?.responseType, failure?.phase, failure?.reason, failure?.shape?.got]).toEqual([
    'MALFORMED_RESPONSE',
    'integration-response',
    'Execution failed due to configuration error: Malformed Lambda proxy response',
    '{"statusCode":200,"boddy":"x"}',
  ]);
  expect(failure?.shape?.fields.filter(({ verdict }) => verdict !== 'missing')).toEqual([
    { at: 'statusCode', expected: 'whole number from 100 to 599', verdict: 'ok', got: '200' },
    { at: 'boddy', expected: 'no such field', verdict: 'unknown', got: '"x"' },
  ]);
});

it('keeps which field is wrong but nothing of the answer where the stage records no data', async () => {
  const methodSettings = { '*/*': { dataTraceEnabled: false } };
  const { gateway, send, traces } = sample(answering('{"boddy":"secret"}'), {}, { methodSettings });
  await send({ path: '/dev/x' });
  await gateway.drain();
  const { shape } = traces[0]?.failure ?? {};
  expect([JSON.stringify(traces).includes('secret'), shape?.got, shape?.fields.at(-1)]).toEqual([
    false,
    undefined,
    { at: 'boddy', expected: 'no such field', verdict: 'unknown' },
  ]);
});

it('tells the request id also of a function that is too slow', async () => {
  let requestId: string | undefined;
  const slow: LambdaFunctions = {
    invoke(invocation) {
      requestId = invocation.requestId;
      return new Promise(() => undefined);
    },
  };
  const { gateway, send, traces } = sample(slow, { timeoutInMillis: 50 });
  const { status } = await send({ path: '/dev/x' });
  await gateway.drain();
  expect([status, traces[0]?.function]).toEqual([504, { functionName: 'orders', qualifier: 'live', requestId }]);
  expect(requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('does not mind an answer, or a fault, that comes after the time ran out', async () => {
  const late: Array<(how: 'answer' | 'fault') => void> = [];
  const slow: LambdaFunctions = {
    invoke: () =>
      new Promise((resolve, reject) => {
        late.push((how) => {
          if (how === 'fault') reject(new Error('late'));
          else resolve({ kind: 'answered', status: 200, payload: '{}', executedVersion: '1', requestId: 'r' });
        });
      }),
  };
  const { gateway, send } = sample(slow, { timeoutInMillis: 50 });
  const statuses = [(await send({ path: '/dev/x' })).status, (await send({ path: '/dev/x' })).status];
  late[0]?.('answer');
  late[1]?.('fault');
  await gateway.drain();
  expect([statuses, late.length]).toEqual([[504, 504], 2]);
});

it('answers a fault of its own with 500 and keeps the stack', async () => {
  const broken: LambdaFunctions = { invoke: () => Promise.reject(new Error('the pool broke')) };
  const { gateway, send, traces } = sample(broken);
  const { status } = await send({ path: '/dev/x' });
  await gateway.drain();
  expect([status, traces[0]?.failure?.responseType, traces[0]?.failure?.stack?.includes('the pool broke')]).toEqual([
    500,
    'INTERNAL',
    true,
  ]);
});

it('hands on what the Invoke API takes by header and query', async () => {
  const seen: unknown[] = [];
  const lambda: LambdaFunctions = {
    invoke: async ({ requestId, traceId, ...invocation }) => {
      seen.push(invocation);
      return { kind: 'answered', status: 200, payload: '7', executedVersion: '1', requestId: 'r', logTail: 'bG9n' };
    },
  };
  const { exchange } = openExchange({
    lambda,
    body: '{}',
    method: {
      methodResponses: { 200: { statusCode: '200' } },
      integration: {
        ...integration,
        type: 'AWS',
        requestParameters: {
          'integration.request.header.x-amz-log-type': "'Tail'",
          'integration.request.header.X-Amz-Client-Context': `'${Buffer.from('{"a":1}').toString('base64')}'`,
          'integration.request.querystring.Qualifier': "'beta'",
        },
        integrationResponses: {
          200: {
            statusCode: '200',
            responseParameters: { 'method.response.header.Log': 'integration.response.header.X-Amz-Log-Result' },
          },
        },
      },
    },
  });
  const outcome = await runSteps([mapRequest, callEndpoint, mapResponse], exchange);
  expect([outcome.body, outcome.headers, seen]).toEqual([
    '7',
    { Log: Buffer.from('log').toString('base64') },
    [
      {
        functionName: 'orders',
        qualifier: 'beta',
        invocationType: 'RequestResponse',
        payload: '{}',
        region: 'us-east-1',
        accountId: '123456789012',
        wantsLogTail: true,
        clientContext: '{"a":1}',
      },
    ],
  ]);
});

it('shows credentials of the client to the function, and masked to everybody else', async () => {
  let payload = '';
  const lambda: LambdaFunctions = {
    async invoke(invocation) {
      payload = invocation.payload;
      return { kind: 'answered', status: 200, payload: '{}', executedVersion: '1', requestId: 'r' };
    },
  };
  const { gateway, send, traces } = sample(lambda);
  await send({ path: '/dev/x', headers: [['Authorization', 'Bearer top-secret-token']] });
  await gateway.drain();
  expect([payload.includes('Bearer top-secret-token'), JSON.stringify(traces).includes('top-secret')]).toEqual([
    true,
    false,
  ]);
});

it.each(['/_aws/execute-api/abc1234567/dev/x?a=1', '/restapis/abc1234567/dev/_user_request_/x?a=1'])(
  'hides from the function that it was called as %s',
  async (path) => {
    let event: Record<string, unknown> = {};
    const lambda: LambdaFunctions = {
      async invoke({ payload }) {
        event = JSON.parse(payload) as Record<string, unknown>;
        return { kind: 'answered', status: 200, payload: '{}', executedVersion: '1', requestId: 'r' };
      },
    };
    await sample(lambda).send({ path, host: '127.0.0.1:4600' });
    const domainName = 'abc1234567.execute-api.us-east-1.localhost';
    expect(event).toMatchObject({
      path: '/x',
      headers: { Host: `${domainName}:4600` },
      queryStringParameters: { a: '1' },
      requestContext: { path: '/dev/x', stage: 'dev', domainName, domainPrefix: 'abc1234567' },
    });
  },
);
