import { createServer, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import type { Trace } from '../../../shared/trace/trace';
import { openBodyPipe } from '../body-stream';
import { openGateway } from '../gateway';
import { sampleStage } from '../testing/sample-api';
import { openSampleGateway } from '../testing/sample-gateway';
import { openForwarder } from './forward';
import { openListener } from './listener';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A listening gateway whose `GET /s` streams what `endpoint` answers. */
async function openStreaming(endpoint: (request: IncomingMessage, response: ServerResponse) => void, changes = {}) {
  const server = createServer(endpoint);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const traces: Trace[] = [];
  const accessLog: string[] = [];
  const gateway = openGateway({
    settings: { identity: { accountId: '1', region: 'us-east-1' }, endpoints: {}, tracesPerSecond: 100 },
    observer: {
      traces: (more) => traces.push(...more),
      accessLog: (more) => accessLog.push(...more.map(({ text }) => text)),
      counters: () => undefined,
    },
    clock: () => Date.UTC(2026, 0, 1),
  });
  const integration = { type: 'HTTP_PROXY', httpMethod: 'GET', uri, responseTransferMode: 'STREAM', ...changes };
  const accessLogFormat =
    '$context.status $context.responseLength $context.integration.responseTransferMode $context.integration.error';
  const stage = sampleStage(
    { api: { minimumCompressionSize: 0 }, paths: { '/s': { ANY: { methodIntegration: integration } } } },
    { accessLogFormat },
  );
  gateway.deploy(stage);
  const forwarder = openForwarder(undefined);
  const listener = await openListener({ host: '127.0.0.1', port: 0, serve: gateway.invoke, forwarder });
  closers.push(() => {
    server.close();
    server.closeAllConnections();
    listener.dispose();
    return gateway.dispose();
  });
  return { gateway, snapshot: stage.snapshot, port: listener.port, traces, accessLog };
}

function ask(port: number, method = 'GET') {
  const headers = { host: 'abc1234567.execute-api.us-east-1.localhost', 'accept-encoding': 'gzip' };
  const request = openRequest({ host: '127.0.0.1', port, path: '/dev/s', method, headers, agent: false });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.on('response', resolve);
    request.on('error', reject);
  });
  request.end();
  return { request, answered };
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

it('hands on head and bytes as they come, before the endpoint is done', async () => {
  let release = (_: string): void => undefined;
  const { port, gateway, accessLog, traces } = await openStreaming((_, response) => {
    response.writeHead(201, { 'Content-Type': 'text/event-stream', 'X-Own': '1' });
    response.write('data: 1\n\n');
    release = (text) => response.end(text);
  });
  const answer = await ask(port).answered;
  const first = await new Promise<Buffer>((resolve) => answer.once('data', resolve));
  release('data: 2\n\n');
  const rest = await bodyOf(answer);
  await gateway.drain();
  const {
    'transfer-encoding': framing,
    'content-encoding': coding,
    'content-type': type,
    'x-own': own,
  } = answer.headers;
  expect([answer.statusCode, framing, coding, type, own]).toEqual([
    201,
    'chunked',
    undefined,
    'text/event-stream',
    '1',
  ]);
  expect([first.toString(), rest.toString()]).toEqual(['data: 1\n\n', 'data: 2\n\n']);
  expect(accessLog).toEqual(['201 18 STREAMED -']);
  expect(traces.map(({ response }) => response.body)).toEqual([{ bytes: 18, text: 'data: 1\n\ndata: 2\n\n' }]);
});

it('leaves an endpoint’s own compression alone', async () => {
  const packed = gzipSync('hello');
  const { port } = await openStreaming((_, response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed);
  });
  const answer = await ask(port).answered;
  expect([answer.headers['content-encoding'], await bodyOf(answer)]).toEqual(['gzip', packed]);
});

it('streams more than the payload limit, and keeps only the beginning in the trace', async () => {
  const size = 10_485_760 + 65_536;
  const { port, gateway, traces, accessLog } = await openStreaming((_, response) => {
    response.end(Buffer.alloc(size, 'x'));
  });
  const body = await bodyOf(await ask(port).answered);
  await gateway.drain();
  expect([body.length, accessLog]).toEqual([size, [`200 ${size} STREAMED -`]]);
  const { bytes, isTruncated, text } = traces[0]?.response.body ?? {};
  expect([bytes, isTruncated, text?.length]).toEqual([size, true, 65_536]);
});

