import { createServer, type IncomingMessage, request as openRequest, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openForwarder } from './forward';
import { type Listener, openListener } from './listener';
import type { ClientAnswer, ReceivedRequest } from './received-request';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

const host = 'api1.execute-api.us-east-1.localhost';

function echo(request: ReceivedRequest): ClientAnswer {
  const body = Buffer.from(
    JSON.stringify({
      method: request.method,
      path: request.destination.path,
      body: request.body === undefined ? 'too large' : Buffer.from(request.body).toString(),
      headers: request.head.headers.map(([name]) => name),
    }),
  );
  return { status: 200, headers: ['Content-Length', String(body.length)], body };
}

async function listen(
  serve = echo as (request: ReceivedRequest) => ClientAnswer | Promise<ClientAnswer>,
  management?: Server,
) {
  const port = management && (management.address() as AddressInfo).port;
  const forwarder = openForwarder(port === undefined ? undefined : { port, secret: 's3cret' });
  const listener = await openListener({ host: '127.0.0.1', port: 0, serve, forwarder });
  opened.push(listener, forwarder);
  return listener;
}

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

function send({ port }: Listener, { method = 'GET', path = '/dev/x', headers = {}, body }: Sent) {
  return new Promise<{ status: number; headers: IncomingMessage['headers']; text: string }>((resolve, reject) => {
    const sent = openRequest({ host: '127.0.0.1', port, method, path, headers: { host, ...headers }, agent: false });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() }),
      );
    });
    sent.end(body);
  });
}

/** Writes `text` to a bare socket and reads until the other side closes. */
function exchangeBytes({ port }: Listener, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let read = '';
    socket.on('data', (chunk) => (read += chunk.toString('latin1')));
    socket.on('error', reject);
    socket.on('close', () => resolve(read));
  });
}

async function openManagement(): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { host: seenHost, 'x-gatehouse-secret': secret } = request.headers;
      response.writeHead(201, ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']);
      response.end(
        JSON.stringify({ host: seenHost, secret, url: request.url, body: Buffer.concat(chunks).toString() }),
      );
    });
  });
  server.on('upgrade', (_request, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    socket.on('data', (chunk: Buffer) => socket.end(`echo ${chunk}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push({
    dispose() {
      server.close();
      server.closeAllConnections();
    },
  });
  return server;
}

it('answers a request with and without a body', async () => {
  const listener = await listen();
  const post = await send(listener, { method: 'POST', body: 'héllo' });
  const chunked = await send(listener, { method: 'POST', headers: { 'transfer-encoding': 'chunked' }, body: 'abc' });
  const get = await send(listener, {});
  expect([post, chunked, get].map(({ status, text }) => [status, JSON.parse(text).body])).toEqual([
    [200, 'héllo'],
    [200, 'abc'],
    [200, ''],
  ]);
});

it('waits for an answer that takes its time', async () => {
  const listener = await listen((request) => Promise.resolve().then(() => echo(request)));
  expect((await send(listener, {})).status).toBe(200);
});

it('serves a body of the limit and hands one byte more on as too large, declared or not', async () => {
  const listener = await listen((request) => {
    const body = Buffer.from(request.body === undefined ? 'too large' : String(request.body.length));
    return { status: 200, headers: ['Content-Length', String(body.length)], body };
  });
  const limit = 10_485_760;
  const chunked = { 'transfer-encoding': 'chunked' };
  const answers = [
    await send(listener, { method: 'POST', body: Buffer.alloc(limit) }),
    await send(listener, { method: 'POST', body: Buffer.alloc(limit + 1) }),
    await send(listener, { method: 'POST', headers: chunked, body: Buffer.alloc(limit + 1) }),
  ];
  expect(answers.map(({ text }) => text)).toEqual([String(limit), 'too large', 'too large']);
});

it('tells a client that asks first not to send a body that is too large', async () => {
  const listener = await listen();
  const head = `POST /dev/x HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n\r\n`;
  const read = await exchangeBytes(listener, head);
  expect([read.startsWith('HTTP/1.1 200 OK'), read.includes('too large'), read.includes('100 Continue')]).toEqual([
    true,
    true,
    false,
  ]);
});

it('answers what is no HTTP with 400 and closes', async () => {
  const listener = await listen();
  const read = await exchangeBytes(listener, 'nonsense\r\n\r\n');
  expect(read).toBe('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
});

it('answers a client that has closed its side already', async () => {
  const listener = await listen();
  const read = await new Promise<string>((resolve) => {
    const socket = connect({ port: listener.port, host: '127.0.0.1', allowHalfOpen: true }, () => {
      socket.end(`GET /dev/x HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('end', () => resolve(text));
  });
  expect(read.startsWith('HTTP/1.1 200 OK')).toBe(true);
});

