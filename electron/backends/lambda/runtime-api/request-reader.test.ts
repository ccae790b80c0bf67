import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openRequestReader } from './request-reader';

/** What the sink heard, bodies joined. */
function heard(parts: readonly Buffer[]): unknown[] {
  const events: unknown[] = [];
  let body: Buffer[] = [];
  const read = openRequestReader({
    head: ({ method, path, headers }) => events.push([method, path, Object.fromEntries(headers)]),
    body: (part) => body.push(part),
    end(trailers) {
      events.push([Buffer.concat(body).toString(), Object.fromEntries(trailers)]);
      body = [];
    },
    malformed: (reason) => events.push(reason),
  });
  for (const part of parts) read(part);
  return events;
}

const stream = Buffer.from(
  [
    'GET /next HTTP/1.1\r\nHost: a\r\n\r\n',
    'POST /one HTTP/1.1\r\nContent-Length: 6\r\nX-A:  b \r\n\r\nwhole\n',
    'POST /two HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;ext=1\r\n0123456789\r\n0\r\nX-End: yes\r\n\r\n',
    'POST /three HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /four HTTP/1.1\r\nContent-Length: 0\r\n\r\n',
  ].join(''),
);
const expected = [
  ['GET', '/next', { host: 'a' }],
  ['', {}],
  ['POST', '/one', { 'content-length': '6', 'x-a': 'b' }],
  ['whole\n', {}],
  ['POST', '/two', { 'transfer-encoding': 'chunked' }],
  ['abc0123456789', { 'x-end': 'yes' }],
  ['POST', '/three', { 'transfer-encoding': 'chunked' }],
  ['', {}],
  ['POST', '/four', { 'content-length': '0' }],
  ['', {}],
];

it('reads requests that come in one piece', () => {
  expect(heard([stream])).toEqual(expected);
});

it('reads the same wherever the pieces are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
      const at = [0, ...[...cuts].sort((a, b) => a - b), stream.length];
      const parts = at.slice(1).map((end, index) => stream.subarray(at[index], end));
      expect(heard(parts)).toEqual(expected);
    }),
  );
  expect(heard(Array.from(stream, (byte) => Buffer.from([byte])))).toEqual(expected);
});

it.each([
  ['no request\r\n\r\n', 'The request line is malformed.'],
  ['POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n', 'Content-Length is not a length.'],
  ['POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n', 'Content-Length is not a length.'],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 'A chunk has no size.'],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n', 'A chunk is longer than its size.'],
  ['x'.repeat(1_048_577), 'The head is too long.'],
])('refuses %.40j', (text, reason) => {
  expect(
    heard([Buffer.from(text), Buffer.from('GET / HTTP/1.1\r\n\r\n')]).filter((event) => typeof event === 'string'),
  ).toEqual([reason]);
});
