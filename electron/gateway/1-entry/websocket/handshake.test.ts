import { expect, it } from 'vitest';
import { handshakeKey } from './handshake';

const key = 'dGhlIHNhbXBsZSBub25jZQ==';

it('takes a GET of version 13 with a key of 16 bytes, and nothing else', () => {
  const ask = (method: string, version: string, sentKey: string) =>
    handshakeKey(method, ['Host', 'x', 'sec-websocket-version', version, 'Sec-WebSocket-Key', sentKey]);
  expect([
    ask('GET', '13', key),
    ask('GET', ' 13 ', ` ${key}`),
    ask('POST', '13', key),
    ask('GET', '8', key),
    ask('GET', '13', 'short'),
    ask('GET', '13', ''),
    handshakeKey('GET', ['Sec-WebSocket-Key', key]),
  ]).toEqual([key, key, undefined, undefined, undefined, undefined, undefined]);
});
