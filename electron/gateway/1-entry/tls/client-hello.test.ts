import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { connect } from 'node:tls';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { readClientHello } from './client-hello';

/** What Node's own client says first. */
let hello: Buffer;

beforeAll(async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = connect({ port, host: '127.0.0.1', servername: 'API.Example.com', ALPNProtocols: ['h2'] });
  client.on('error', () => undefined);
  const [socket] = (await once(server, 'connection')) as [Socket];
  [hello] = (await once(socket, 'data')) as [Buffer];
  client.destroy();
  server.close();
});

it('reads the name and the versions, in lower case and newest first', () => {
  expect(readClientHello(hello)).toEqual({ serverName: 'api.example.com', versions: [0x0304, 0x0303] });
});

it('waits for the rest of a hello that comes in pieces, however it is cut', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: hello.length - 1 }), (length) => {
      expect(readClientHello(hello.subarray(0, length))).toBe('more');
    }),
  );
});

it('joins a hello that is split over records', () => {
  const message = hello.subarray(5);
  const record = (part: Buffer) => {
    const head = Buffer.from([22, 3, 1, 0, 0]);
    head.writeUInt16BE(part.length, 3);
    return Buffer.concat([head, part]);
  };
  const split = Buffer.concat([record(message.subarray(0, 40)), record(message.subarray(40))]);
  expect(readClientHello(split)).toEqual(readClientHello(hello));
});

it('takes HTTP for no TLS, and bears with bytes of any kind', () => {
  expect(readClientHello(Buffer.from('GET / HTTP/1.1\r\n'))).toBe('not-tls');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(400), (noise, at) => {
      const spoilt = Buffer.from(hello);
      Buffer.from(noise).copy(spoilt, Math.min(at, spoilt.length));
      expect(() => readClientHello(spoilt)).not.toThrow();
    }),
  );
});
