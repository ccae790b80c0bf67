import { Agent, request as openRequest } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { openBodyPipe } from '../body-stream';
import { openForwarder } from './forward';
import { type Listener, openListener } from './listener';
import type { ClientAnswer, ReceivedRequest } from './received-request';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

const host = 'api1.execute-api.us-east-1.localhost';

function echo({ method, head, destination, body }: ReceivedRequest): ClientAnswer {
  const seen = [
    method,
    destination.path,
    destination.rawQuery,
    head.headers,
    body && Buffer.from(body).toString('latin1'),
  ];
  const text = Buffer.from(JSON.stringify(seen));
  return {
    status: 200,
    headers: ['Content-Type', 'application/json', 'Content-Length', String(text.length)],
    body: text,
  };
}

async function listen(serve: (request: ReceivedRequest) => ClientAnswer | Promise<ClientAnswer> = echo) {
  const forwarder = openForwarder(undefined);
  const listener = await openListener({ host: '127.0.0.1', port: 0, serve, forwarder });
  opened.push(listener, forwarder);
  return listener;
}

/** Writes `pieces`, each once the one before is out and read, and reads until the other side closes. */
function exchange({ port }: Listener, pieces: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let read = '';
    const write = (at: number): void => {
      if (at < pieces.length) socket.write(pieces[at] as string, 'latin1', () => setTimeout(() => write(at + 1), 2));
    };
    socket.on('connect', () => write(0));
    socket.on('data', (chunk) => (read += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(read.replaceAll(/Date: [^\r]*\r\n/g, '')));
  });
}

const last = 'Connection: close\r\n\r\n';

it('answers byte for byte as Node’s own server does', async () => {
  const listener = await listen();
  const text = `GET /dev/a?b=c HTTP/1.1\r\nHost: ${host}\r\nX-A:  1 \r\n${last}`;
  const whole = await exchange(listener, [text]);
  const viaNode = await exchange(listener, [text.slice(0, 9), text.slice(9)]);
  expect(whole).toBe(viaNode);
  expect(whole).toContain('["GET","/a","b=c",[["Host",');
});

it.each([
  ['HEAD', 200],
  ['GET', 204],
  ['GET', 304],
])('sends no body to %s with status %s', async (method, status) => {
  const body = Buffer.from('never seen');
  const headers = status === 200 ? ['Content-Length', String(body.length)] : [];
  const listener = await listen(() => ({ status, headers, body }));
  const text = `${method} /dev HTTP/1.1\r\nHost: ${host}\r\n${last}`;
  const whole = await exchange(listener, [text]);
  expect([whole, whole.includes('never')]).toEqual([
    await exchange(listener, [text.slice(0, 9), text.slice(9)]),
    false,
  ]);
});

it('answers pipelined requests in order, plain ones and others mixed', async () => {
  const order: string[] = [];
  const listener = await listen(async (request) => {
    order.push(request.destination.path);
    // the first takes longest
    if (request.destination.path === '/1') await new Promise((resolve) => setTimeout(resolve, 10));
    return echo(request);
  });
  const plain = (path: string, end = '\r\n') =>
    `POST /dev${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 2\r\n${end}ab`;
  const chunked = `POST /dev/3 HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ncd\r\n0\r\n\r\n`;
  const read = await exchange(listener, [plain('/1') + plain('/2') + chunked + plain('/4', last)]);
  const bodies = Array.from(read.matchAll(/\["POST","(\/\d)".*?"(..)"\]/g), ([, path, body]) => `${path} ${body}`);
  expect([bodies, order]).toEqual([
    ['/1 ab', '/2 ab', '/3 cd', '/4 ab'],
    ['/1', '/2', '/3', '/4'],
  ]);
});

