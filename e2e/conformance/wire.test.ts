// Answers as they are on the wire: how header names are spelled, what framing they have, and requests in odd forms.
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openForwarder } from '../../electron/gateway/1-entry/forward';
import { type Listener, openListener } from '../../electron/gateway/1-entry/listener';
import { type Gateway, openGateway } from '../../electron/gateway/gateway';
import { type OpenEndpoint, openEndpoint } from './case-endpoint';
import { http, mock, proxy } from './operations';
import { caseSettings, deployCase, importCase, openObserver } from './run-case';

let gateway: Gateway;
let listener: Listener;
let endpoint: OpenEndpoint;
let host: string;
const forwarder = openForwarder(undefined);

beforeAll(async () => {
  endpoint = await openEndpoint({ body: 'from the endpoint' });
  gateway = openGateway({ settings: caseSettings, observer: openObserver().observer });
  const snapshot = importCase(
    {
      paths: {
        '/mock': { get: mock("ok $input.params('X-A')"), head: mock('headless') },
        '/http': { get: http() },
        '/proxy': { 'x-amazon-apigateway-any-method': proxy() },
        '/empty': { get: mock(undefined, { status: '204' }) },
      },
    },
    endpoint.port,
  );
  deployCase(gateway, snapshot);
  host = `${snapshot.apiId}.execute-api.us-east-1.amazonaws.com`;
  listener = await openListener({ host: '127.0.0.1', port: 0, serve: gateway.invoke, forwarder });
});

afterAll(async () => {
  listener.dispose();
  forwarder.dispose();
  await gateway.dispose();
  await endpoint.close();
});

interface WireAnswer {
  readonly status: string;
  /** As they are spelled, but for those that the connection adds. */
  readonly names: readonly string[];
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

/** Writes `request` and reads until the connection ends. */
function send(request: string): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(listener.port, '127.0.0.1', () => socket.write(request, 'latin1'));
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('end', () => {
      const [head = '', ...rest] = text.split('\r\n\r\n');
      const [status = '', ...lines] = head.split('\r\n');
      const pairs = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const);
      const ofConnection = new Set(['Date', 'Connection', 'Keep-Alive']);
      resolve({
        status,
        names: pairs.map(([name]) => name).filter((name) => !ofConnection.has(name)),
        header: (name) => pairs.find(([one]) => one === name)?.[1],
        body: rest.join('\r\n\r\n'),
      });
    });
  });
}

const lines = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers, '', ''].join('\r\n');

it('11: header names of an answer are spelled as the service spells them [recorded]', async () => {
  const names = async (path: string) => [...(await send(lines(`GET ${path}`))).names].sort();
  const always = ['Content-Length', 'Content-Type', 'x-amz-apigw-id', 'x-amzn-RequestId'];
  expect({
    mock: await names('/dev/mock'),
    http: await names('/dev/http'),
    refused: await names('/dev/none'),
    forbidden: await names('/none/mock'),
  }).toEqual({
    mock: always,
    http: ['Content-Length', 'Content-Type', 'X-Amzn-Trace-Id', 'x-amz-apigw-id', 'x-amzn-RequestId'],
    refused: ['Content-Length', 'Content-Type', 'x-amz-apigw-id', 'x-amzn-ErrorType', 'x-amzn-RequestId'],
    forbidden: ['Content-Length', 'Content-Type', 'x-amz-apigw-id', 'x-amzn-ErrorType', 'x-amzn-RequestId'],
  });
});

it('3 rule 3: an answer to HEAD has the length of its body and no body [documented]', async () => {
  const [served, refused] = [await send(lines('HEAD /dev/mock')), await send(lines('HEAD /dev/http'))];
  expect([served, refused].map(({ status, header, body }) => [status, header('Content-Length'), body])).toEqual([
    ['HTTP/1.1 200 OK', '8', ''],
    ['HTTP/1.1 403 Forbidden', '42', ''],
  ]);
});

it('1.1: an answer of 204 has neither body nor length, but a type [assumed]', async () => {
  const { status, header, body } = await send(lines('GET /dev/empty'));
  expect([status, header('Content-Length'), header('Content-Type'), body]).toEqual([
    'HTTP/1.1 204 No Content',
    undefined,
    'application/json',
    '',
  ]);
});

it('6.6: a body in chunks reaches the endpoint whole, with its length [documented]', async () => {
  const chunked = `${lines('POST /dev/proxy', 'Transfer-Encoding: chunked')}4\r\nfour\r\n5\r\n five\r\n0\r\n\r\n`;
  const { status, body } = await send(chunked);
  const seen = endpoint.seen();
  expect([
    status,
    body,
    seen?.body.toString(),
    seen?.headers.get('content-length'),
    seen?.headers.has('transfer-encoding'),
  ]).toEqual(['HTTP/1.1 200 OK', 'from the endpoint', 'four five', '9', false]);
});

it.each([
  ['a target with its host', 'GET http://{host}/dev/mock', [], 'HTTP/1.1 200 OK', 'ok '],
  ['two lines of one header', 'GET /dev/mock', ['X-A: 1', 'X-A: 2'], 'HTTP/1.1 200 OK', 'ok 2'],
  ['an empty header', 'GET /dev/mock', ['X-A:'], 'HTTP/1.1 200 OK', 'ok '],
  ['a verb in lower case', 'get /dev/mock', [], 'HTTP/1.1 400 Bad Request', ''],
  ['a line break in the target', 'GET /dev/mo\r\nck', [], 'HTTP/1.1 400 Bad Request', ''],
  ['a header without a colon', 'GET /dev/mock', ['nothing'], 'HTTP/1.1 400 Bad Request', ''],
  [
    'headers beyond all limits',
    'GET /dev/mock',
    [`X-A: ${'v'.repeat(100_000)}`],
    'HTTP/1.1 431 Request Header Fields Too Large',
    '',
  ],
])('2.1: %s [assumed]', async (_what, line, headers, status, body) => {
  const answer = await send(lines(line.replace('{host}', host), ...headers));
  expect([answer.status, answer.body]).toEqual([status, body]);
});
