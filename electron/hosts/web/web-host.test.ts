// The web host over real sockets of this machine: what a browser with the printed address may do, and nobody else.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { StudioEvent } from '../../../shared/contract/events';
import type { ConnectedStudio } from './connected-studio';
import { openWebHost, type WebHost } from './web-host';

const listeners = new Set<(event: StudioEvent) => void>();
const settings = { colorScheme: 'light', contrast: 'normal', layout: {}, port: 4600 };
const studio: ConnectedStudio = {
  router: async (message) => {
    const { subject } = message as { subject: string };
    return { ok: true, result: subject === 'settings' ? settings : message };
  },
  events: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

let folder: string;
let host: WebHost;
let port: number;
let cookie: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'web-host-'));
  await mkdir(join(folder, 'page/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.json'), '{}');
  await writeFile(join(folder, 'page/index.html'), '<html lang="en"></html>');
  await writeFile(join(folder, 'page/assets/index-1.js'), 'run()');
  const log = { info() {}, warn() {}, fault() {} };
  host = await openWebHost({ studio, rendererFolder: join(folder, 'page'), port: 0, log });
  port = Number(new URL(host.url).port);
  cookie = ((await ask(new URL(host.url).search)).headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
});

afterAll(async () => {
  await host.dispose();
  await rm(folder, { recursive: true });
});

describe('the page', () => {
  it('exchanges the token for a cookie and goes on to an address without it', async () => {
    const { status, headers } = await ask(new URL(host.url).search);
    expect([status, headers.location, headers['set-cookie']]).toEqual([
      303,
      '/',
      [expect.stringMatching(/^gatehouse-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)],
    ]);
  });

  it('is served with the session, the policy and the colour scheme', async () => {
    const { status, headers, body } = await ask('', { cookie });
    expect({ status, body, policy: headers['content-security-policy'], cache: headers['cache-control'] }).toEqual({
      status: 200,
      body: '<html data-wished-scheme="light" data-wished-contrast="normal" lang="en"></html>',
      policy: expect.stringContaining(`connect-src 'self' ws://127.0.0.1:${port};`),
      cache: 'no-store',
    });
  });

  it('keeps files that carry a hash in their name', async () => {
    const { status, headers } = await ask('assets/index-1.js', { cookie });
    expect([status, headers['cache-control']]).toEqual([200, 'private, max-age=31536000, immutable']);
  });

  it.each<[string, string, Record<string, string>, number, string?]>([
    ['without a session', '', {}, 401],
    ['with a wrong token', '?token=AAAA', {}, 401],
    ['with a forged session', '', { cookie: 'gatehouse-1=x' }, 401],
    ['under the name of another site', '?token', { host: 'evil.example' }, 421],
    ['to change something', '', {}, 405, 'POST'],
  ])('is refused %s', async (_, path, headers, status, method) => {
    const token = path === '?token' ? new URL(host.url).search : path;
    expect((await ask(token, headers, method)).status).toBe(status);
  });

  it('gives no file outside its folder', async () => {
    const asked = await Promise.all(
      ['../secret.json', '%2e%2e/secret.json', 'nothing.js'].map((p) => ask(p, { cookie })),
    );
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

describe('the socket', () => {
  it('carries calls and their answers, in the order of their ids', async () => {
    const socket = await connect({ cookie });
    const call = { subject: 'apis', method: 'create', input: {} };
    socket.send(JSON.stringify({ id: 7, call }));
    expect(await nextMessage(socket)).toEqual({ id: 7, answer: { ok: true, result: call } });
    socket.terminate();
  });

  it('carries events, until it is closed', async () => {
    const socket = await connect({ cookie });
    const event: StudioEvent = { name: 'requests.cleared', payload: {} };
    const heard = nextMessage(socket);
    for (const listener of listeners) listener(event);
    expect(await heard).toEqual({ event });
    const gone = new Promise((resolve) => socket.once('close', resolve));
    socket.close();
    await gone;
    await expect.poll(() => listeners.size).toBe(0);
  });

  it.each(['no json', '[]', '{"id":"1","call":{}}', '{"call":{}}', '{"id":1,"call":{},"more":1}', Buffer.from([1])])(
    'is closed on %j',
    async (message) => {
      const socket = await connect({ cookie });
      const code = new Promise((resolve) => socket.once('close', resolve));
      socket.send(message);
      expect(await code).toBe(1008);
    },
  );

  it.each<[string, Record<string, string>, string?]>([
    ['without a session', { cookie: '' }],
    ['from a page of another site', { origin: 'http://evil.example' }],
    ['from no page', { origin: 'null' }],
    ['under the name of another site', { host: 'evil.example' }],
    ['at another path', {}, '/other'],
  ])('is refused %s', async (_, headers, path) => {
    await expect(connect({ cookie, ...headers }, path)).rejects.toThrow('403');
  });
});

it('says that its port is in use', async () => {
  const log = { info() {}, warn() {}, fault() {} };
  await expect(openWebHost({ studio, rendererFolder: folder, port, log })).rejects.toMatchObject({
    code: 'PORT_TAKEN',
  });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks with the path as it is: `fetch` would resolve `..` first and fix the Host header. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path: `/${path}`, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString() }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

function connect(headers: Record<string, string>, path = '/studio'): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, {
      headers: { origin: `http://127.0.0.1:${port}`, ...headers },
    });
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

function nextMessage(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => socket.once('message', (text: Buffer) => resolve(JSON.parse(text.toString()))));
}
