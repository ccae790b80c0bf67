import { gunzipSync, inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { HeaderList } from '../../../shared/trace/trace';
import { sampleExchange, sampleInvocation } from '../testing/sample-exchange';
import { compressResponse, preferredCoding } from './compress-response';

interface Case {
  readonly accept?: string;
  readonly minimum?: number;
  readonly headers?: HeaderList;
}

async function answered({ accept, minimum, headers = [] }: Case) {
  const exchange = sampleExchange({
    invocation: { ...sampleInvocation, headers: accept === undefined ? [] : [['Accept-Encoding', accept]] },
    response: { status: 200, headers, body: Buffer.from('0123456789') },
    deploymentParts: { minimumCompressionSize: minimum },
  });
  await compressResponse.run(exchange);
  return exchange.response;
}

it('packs a body of the minimum size in the coding the client wants', async () => {
  const [gzip, deflate] = [
    await answered({ accept: 'gzip, deflate, br', minimum: 10 }),
    await answered({ accept: 'gzip;q=0.5, deflate', minimum: 0 }),
  ];
  expect([gzip?.headers, String(gunzipSync(gzip?.body ?? '')), String(inflateSync(deflate?.body ?? ''))]).toEqual([
    [['Content-Encoding', 'gzip']],
    '0123456789',
    '0123456789',
  ]);
});

it('leaves a body alone that is too small, encoded already, not wanted packed, or of an API without compression', async () => {
  const answers = [
    await answered({ accept: 'gzip', minimum: 11 }),
    await answered({ accept: 'gzip', minimum: 0, headers: [['content-encoding', 'x']] }),
    await answered({ minimum: 0 }),
    await answered({ accept: 'gzip' }),
  ];
  expect(answers.map((response) => String(response?.body))).toEqual(Array(4).fill('0123456789'));
});

it('counts the coding of highest priority only', () => {
  const cases = ['br', 'br, gzip;q=0.9', 'gzip;q=0', 'deflate;q=0.2, gzip;q=0.8', 'identity, gzip;q=0.5', ''];
  expect(cases.map(preferredCoding)).toEqual([undefined, undefined, undefined, 'gzip', 'identity', undefined]);
});