it('cuts the endpoint’s connection when the client leaves', async () => {
  let left = (): void => undefined;
  const endpointLeft = new Promise<void>((resolve) => (left = resolve));
  const { port, gateway, accessLog } = await openStreaming((request, response) => {
    request.socket.on('close', () => left());
    response.write('first');
  });
  const { request, answered } = ask(port);
  const answer = await answered;
  await new Promise((resolve) => answer.once('data', resolve));
  request.destroy();
  await endpointLeft;
  await gateway.drain();
  expect(accessLog).toEqual(['200 5 STREAMED -']);
});

it('cuts the client where the endpoint breaks off, so that the part is not taken for the whole', async () => {
  const { port, gateway, traces, accessLog } = await openStreaming((request, response) => {
    response.write('first');
    setImmediate(() => request.socket.destroy());
  });
  const answer = await ask(port).answered;
  const ending = await bodyOf(answer).then(
    () => 'whole',
    (fault: NodeJS.ErrnoException) => fault.code,
  );
  await gateway.drain();
  expect(ending).toBe('ECONNRESET');
  expect(accessLog[0]?.startsWith('200 5 STREAMED The connection was closed')).toBe(true);
  expect(traces[0]?.failure?.reason).toContain('The response broke off after 5 bytes');
});

it('answers 504 where the head does not come in time, and cuts a body that lasts longer than the timeout', async () => {
  const silent = await openStreaming(() => undefined, { timeoutInMillis: 60 });
  const slow = await openStreaming((_, response) => response.write('first'), { timeoutInMillis: 60 });
  const refused = await ask(silent.port).answered;
  const broken = await ask(slow.port).answered;
  const ending = await bodyOf(broken).catch((fault: NodeJS.ErrnoException) => fault.code);
  expect([refused.statusCode, (await bodyOf(refused)).toString(), broken.statusCode, ending]).toEqual([
    504,
    '{"message": "Endpoint request timed out"}',
    200,
    'ECONNRESET',
  ]);
});

it('sends HEAD its head alone', async () => {
  const { port, gateway, accessLog } = await openStreaming((_, response) => response.end('never seen'), {
    httpMethod: 'GET',
  });
  const answer = await ask(port, 'HEAD').answered;
  expect([answer.statusCode, (await bodyOf(answer)).length]).toEqual([200, 0]);
  await gateway.drain();
  expect(accessLog).toEqual(['200 0 STREAMED -']);
});

it('holds a fast endpoint back while the client does not read', async () => {
  let written = 0;
  let isHeldBack = (): void => undefined;
  const heldBack = new Promise<void>((resolve) => (isHeldBack = resolve));
  const { port } = await openStreaming((_, response) => {
    const chunk = Buffer.alloc(65_536);
    const fill = (): void => {
      while (response.write(chunk)) written += chunk.length;
      isHeldBack();
    };
    response.on('drain', fill);
    fill();
  });
  const { request, answered } = ask(port);
  const answer = await answered;
  answer.pause();
  await heldBack;
  // what the sockets between the two hold is far less than what an endless endpoint would send
  expect(written).toBeLessThan(32 * 1_024 * 1_024);
  request.destroy();
});

it('lets go of an endpoint whose stream is refused by a later step', async () => {
  const calls: string[] = [];
  const { stream } = openBodyPipe({ resume: () => undefined, cancel: () => calls.push('cancel') });
  const gateway = openSampleGateway(
    // no integration response matches the endpoint's status
    {
      paths: {
        '/s': {
          GET: {
            methodIntegration: { type: 'HTTP', httpMethod: 'GET', uri: 'http://a.example/', integrationResponses: {} },
          },
        },
      },
    },
    { http: () => Promise.resolve({ status: 200, headers: [], body: new Uint8Array(0), latencyMs: 1, stream }) },
  );
  const { status } = await gateway.send({ path: '/dev/s' });
  expect([status, calls]).toEqual([500, ['cancel']]);
});

it('gathers a stream for TestInvokeMethod up to 1 MB, without a log', async () => {
  const { gateway, snapshot } = await openStreaming((_, response) => response.end('x'.repeat(1_500_000)));
  const tested = await gateway.test({
    snapshot,
    resourceId: 's',
    httpMethod: 'ANY',
    verb: 'GET',
    pathWithQueryString: '',
    headers: [],
    body: '',
    stageVariables: {},
  });
  expect([tested.status, tested.body.length, tested.log]).toEqual([200, 1_048_576, '']);
});