it('survives a client that leaves in the middle of its body', async () => {
  const listener = await listen();
  const head = `POST /dev/x HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 100\r\n\r\nabc`;
  await new Promise<void>((resolve) => {
    const socket = connect(listener.port, '127.0.0.1', () => socket.write(head, () => socket.destroy()));
    socket.on('close', () => resolve());
  });
  expect((await send(listener, {})).status).toBe(200);
});

it('serves a request with an h2c upgrade as plain HTTP, body included', async () => {
  const listener = await listen();
  const head =
    `POST /dev/x HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n` +
    'HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\nX-A: 1\r\nContent-Length: 5\r\n\r\nhello';
  const next = `GET /dev/y HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  const read = await exchangeBytes(listener, head + next);
  const bodies = Array.from(read.matchAll(/\{.*?\}/g), ([text]) => JSON.parse(text));
  expect(bodies).toEqual([
    { method: 'POST', path: '/x', body: 'hello', headers: ['Host', 'X-A'] },
    { method: 'GET', path: '/y', body: '', headers: ['Host'] },
  ]);
});

it('forwards what is no API, Host and body as they were, the secret never from the client', async () => {
  const listener = await listen(echo, await openManagement());
  const headers = { host: 'localhost:4600', 'x-gatehouse-secret': 'forged' };
  const {
    status,
    headers: answered,
    text,
  } = await send(listener, { method: 'POST', path: '/restapis?a', headers, body: '{}' });
  expect([status, answered['set-cookie'], JSON.parse(text)]).toEqual([
    201,
    ['a=1', 'b=2'],
    { host: 'localhost:4600', secret: 's3cret', url: '/restapis?a', body: '{}' },
  ]);
});

it('answers 502 where nothing listens for management', async () => {
  const management = await openManagement();
  const listener = await listen(echo, management);
  await new Promise((resolve) => management.close(resolve));
  const without = await listen();
  const answers = [
    await send(listener, { path: '/restapis', headers: { host: 'localhost' } }),
    await send(without, { path: '/restapis', headers: { host: 'localhost' } }),
  ];
  expect(answers.map(({ status, text }) => [status, text])).toEqual([
    [502, '{"message":"The management API is not available."}'],
    [502, '{"message":"The management API is not available."}'],
  ]);
});

it('passes a WebSocket handshake of the management side on, both ways', async () => {
  const listener = await listen(echo, await openManagement());
  const handshake =
    'GET /_gatehouse/ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
  const read = await exchangeBytes(listener, `${handshake}ping`);
  expect(read).toBe('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\necho ping');
});

it('ends idle connections and waits for the last answer when it closes', async () => {
  let answer = (_: ClientAnswer): void => undefined;
  const late = new Promise<ClientAnswer>((resolve) => (answer = resolve));
  let arrived = (): void => undefined;
  const began = new Promise<void>((resolve) => (arrived = resolve));
  const listener = await listen(() => {
    arrived();
    return late;
  });
  const pending = send(listener, {});
  await began;
  const closed = listener.close();
  answer({ status: 200, headers: ['Content-Length', '2'], body: Buffer.from('ok') });
  expect((await pending).text).toBe('ok');
  await closed;
});

it('refuses a port that is taken', async () => {
  const { port } = await listen();
  const options = { host: '127.0.0.1', port, serve: echo, forwarder: openForwarder(undefined) };
  await expect(openListener(options)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
