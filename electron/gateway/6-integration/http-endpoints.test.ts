import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { EndpointFailure } from '../gateway-error';
import type { IntegrationRequest } from '../messages';
import { type HttpEndpointsOptions, openHttpEndpoints } from './http-endpoints';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const checked = { insecureSkipVerification: false };

function open(options: Partial<HttpEndpointsOptions> = {}) {
  const endpoints = openHttpEndpoints({ endpoints: { localPort: () => undefined }, ...options });
  closers.push(() => endpoints.dispose());
  return endpoints;
}

async function listen(listener: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return { server, port: (server.address() as AddressInfo).port };
}

function request(url: string, more: Partial<IntegrationRequest> = {}): IntegrationRequest {
  return { method: 'GET', url, headers: [], body: null, timeoutMs: 5_000, ...more };
}

async function failureOf(call: Promise<unknown>): Promise<Pick<EndpointFailure, 'failure' | 'message'>> {
  const { failure, message } = await call.then(
    () => expect.fail('the call succeeded'),
    (error: EndpointFailure) => error,
  );
  return { failure, message };
}

describe('a call', () => {
  it('sends method, path, header lines and body as they are, and Host as the URL has it', async () => {
    const seen: unknown[] = [];
    const { port } = await listen((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        seen.push(incoming.method, incoming.url, incoming.rawHeaders, Buffer.concat(chunks).toString());
        outgoing.end();
      });
    });
    const headers = [
      ['X-Two', '1'],
      ['x-two', '2'],
    ] as const;
    await open().call(
      request(`http://127.0.0.1:${port}/a%2Fb/../c?q=1&q=%20#part`, {
        method: 'PUT',
        headers,
        body: Buffer.from('né'),
      }),
      checked,
    );
    expect(seen).toEqual([
      'PUT',
      '/a%2Fb/../c?q=1&q=%20',
      ['Host', `127.0.0.1:${port}`, 'Connection', 'keep-alive', 'X-Two', '1', 'x-two', '2', 'Content-Length', '3'],
      'né',
    ]);
  });

  it('keeps the answer’s header lines in order and case, and every byte of the body', async () => {
    const { port } = await listen((_, outgoing) => {
      outgoing.sendDate = false;
      outgoing.writeHead(404, ['X-Odd-Case', 'a', 'set-cookie', '1', 'Set-Cookie', '2', 'Content-Length', '3']);
      outgoing.end(Buffer.from([0, 255, 10]));
    });
    const { latencyMs, ...answer } = await open().call(request(`http://127.0.0.1:${port}`), checked);
    expect(answer).toEqual({
      status: 404,
      headers: [
        ['X-Odd-Case', 'a'],
        ['set-cookie', '1'],
        ['Set-Cookie', '2'],
        ['Content-Length', '3'],
        ['Connection', 'keep-alive'],
        ['Keep-Alive', 'timeout=5'],
      ],
      body: Buffer.from([0, 255, 10]),
    });
    expect(latencyMs).toBeGreaterThan(0);
  });

  it('follows no redirect', async () => {
    const { port } = await listen((_, outgoing) => outgoing.writeHead(302, { Location: '/other' }).end());
    const answer = await open().call(request(`http://127.0.0.1:${port}/`), checked);
    expect(answer.status).toBe(302);
  });

  it.each([
    ['POST', '0'],
    ['PUT', '0'],
    ['PATCH', '0'],
    ['GET', undefined],
    ['DELETE', undefined],
  ])('without a body %s declares the length %s', async (method, length) => {
    const seen: unknown[] = [];
    const { port } = await listen((incoming, outgoing) => {
      seen.push(incoming.headers['content-length']);
      outgoing.end();
    });
    await open().call(request(`http://127.0.0.1:${port}/`, { method }), checked);
    expect(seen).toEqual([length]);
  });

  it('keeps connections for later calls', async () => {
    const sockets = new Set<unknown>();
    const { port } = await listen((incoming, outgoing) => {
      sockets.add(incoming.socket);
      outgoing.end('ok');
    });
    const endpoints = open();
    for (let call = 0; call < 5; call++) await endpoints.call(request(`http://127.0.0.1:${port}/${call}`), checked);
    expect(sockets.size).toBe(1);
  });
});

