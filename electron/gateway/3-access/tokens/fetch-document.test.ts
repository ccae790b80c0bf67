import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { fetchDocument, readAddress } from './fetch-document';

async function withServer<T>(listener: RequestListener, work: (origin: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const reasonOf = (work: Promise<string>) =>
  work.then(
    () => 'no refusal',
    (error: Error) => error.message,
  );

it('gives the text of what answers 200 on this machine', async () => {
  const text = await withServer(
    (_, response) => response.end('{"keys":[]}'),
    (origin) => fetchDocument(`${origin}/keys`),
  );
  expect(text).toBe('{"keys":[]}');
});

it('follows no redirection, takes no other status and nothing large', async () => {
  const reasons = await withServer(
    (request, response) => {
      if (request.url === '/moved') response.writeHead(302, { location: '/' }).end();
      else if (request.url === '/large') response.end('x'.repeat(300_000));
      else response.writeHead(500).end();
    },
    async (origin) => {
      const all = await Promise.all(
        ['/moved', '/large', '/broken'].map((path) => reasonOf(fetchDocument(origin + path))),
      );
      return all.map((reason) => reason.replaceAll(origin, ''));
    },
  );
  expect(reasons).toEqual([
    '/moved answers 302.',
    expect.stringContaining('/large answers more than 150000 bytes.'),
    '/broken answers 500.',
  ]);
});

it('goes over http on this machine only', async () => {
  const addresses = [
    'https://example.com/keys',
    'http://localhost:9/keys',
    'http://[::1]:9/',
    'http://example.com/keys',
    'http://127.0.0.1.example.com/',
    'http://localhost@example.com/',
    'file:///etc/passwd',
    'keys',
  ];
  expect(addresses.map((address) => readAddress(address) !== undefined)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(await reasonOf(fetchDocument('http://example.com/'))).toContain('neither https nor on this machine');
});
