import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGateway } from '../gateway';
import { sampleStage } from '../testing/sample-api';
import { openForwarder } from './forward';
import { type Listener, openListener } from './listener';

const host = 'abc1234567.execute-api.us-east-1.localhost';
let listener: Listener;
let dispose = async (): Promise<void> => undefined;

beforeAll(async () => {
  const gateway = openGateway({
    settings: { identity: { accountId: '1', region: 'us-east-1' }, endpoints: {}, tracesPerSecond: 0 },
    observer: { traces: () => undefined, accessLog: () => undefined, counters: () => undefined },
  });
  gateway.deploy(
    sampleStage({ api: { endpointConfiguration: { types: ['REGIONAL'] } }, paths: { '/ok': { ANY: {} } } }),
  );
  const forwarder = openForwarder(undefined);
  listener = await openListener({ host: '127.0.0.1', port: 0, serve: gateway.invoke, forwarder });
  dispose = async () => {
    listener.dispose();
    forwarder.dispose();
    await gateway.dispose();
  };
});
afterAll(() => dispose());

/** Writes `text`, reads until the other side closes. `endsWith` hangs up as soon as that was read. */
function send(text: string | readonly string[], endsWith?: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port: listener.port, host: '127.0.0.1', noDelay: true });
    let read = '';
    for (const piece of typeof text === 'string' ? [text] : text) socket.write(piece, 'latin1');
    socket.on('data', (chunk) => {
      read += chunk.toString('latin1');
      if (endsWith !== undefined && read.includes(endsWith)) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(read));
  });
}