describe('names', () => {
  it('reach local backends by the directory, with Host kept as written', async () => {
    const hosts: unknown[] = [];
    const { port } = await listen((incoming, outgoing) => {
      hosts.push(incoming.headers.host);
      outgoing.end();
    });
    const directory = { localPort: (host: string) => (host === 'pets.backend.localhost' ? port : undefined) };
    const endpoints = open({ endpoints: directory });
    await endpoints.call(request('http://Pets.backend.localhost/'), checked);
    await endpoints.call(request('https://pets.backend.localhost/'), checked);
    await endpoints.call(request(`http://any.name.localhost:${port}/`), checked);
    await endpoints.call(request(`http://127.0.0.1:${port}/`, { headers: [['Host', 'shop.example']] }), checked);
    expect(hosts).toEqual([
      'Pets.backend.localhost',
      'pets.backend.localhost',
      `any.name.localhost:${port}`,
      'shop.example',
    ]);
  });

  it.each([
    '',
    'http://',
    'http:///x',
    'ftp://host/',
    'http://ho st/',
    'http://host:99999/',
    'http://user@host/',
    '/path',
  ])('refuses %j as an address', async (url) => {
    expect(await failureOf(open().call(request(url), checked))).toEqual({
      failure: 'invalid-address',
      message: 'Invalid endpoint address',
    });
  });

  it('refuses a name that nothing resolves', async () => {
    const failure = await failureOf(open().call(request('http://no-such-host.invalid/'), checked));
    expect(failure.failure).toBe('invalid-address');
  });
});

describe('an endpoint that does not answer', () => {
  it('is unreachable where nothing listens', async () => {
    const { server, port } = await listen(() => {});
    await new Promise((resolve) => server.close(resolve));
    expect((await failureOf(open().call(request(`http://127.0.0.1:${port}/`), checked))).failure).toBe('unreachable');
  });

  it('is unreachable where the connection breaks', async () => {
    const { port } = await listen((incoming) => incoming.socket.destroy());
    expect((await failureOf(open().call(request(`http://127.0.0.1:${port}/`), checked))).failure).toBe('unreachable');
  });

  it('is unreachable where it speaks something else than HTTP', async () => {
    const server = createTcpServer((socket) => socket.end('220 mail.example ESMTP\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    expect((await failureOf(open().call(request(`http://127.0.0.1:${port}/`), checked))).failure).toBe('unreachable');
  });

  it.each(['before the head', 'within the body'])('times out %s', async (place) => {
    const { server, port } = await listen((_, outgoing) => {
      if (place === 'within the body') outgoing.write('part');
    });
    closers.push(() => server.closeAllConnections());
    const failure = await failureOf(open().call(request(`http://127.0.0.1:${port}/`, { timeoutMs: 50 }), checked));
    expect(failure).toEqual({ failure: 'timeout', message: 'no answer within 50 ms' });
  });

  it.each(['declared', 'chunked'])('is refused when its %s answer is longer than allowed', async (kind) => {
    const { port } = await listen((_, outgoing) => {
      if (kind === 'declared') outgoing.setHeader('Content-Length', 101);
      outgoing.write('x'.repeat(100));
      outgoing.end('y');
    });
    const endpoints = open({ maxResponseBytes: 100 });
    expect(await failureOf(endpoints.call(request(`http://127.0.0.1:${port}/`), checked))).toEqual({
      failure: 'too-large',
      message: 'Integration response of reported length 101 is larger than allowed maximum of 100 bytes.',
    });
  });
});