it('serves one connection for many requests, whatever else comes over it', async () => {
  const listener = await listen();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (method: string, headers: Record<string, string>, body?: string) =>
    new Promise<number>((resolve, reject) => {
      const options = { host: '127.0.0.1', port: listener.port, path: '/dev/x', method, agent };
      const request = openRequest({ ...options, headers: { host, ...headers } }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      });
      request.on('error', reject);
      request.end(body);
    });
  const statuses = [
    await send('GET', {}),
    await send('POST', {}, 'hello'),
    await send('GET', { host: 'localhost' }),
    await send('POST', { 'transfer-encoding': 'chunked' }, 'hello'),
    await send('GET', {}),
  ];
  agent.destroy();
  expect(statuses).toEqual([200, 200, 502, 200, 200]);
});

it('stops a stream whose client hangs up', async () => {
  const calls: string[] = [];
  let cancelled = (): void => undefined;
  const isCancelled = new Promise<void>((resolve) => (cancelled = resolve));
  const listener = await listen(() => {
    const { stream, sink } = openBodyPipe({ resume: () => undefined, cancel: () => cancelled() });
    sink.write(Buffer.from('abc'));
    return { status: 200, headers: [], body: Buffer.alloc(0), stream };
  });
  const socket = connect({ port: listener.port, host: '127.0.0.1' });
  socket.write(`GET /dev HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  socket.on('data', (chunk) => {
    calls.push(chunk.toString('latin1'));
    if (calls.join('').endsWith('3\r\nabc\r\n')) socket.destroy();
  });
  await isCancelled;
  expect(calls.join('')).toContain('Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n');
});

const usually = (common: readonly string[], rare: readonly string[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...common) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });
const lines = fc.array(
  usually(
    [
      'X-A: 1',
      'x-b:\t2 ',
      'Content-Length: 3',
      'Connection: keep-alive',
      'Expect: 100-continue',
      'TE: trailers',
      'X-C: é',
    ],
    [
      'Content-Length: 03',
      'Content-Length: +3',
      'content-length: 3, 3',
      'Transfer-Encoding: chunked',
      'Transfer-Encoding : chunked',
      'Transfer-Encoding: xchunked',
      'Connection: upgrade',
      'Host: evil.example',
      ' folded',
      'no colon',
      'X D: 1',
      ': empty',
    ],
  ),
  { maxLength: 2 },
);
const requests = fc
  .tuple(
    usually(['GET', 'POST', 'HEAD'], ['get', 'BREW', 'PROPFIND']),
    usually(['/dev/a', '/dev//a%20b?c=d&c', '//dev', `http://${host}/dev`], ['/dev/a#b', '*', '/dev/é', '/dev/a b']),
    usually([' HTTP/1.1\r\n'], [' HTTP/1.0\r\n', ' HTTP/1.1\n', ' HTTP/2\r\n', '\r\n', '  HTTP/1.1\r\n']),
    lines,
    usually(['', 'abc'], ['3\r\nabc\r\n0\r\n\r\n', 'abcGET /dev/smuggled HTTP/1.1\r\n']),
    fc.option(fc.tuple(fc.nat(120), fc.constantFrom('\r', '\n', '\0', ' ', ':')), { freq: 4 }),
  )
  .map(([method, url, version, more, body, harm]) => {
    const text = `${method} ${url}${version}Host: ${host}\r\n${more.map((line) => `${line}\r\n`).join('')}\r\n${body}`;
    return harm === null || harm[0] % 3 > 0 ? text : text.slice(0, harm[0]) + harm[1] + text.slice(harm[0]);
  });

it('takes and refuses exactly what Node’s own server does, with the same answers', async () => {
  const listener = await listen();
  // what is refused closes the connection; after what is taken, this does
  const goodbye = `GET /dev/bye HTTP/1.1\r\nHost: ${host}\r\n${last}`;
  await fc.assert(
    fc.asyncProperty(requests, async (text) => {
      const timed = (pieces: readonly string[]) =>
        Promise.race([exchange(listener, pieces), new Promise<string>((resolve) => setTimeout(resolve, 400, 'waits'))]);
      // a first piece of a few bytes is never plain
      const [whole, viaNode] = await Promise.all([
        timed([text, goodbye]),
        timed([text.slice(0, 5), text.slice(5), goodbye]),
      ]);
      expect(whole).toBe(viaNode);
    }),
    { seed: 5, numRuns: 150 },
  );
}, 30_000);