/** Status lines and the text of the last answer. */
function seen(read: string) {
  const statuses = Array.from(read.matchAll(/HTTP\/1\.1 (\d{3})/g), ([, status]) => Number(status));
  return { statuses, text: read.slice(read.lastIndexOf('\r\n\r\n') + 4) };
}

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${more}\r\n`;
const last = 'Connection: close\r\n';

async function stillServes(): Promise<void> {
  expect(seen(await send(get('/dev/ok', last))).statuses).toEqual([200]);
}

function openDescriptors(): number {
  return readdirSync('/proc/self/fd').length;
}

describe('limits, as the client of an API meets them', () => {
  const tooLarge = 'Request Header Fields Too Large';
  it.each([
    ['10,240 bytes of headers pass', get('/dev/ok', `X-A: ${'a'.repeat(10_240 - 200)}\r\n${last}`), 200, ''],
    [
      'more than 10,240 bytes of headers do not',
      get('/dev/ok', `X-A: ${'a'.repeat(10_240)}\r\n${last}`),
      431,
      `{"message":"${tooLarge}"}`,
    ],
    ['headers beyond every limit are not even read', get('/dev/ok', `X-A: ${'a'.repeat(70_000)}\r\n${last}`), 431, ''],
    ['a URL within the limit passes', get(`/dev/ok?${'a'.repeat(10_200)}`, last), 200, ''],
    ['a URL beyond it does not', get(`/dev/ok?${'a'.repeat(10_240)}`, last), 414, '{"message":"Request URI too long"}'],
  ])('%s', async (_, text, status, answer) => {
    expect(seen(await send(text))).toEqual({ statuses: [status], text: answer });
  });

  it('a body over 10 MB is answered in plain text', async () => {
    const length = 10_485_760 + 1;
    const head = `POST /dev/ok HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${length}\r\n\r\n`;
    expect(seen(await send([head, 'x'.repeat(length)]))).toEqual({
      statuses: [413],
      text: 'HTTP content length exceeded 10485760 bytes.',
    });
  });
});

describe('requests that two servers could read differently', () => {
  const smuggled = get('/dev/ok', last);
  it.each([
    ['a length and chunks', `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['two lengths', `Content-Length: 4\r\nContent-Length: 0\r\n\r\n${smuggled}`],
    ['a signed length', `Content-Length: +4\r\n\r\n${smuggled}`],
    ['an unknown coding', `Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['a space before the colon', `Content-Length : 4\r\n\r\n${smuggled}`],
    ['a folded header', `X-A: 1\r\n Content-Length: 4\r\n\r\n${smuggled}`],
    ['a bare line feed', `X-A: 1\nContent-Length: 4\r\n\r\n${smuggled}`],
    ['a malformed chunk size', `Transfer-Encoding: chunked\r\n\r\n0x4\r\nabcd\r\n0\r\n\r\n${smuggled}`],
    ['a chunk longer than its size', `Transfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n0\r\n\r\n${smuggled}`],
    ['a NUL in a value', `X-A: \0\r\n\r\n${smuggled}`],
  ])('%s: refused, and nothing behind it is served', async (_, rest) => {
    const { statuses } = seen(await send(`POST /dev/ok HTTP/1.1\r\nHost: ${host}\r\n${rest}`));
    expect(statuses).toEqual([400]);
    await stillServes();
  });
});

describe.skipIf(process.platform !== 'linux')('clients that mean no good leave nothing behind', () => {
  const head = `POST /dev/ok HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 100\r\n\r\n`;
  const upgrade = (to: string) => get('/dev/ok', `Connection: Upgrade\r\nUpgrade: ${to}\r\n`);

  /** Opens `count` connections, writes `text` to each, then cuts them all. */
  async function flood(count: number, text: string, waitsFor?: string): Promise<void> {
    const sockets = await Promise.all(
      Array.from(
        { length: count },
        () =>
          new Promise<Socket>((resolve) => {
            const socket = connect({ port: listener.port, host: '127.0.0.1' });
            socket.on('error', () => undefined);
            socket.on('connect', () => {
              if (text === '') resolve(socket);
              else socket.write(text, 'latin1', () => waitsFor === undefined && resolve(socket));
            });
            if (waitsFor !== undefined) socket.on('data', (chunk) => chunk.includes(waitsFor) && resolve(socket));
          }),
      ),
    );
    await stillServes();
    const open = sockets.filter((socket) => !socket.closed);
    const closed = open.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of open) socket.destroy();
    await Promise.all(closed);
    await stillServes();
  }

  it.each([
    ['silent connections', '', undefined],
    ['heads that never end', `GET /dev/ok HTTP/1.1\r\nHost: ${host}\r\nX-A: `, undefined],
    ['bodies that never come', head, undefined],
    ['bodies cut in the middle', `${head}abc`, undefined],
    [
      'chunks that never end',
      `POST /dev/ok HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\nabc`,
      undefined,
    ],
    ['kept connections', get('/dev/ok'), '200 OK'],
    ['upgrades to h2c', upgrade('h2c'), '200 OK'],
    ['upgrades to WebSocket', upgrade('websocket'), '200 OK'],
    ['nonsense', '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03\r\n\r\n', '400'],
  ])('%s', async (_, text, waitsFor) => {
    await flood(20, text, waitsFor);
    const before = openDescriptors();
    await flood(150, text, waitsFor);
    // the server's ends may close a turn after the clients'
    await expect.poll(openDescriptors, { timeout: 5_000 }).toBeLessThanOrEqual(before + 4);
  });

  it('answers a long pipeline in order, while its client reads nothing until the end', async () => {
    const count = 2_000;
    const read = await send(get('/dev/ok').repeat(count - 1) + get('/dev/ok', last));
    expect(seen(read).statuses).toEqual(Array(count).fill(200));
  });

  it('survives clients that leave between request and answer', async () => {
    await Promise.all(
      Array.from(
        { length: 200 },
        () =>
          new Promise<void>((resolve) => {
            const socket = connect({ port: listener.port, host: '127.0.0.1' });
            socket.on('error', () => undefined);
            socket.on('connect', () => {
              socket.write(get('/dev/ok').repeat(20));
              socket.resetAndDestroy();
            });
            socket.on('close', () => resolve());
          }),
      ),
    );
    await stillServes();
  });
});

describe('clients that are too slow', () => {
  /** What a client is told, or that it was cut, by a listener without patience. */
  async function slowly(pieces: readonly string[]): Promise<string> {
    const timeouts = {
      headersTimeout: 80,
      requestTimeout: 160,
      keepAliveTimeout: 100,
      connectionsCheckingInterval: 20,
    };
    const forwarder = openForwarder(undefined);
    const serve = () => ({ status: 200, headers: ['Content-Length', '0'], body: new Uint8Array(0) });
    const impatient = await openListener({ host: '127.0.0.1', port: 0, serve, forwarder, timeouts });
    const read = await new Promise<string>((resolve) => {
      const socket = connect({ port: impatient.port, host: '127.0.0.1', noDelay: true });
      let text = '';
      let at = 0;
      // one more piece at a time, for ever
      const dribble = setInterval(() => socket.write(pieces[at++ % pieces.length] ?? ''), 15);
      socket.on('data', (chunk) => (text += chunk.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearInterval(dribble);
        resolve(text);
      });
    });
    impatient.dispose();
    forwarder.dispose();
    return read.split('\r\n')[0] ?? '';
  }

  const begun = `POST /dev/ok HTTP/1.1\r\nHost: ${host}\r\n`;
  it('are told so while they dribble a head, or a body', async () => {
    const head = await slowly([begun, ...Array<string>(200).fill('X-A: b\r\n')]);
    const body = await slowly([`${begun}Content-Length: 100000\r\n\r\n`, ...Array<string>(200).fill('x')]);
    expect([head, body]).toEqual(['HTTP/1.1 408 Request Timeout', 'HTTP/1.1 408 Request Timeout']);
  });

  it('are cut where they say nothing, before a request or after one', async () => {
    const silent = await slowly(['']);
    const kept = await slowly([get('/dev/ok'), ...Array<string>(200).fill('')]);
    expect([silent, kept]).toEqual(['', 'HTTP/1.1 200 OK']);
  });
});
