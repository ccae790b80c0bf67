// Functions behind another Lambda Invoke API, which a small server stands for.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { lambdaFunctionSchema } from '../../../../shared/definition/companions/function';
import type { LambdaInvocation } from '../../../../shared/lambda/functions';
import { type EndpointFunctions, openEndpointFunctions } from './endpoint-mode';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Call {
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

async function serve(answer: (response: ServerResponse, call: Call) => void) {
  const calls: Call[] = [];
  const server: Server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const call = { url: request.url, headers: request.headers, body: Buffer.concat(parts).toString() };
    calls.push(call);
    answer(response, call);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls };
}

function open(...args: Parameters<typeof openEndpointFunctions>): EndpointFunctions {
  const functions = openEndpointFunctions(...args);
  closing.push(() => functions.dispose());
  return functions;
}

const invocation: LambdaInvocation = {
  functionName: 'pay',
  invocationType: 'RequestResponse',
  payload: '{"a":1}',
  region: 'eu-west-1',
  accountId: '000000000000',
};

const definitionAt = (url: string, more = {}) =>
  lambdaFunctionSchema.parse({ functionName: 'pay', mode: 'ENDPOINT', endpoint: { url, ...more } });

it('calls the Invoke API, signed, and answers what it answers', async () => {
  const { url, calls } = await serve((response) => {
    response.writeHead(200, {
      'X-Amzn-RequestId': 'theirs',
      'X-Amz-Executed-Version': '7',
      'X-Amz-Function-Error': 'Unhandled',
      'X-Amz-Log-Result': 'dGFpbA==',
    });
    response.end('{"errorMessage":"no"}');
  });
  const functions = open({
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'token',
  });
  const outcome = await functions.invoke(
    definitionAt(url, { functionName: 'other name' }),
    { ...invocation, qualifier: 'live', wantsLogTail: true, clientContext: '{"c":1}', traceId: 'Root=1' },
    'ours',
  );
  expect(outcome).toEqual({
    kind: 'answered',
    status: 200,
    payload: '{"errorMessage":"no"}',
    functionError: 'Unhandled',
    executedVersion: '7',
    requestId: 'theirs',
    logTail: 'dGFpbA==',
  });
  expect(calls).toEqual([
    {
      url: '/2015-03-31/functions/other%20name/invocations?Qualifier=live',
      body: '{"a":1}',
      headers: expect.objectContaining({
        'content-type': 'application/json',
        'x-amz-invocation-type': 'RequestResponse',
        'x-amz-log-type': 'Tail',
        'x-amz-client-context': 'eyJjIjoxfQ==',
        'x-amzn-trace-id': 'Root=1',
        'x-amz-security-token': 'token',
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE\/\d{8}\/eu-west-1\/lambda\/aws4_request, /,
        ),
      }),
    },
  ]);
});

it('hands on refusals with their type and words', async () => {
  const { url } = await serve((response) => {
    response.writeHead(404, { 'X-Amzn-ErrorType': 'ResourceNotFoundException:http://internal/' });
    response.end('{"Type":"User","Message":"Function not found: pay"}');
  });
  expect(await open({}).invoke(definitionAt(url), invocation, 'ours')).toEqual({
    kind: 'refused',
    status: 404,
    errorType: 'ResourceNotFoundException',
    message: 'Function not found: pay',
    requestId: 'ours',
  });
});

it('says what is wrong with an endpoint that does not answer', async () => {
  const { url } = await serve(() => {});
  const refusals = [
    await open({}).invoke(definitionAt('http://127.0.0.1:1'), invocation, 'ours'),
    await open({}, 50).invoke(definitionAt(url), invocation, 'ours'),
    await open({}).invoke(lambdaFunctionSchema.parse({ functionName: 'pay', mode: 'ENDPOINT' }), invocation, 'ours'),
  ];
  expect(
    refusals.map((refusal) => refusal.kind === 'refused' && [refusal.status, refusal.errorType, refusal.message]),
  ).toEqual([
    [
      502,
      'ServiceException',
      expect.stringMatching(/^The Lambda endpoint http:\/\/127\.0\.0\.1:1 of pay gave no answer: .*ECONNREFUSED/),
    ],
    [502, 'ServiceException', expect.stringContaining('Headers Timeout')],
    [502, 'ServiceException', 'pay calls an endpoint, but none is set.'],
  ]);
});

/** One message of an event stream. */
function message(eventType: string, payload: string): Buffer {
  const header = Buffer.concat([
    ...[Buffer.from([11]), Buffer.from(':event-type'), Buffer.from([7, 0, eventType.length]), Buffer.from(eventType)],
  ]);
  const bytes = Buffer.alloc(12 + header.length + Buffer.byteLength(payload) + 4);
  bytes.writeUInt32BE(bytes.length, 0);
  bytes.writeUInt32BE(header.length, 4);
  header.copy(bytes, 12);
  bytes.write(payload, 12 + header.length);
  return bytes;
}

it('streams where somebody listens', async () => {
  const stream = Buffer.concat([
    message('PayloadChunk', 'one'),
    message('PayloadChunk', 'two'),
    message(
      'InvokeComplete',
      '{"ErrorCode":"Unhandled","ErrorDetails":"{\\"errorType\\":\\"E\\"}","LogResult":"bG9n"}',
    ),
  ]);
  const { url, calls } = await serve((response) => {
    response.writeHead(200, { 'Content-Type': 'application/vnd.amazon.eventstream' });
    response.write(stream.subarray(0, 50));
    response.end(stream.subarray(50));
  });
  const parts: string[] = [];
  const onChunk = (part: Uint8Array) => parts.push(Buffer.from(part).toString());
  const outcome = await open({}).invoke(definitionAt(url), { ...invocation, onChunk }, 'ours');
  expect([calls[0]?.url, parts, outcome]).toEqual([
    '/2021-11-15/functions/pay/response-streaming-invocations',
    ['one', 'two'],
    expect.objectContaining({ payload: '{"errorType":"E"}', functionError: 'Unhandled', logTail: 'bG9n' }),
  ]);
});
