import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { refusalOf } from '../9-exit/refusal';
import { sampleExchange, sampleInvocation } from '../testing/sample-exchange';
import { decompressRequest } from './decompress-request';

/** What is left of a body sent with this `Content-Encoding`, or why it was refused. */
async function unpacked(encoding: string, body: Uint8Array, minimumCompressionSize: number | undefined = 0) {
  const headers = [...sampleInvocation.headers, ['content-encoding', encoding] as const];
  const exchange = sampleExchange({
    invocation: { ...sampleInvocation, headers, body },
    deploymentParts: { minimumCompressionSize },
  });
  try {
    await decompressRequest.run(exchange);
  } catch (thrown) {
    return refusalOf(thrown).kind;
  }
  const isMarked = exchange.invocation.headers.some(([name]) => name === 'content-encoding');
  return [Buffer.from(exchange.invocation.body).toString(), isMarked];
}

it('unpacks gzip and deflate and takes the header away', async () => {
  expect([await unpacked('GZIP', gzipSync('héllo')), await unpacked('deflate', deflateSync('x'))]).toEqual([
    ['héllo', false],
    ['x', false],
  ]);
});

it('leaves bodies alone where the API has no compression, and identity everywhere', async () => {
  const headers = [['content-encoding', 'gzip'] as const];
  const exchange = sampleExchange({ invocation: { ...sampleInvocation, headers, body: Buffer.from('raw') } });
  await decompressRequest.run(exchange);
  expect([Buffer.from(exchange.invocation.body).toString(), await unpacked('identity', Buffer.from('raw'))]).toEqual([
    'raw',
    ['raw', true],
  ]);
});

it('refuses other codings, broken bodies, and bodies that unpack beyond the limit', async () => {
  expect([
    await unpacked('br', brotliCompressSync('x')),
    await unpacked('gzip', Buffer.from('no gzip')),
    await unpacked('gzip', gzipSync(Buffer.alloc(10_485_761))),
  ]).toEqual(['UNSUPPORTED_MEDIA_TYPE', 'UNSUPPORTED_MEDIA_TYPE', 'REQUEST_TOO_LARGE']);
});
