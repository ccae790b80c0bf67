import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { IntegrationRequest } from '../messages';
import { type HttpEndpointsOptions, openHttpEndpoints } from './http-endpoints';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function open(options: Partial<HttpEndpointsOptions> = {}) {
  const endpoints = openHttpEndpoints({ endpoints: { localPort: () => undefined }, ...options });
  closers.push(() => endpoints.dispose());
  return (url: string, more: Partial<IntegrationRequest> = {}) =>
    endpoints.call(
      { method: 'GET', url, headers: [], body: null, timeoutMs: 3_000, ...more },
      { insecureSkipVerification: false },
    );
}

async function listen(listener: (request: IncomingMessage, response: ServerResponse) => void) {
  return started(createServer(listener));
}

/** Answers each connection's requests with `answers` in turn; what is undefined cuts the connection. */
async function listenRaw(answer: (requestsBefore: number, connection: number, socket: Socket) => string | undefined) {
  let connections = 0;
  const server = createTcpServer((socket) => {
    connections += 1;
    const connection = connections;
    let before = 0;
    socket.on('error', () => undefined);
    socket.on('data', () => {
      const text = answer(before, connection, socket);
      before += 1;
      if (text === undefined) socket.destroy();
      else socket.write(text);
    });
  });
  const url = await started(server as Server);
  return { url, connections: () => connections };
}

async function started(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections?.();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const text = (answer: { readonly body: Uint8Array }) => Buffer.from(answer.body).toString();

it('sends a request again, once, where a kept connection turns out to be closed', async () => {
  const { url, connections } = await listenRaw((before) => (before === 0 ? ok : undefined));
  const call = open();
  const answers = [text(await call(url)), text(await call(url)), connections()];
  expect(answers).toEqual(['ok', 'ok', 2]);
});

it('does not send a POST again: the endpoint may have taken it', async () => {
  const { url, connections } = await listenRaw((before) => (before === 0 ? ok : undefined));
  const call = open();
  await call(url);
  const failed = await call(url, { method: 'POST', body: Buffer.from('x') }).catch(({ failure }) => failure);
  expect([failed, connections()]).toEqual(['unreachable', 1]);
});

it('does not send again what a fresh connection refused, nor what was answered in part', async () => {
  const refusing = await listenRaw(() => undefined);
  const partial = await listenRaw((before, _, socket) => {
    if (before === 0) return ok;
    socket.end('HTTP/1.1 200 OK\r\nContent-');
    return '';
  });
  const call = open();
  await call(partial.url);
  const failures = await Promise.all(
    [refusing.url, partial.url].map((url) => call(url).catch(({ failure }) => failure)),
  );
  expect([failures, refusing.connections(), partial.connections()]).toEqual([['unreachable', 'unreachable'], 1, 1]);
});

it('does not take bytes that nobody asked for as the next answer', async () => {
  const { url, connections } = await listenRaw((_, connection) =>
    connection === 1 ? `${ok}${ok.replace('ok', 'no')}` : ok,
  );
  const call = open();
  const answers = [text(await call(url)), text(await call(url)), connections()];
  expect(answers).toEqual(['ok', 'ok', 2]);
});

it('lets calls wait beyond its limit of connections, each no longer than its own timeout', async () => {
  let inside = 0;
  let most = 0;
  const url = await listen((request, response) => {
    inside += 1;
    most = Math.max(most, inside);
    if (request.url === '/hang') return;
    setImmediate(() => {
      inside -= 1;
      response.end('ok');
    });
  });
  const call = open({ maxConnections: 2 });
  const answers = await Promise.all(Array.from({ length: 9 }, () => call(url)));
  const hanging = [1, 2].map(() => call(`${url}hang`, { timeoutMs: 200 }).catch(() => undefined));
  const waiting = call(url, { timeoutMs: 50 }).catch(({ failure }) => failure);
  const after = call(url, { timeoutMs: 2_000 });
  await Promise.all(hanging);
  expect([answers.map(text).join(''), most <= 2, await waiting]).toEqual(['ok'.repeat(9), true, 'timeout']);
  expect(text(await after)).toBe('ok');
});

it('sends each answer to its own caller while hundreds are under way', async () => {
  const url = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      if (body.length % 3 === 0) response.setHeader('Content-Length', body.length);
      response.write(body.subarray(0, body.length / 2));
      response.end(body.subarray(body.length / 2));
    });
  });
  const call = open({ maxConnections: 16 });
  const sent = Array.from({ length: 200 }, (_, at) => `${at} `.repeat((at * 37) % 2_000));
  const answers = await Promise.all(sent.map((body) => call(url, { method: 'POST', body: Buffer.from(body) })));
  expect(answers.map(text)).toEqual(sent);
});

it('keeps no connection longer than the endpoint says it does', async () => {
  const { url, connections } = await listenRaw(() => ok.replace('Content', 'Keep-Alive: timeout=1\r\nContent'));
  const call = open();
  await call(url);
  await call(url);
  expect(connections()).toBe(2);
});

it('carries a large body both ways', async () => {
  const url = await listen((request, response) => void request.pipe(response));
  const body = Buffer.alloc(3_000_000, 'abcdefg');
  const answer = await open()(url, { method: 'PUT', body });
  expect(Buffer.compare(Buffer.from(answer.body), body)).toBe(0);
});

it('sends nothing that could end a line', async () => {
  const { url, connections } = await listenRaw(() => ok);
  const call = open();
  const attempts = [
    call(url, { headers: [['X-A', '1\r\nX-B: 2']] }),
    call(url, { headers: [['X-A: 1\r\nX-B', '2']] }),
    call(url, { headers: [['Host', 'a\r\nX-B: 2']] }),
    call(url, { method: 'GET / HTTP/1.1\r\nX-B: 2' }),
  ];
  const failures = await Promise.all(attempts.map((attempt) => attempt.catch(({ failure }) => failure)));
  expect([failures, connections()]).toEqual([Array(4).fill('invalid-address'), 0]);
});
