import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import type { ClientAnswer } from '../1-entry/received-request';
import { writeAnswer } from './write';

/** All bytes that a client reads when `answer` is written to it. */
async function written(answer: ClientAnswer, closes: boolean, method = 'GET'): Promise<string> {
  const server = createServer((_request, response) => {
    response.sendDate = false;
    writeAnswer(response, answer, closes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const text = await new Promise<string>((resolve) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => {
      socket.write(`${method} / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    });
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
  server.close();
  return text;
}

const bytes = (text: string) => Buffer.from(text);

it('writes head and body as they are, repeated headers too', async () => {
  const headers = ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Content-Length', '6'];
  expect(await written({ status: 201, headers, body: bytes('hé€') }, false)).toBe(
    'HTTP/1.1 201 Created\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhé€',
  );
});

it('writes a large body whole', async () => {
  const body = bytes('x'.repeat(100_000));
  const text = await written({ status: 200, headers: ['Content-Length', '100000'], body }, true);
  expect(text.length - text.indexOf('\r\n\r\n') - 4).toBe(100_000);
});

it('writes no body to HEAD', async () => {
  const text = await written({ status: 200, headers: ['Content-Length', '2'], body: bytes('ok') }, false, 'HEAD');
  expect([text.includes('Content-Length: 2'), text.endsWith('\r\n\r\n')]).toEqual([true, true]);
});

it('cuts the connection where HTTP cannot carry the answer', async () => {
  expect(await written({ status: 200, headers: ['A', 'x\ny'], body: bytes('') }, false)).toBe('');
});
