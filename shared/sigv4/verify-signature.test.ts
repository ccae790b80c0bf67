import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScope, checkTime } from './check-claims';
import { readSignature } from './read-signature';
import { type RecordedRequest, recordedAt, recordedRequests, recordedSecret } from './recorded-requests.fixture';
import { signRequest } from './sign-request';
import type { SigningCrypto } from './signature';
import { SignatureFault } from './signature-fault';
import { openSigningKeyCache, verifySignature } from './verify-signature';

const crypto: SigningCrypto = {
  sha256Hex: (content) => createHash('sha256').update(content).digest('hex'),
  hmac: (key, text) => createHmac('sha256', key).update(text).digest(),
};
const keys = openSigningKeyCache(crypto);

interface Receiver {
  readonly secret?: string | undefined;
  readonly now?: number;
}

function outcome(request: RecordedRequest, receiver: Receiver = {}): string {
  const { secret, now = recordedAt } = { secret: recordedSecret, ...receiver };
  const sent = { ...request, body: Buffer.from(request.body) };
  try {
    const given = readSignature(sent.headers, sent.rawQuery, crypto);
    checkScope(given, { region: 'us-east-1', service: 'execute-api' });
    checkTime(given, now);
    verifySignature(sent, given, secret, { crypto, keys });
    return 'verified';
  } catch (fault) {
    if (!(fault instanceof SignatureFault)) throw fault;
    return `${fault.kind}: ${fault.message}`;
  }
}

describe('verifies what AWS’s own signers signed', () => {
  it.each(recordedRequests.map((request) => [request.name, request] as const))('%s', (_name, request) => {
    expect(outcome(request)).toBe('verified');
  });
});

describe('refuses', () => {
  const [plain, withBody] = recordedRequests as [RecordedRequest, RecordedRequest];
  const presigned = recordedRequests.find(({ name }) => name === 'botocore: presigned') as RecordedRequest;
  const mismatch = /^invalid: The request signature we calculated does not match the signature you provided\./;

  it.each<[string, RecordedRequest]>([
    ['another verb', { ...plain, method: 'POST' }],
    ['another path', { ...plain, path: '/dev/a%20b/%41x' }],
    ['another query', { ...plain, rawQuery: 'b=2&a=1%2F3&c=' }],
    ['another host', { ...plain, headers: plain.headers.map(([n, v]) => [n, n === 'Host' ? 'other' : v]) }],
    ['another body', { ...withBody, body: '{"type":"dog"}' }],
    ['another time to live', { ...presigned, rawQuery: presigned.rawQuery.replace('Expires=300', 'Expires=301') }],
    ['a body that its hash does not name', { ...recordedRequests[7], body: 'x' } as RecordedRequest],
  ])('%s', (_what, request) => {
    expect(outcome(request)).toMatch(mismatch);
  });

  it('every signature of a key whose secret is not there', () => {
    expect(outcome(plain, { secret: undefined })).toMatch(mismatch);
  });

  it.each<[string, RecordedRequest, string]>([
    ['nothing at all', { ...plain, headers: [] }, 'missing: Missing Authentication Token'],
    [
      'what another service was meant to get',
      recordedWith(plain, (line) => line.replace('execute-api', 's3')),
      "invalid: Credential should be scoped to correct service: 'execute-api'.",
    ],
    [
      'what another region was meant to get, and says all that is wrong',
      recordedWith(plain, (line) => line.replace('us-east-1/execute-api', 'x/s3')),
      "invalid: Credential should be scoped to a valid region, not 'x'. Credential should be scoped to correct service: 'execute-api'.",
    ],
    [
      'a credential of four parts',
      recordedWith(plain, (line) => line.replace('/us-east-1', '')),
      "incomplete: Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIDEXAMPLE/20260115/execute-api/aws4_request'.",
    ],
    [
      'another algorithm',
      recordedWith(plain, (line) => line.replace('HMAC-SHA256', 'ECDSA-P256-SHA256')),
      "incomplete: Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.",
    ],
    [
      'a query that lacks parts',
      { ...presigned, rawQuery: 'X-Amz-Credential=a%2Fb' },
      "incomplete: AWS query-string parameters must include 'X-Amz-Algorithm', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date', 'X-Amz-Expires'. Re-examine the query-string parameters.",
    ],
    [
      'a query that is good for more than a week',
      { ...presigned, rawQuery: presigned.rawQuery.replace('Expires=300', 'Expires=604801') },
      'incomplete: X-Amz-Expires must be a number of seconds from 1 to 604800.',
    ],
  ])('%s', (_what, request, said) => {
    expect(outcome(request)).toBe(said);
  });
});

it('takes any body that is declared unsigned, and a presigned query as its signers make it', () => {
  const unsigned = recordedRequests.find(({ name }) => name.includes('not signed')) as RecordedRequest;
  expect(outcome({ ...unsigned, body: 'other' })).toBe('verified');
});

it.each([
  ['header', 'botocore: body, content type and token', 300],
  ['query', 'botocore: presigned', 300],
])('bounds the time of the %s form to the second', (_form, name, seconds) => {
  const request = recordedRequests.find((one) => one.name === name) as RecordedRequest;
  const at = (later: number) => outcome(request, { now: recordedAt + later * 1_000 }).slice(0, 27);
  expect([at(seconds), at(seconds + 1), at(-300), at(-301)]).toEqual([
    'verified',
    'invalid: Signature expired:',
    'verified',
    'invalid: Signature not yet ',
  ]);
});

it('verifies whatever is signed here, and never fails with anything but a refusal', () => {
  const text = fc.string({ unit: 'grapheme-ascii' });
  const segments = fc.array(text.map(encodeURIComponent));
  const pairs = fc.array(fc.tuple(text, text).map((pair) => pair.map(encodeURIComponent).join('=')));
  fc.assert(
    fc.property(segments, pairs, text, text, (path, query, value, authorization) => {
      const sent = {
        method: 'POST',
        path: `/${path.join('/')}`,
        rawQuery: query.join('&'),
        headers: [
          ['Host', 'a'],
          ['X-Own', value],
        ] as [string, string][],
        body: Buffer.from(value),
      };
      const options = { region: 'us-east-1', service: 'execute-api', at: recordedAt, crypto };
      const own = { accessKeyId: 'A', secretAccessKey: recordedSecret };
      const headers = signRequest(sent, { ...options, keys: own });
      const request = { ...sent, name: '', body: value };
      const hostile = [...sent.headers, ['Authorization', authorization] as const];
      expect([outcome({ ...request, headers }), outcome({ ...request, headers: hostile }) === 'verified']).toEqual([
        'verified',
        false,
      ]);
    }),
    { numRuns: 300 },
  );
});

it('keeps so many derived keys and no more', () => {
  let made = 0;
  const counting: SigningCrypto = {
    ...crypto,
    hmac(key, value) {
      made += 1;
      return crypto.hmac(key, value);
    },
  };
  const cache = openSigningKeyCache(counting, 2);
  const scope = (date: string) => ({ date, region: 'r', service: 's' });
  for (const date of ['1', '1', '2', '3', '3', '1']) cache.keyOf('secret', scope(date));
  expect(made).toBe(4 * 4);
});

function recordedWith(request: RecordedRequest, change: (line: string) => string): RecordedRequest {
  const headers = request.headers.map(
    ([name, value]) => [name, name === 'Authorization' ? change(value) : value] as const,
  );
  return { ...request, headers };
}
