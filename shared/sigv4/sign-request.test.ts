import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalQuery, canonicalRequest, canonicalUri, emptyPayloadHash, normalizedPath } from './canonical-request';
import { presignQuery, signRequest } from './sign-request';
import type { SigningCrypto } from './signature';

const crypto: SigningCrypto = {
  sha256Hex: (content) => createHash('sha256').update(content).digest('hex'),
  hmac: (key, text) => createHmac('sha256', key).update(text).digest(),
};
const host = 'abc123defg.execute-api.us-east-1.amazonaws.com';
const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const options = {
  keys,
  region: 'us-east-1',
  service: 'execute-api',
  at: Date.UTC(2026, 0, 15, 12, 0, 0),
  crypto,
};
const withToken = { ...options, keys: { ...keys, sessionToken: 'TOKEN123' } };
const credential = 'Credential=AKIDEXAMPLE/20260115/us-east-1/execute-api/aws4_request';

describe('the canonical request', () => {
  it('escapes the path twice and sorts the query', () => {
    const canonical = canonicalRequest({
      method: 'GET',
      uri: canonicalUri('/dev/a%20b/%40x', 'execute-api'),
      query: canonicalQuery('b=2&a=1%2F2&c'),
      headers: [
        ['Host', host],
        ['X-Amz-Date', '20260115T120000Z'],
      ],
      signedHeaders: ['host', 'x-amz-date'],
      payloadHash: emptyPayloadHash,
    });
    expect([canonical, crypto.sha256Hex(canonical)]).toEqual([
      `GET\n/dev/a%2520b/%2540x\na=1%2F2&b=2&c=\nhost:${host}\nx-amz-date:20260115T120000Z\n\nhost;x-amz-date\n${emptyPayloadHash}`,
      '5f31d3f656d772570964c6af3e38ebfb1804523638d2c2f3a3b72189adfd141c',
    ]);
  });

  it.each([
    ['', '/', '/'],
    ['/a b', '/a%20b', '/a%20b'],
    ['/a%20b', '/a%2520b', '/a%20b'],
    ['/%7eme/é', '/%257eme/%C3%A9', '/~me/%C3%A9'],
    ['/a+b=(1)', '/a%2Bb%3D%281%29', '/a%2Bb%3D%281%29'],
    ['/bucket/folder%2ffile', '/bucket/folder%252ffile', '/bucket/folder/file'],
    ['/50%', '/50%25', '/50%25'],
    ['/\ud800', '/%EF%BF%BD', '/%EF%BF%BD'],
  ])('has the path %s as %s, and for S3 as %s', (path, twice, once) => {
    expect([canonicalUri(path, 'dynamodb'), canonicalUri(path, 's3')]).toEqual([twice, once]);
  });

  it.each([
    ['/', '/'],
    ['//', '/'],
    ['/a//b/./c/', '/a/b/c/'],
    ['/a/../../b', '/b'],
  ])('signs the path %s of other services as %s', (path, normalized) => {
    expect(normalizedPath(path)).toBe(normalized);
  });

  it('reads names without values, repeated names, blanks and stray percent signs', () => {
    expect(canonicalQuery('b&a=2&a=10&a=+x%2f/%&=v&&%41=1&Z')).toBe('=v&A=1&Z=&a=%20x%2F%2F%25&a=10&a=2&b=');
  });

  it('gives any pairs the form that encoding them once gives', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (pairs) => {
        const encode = (part: string) =>
          encodeURIComponent(part).replace(/[!'()*]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
        const expected = pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
        const raw = pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
        expect(canonicalQuery(raw).split('&').sort()).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a signed request', () => {
  it('has the signature that botocore and the JavaScript SDK make', () => {
    const headers = signRequest(
      { method: 'GET', path: '/dev/a%20b/%40x', rawQuery: 'b=2&a=1%2F2&c', headers: [['Host', host]], body: null },
      options,
    );
    expect(headers).toEqual([
      ['Host', host],
      ['X-Amz-Date', '20260115T120000Z'],
      [
        'Authorization',
        `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host;x-amz-date, Signature=9ab6312ec654daa94843bbb9b013a419f3e3d742d526773b41b2ee3de91995f9`,
      ],
    ]);
  });

  it('signs the body, the content type and the session token', () => {
    const headers = signRequest(
      {
        method: 'POST',
        path: '/dev/pets',
        rawQuery: '',
        headers: [
          ['Host', host],
          ['Content-Type', 'application/json'],
          ['User-Agent', 'not signed'],
          ['Authorization', 'replaced'],
        ],
        body: Buffer.from('{"type":"cat"}'),
      },
      withToken,
    );
    expect(Object.fromEntries(headers)).toEqual({
      Host: host,
      'Content-Type': 'application/json',
      'User-Agent': 'not signed',
      'X-Amz-Date': '20260115T120000Z',
      'X-Amz-Security-Token': 'TOKEN123',
      Authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=5fa1bd0868613d49bbb98a4972f44d936c682a52a8c3119f8819b952400e0045`,
    });
  });

  it.each([
    ['', '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'],
    ['unsigned', 'UNSIGNED-PAYLOAD'],
  ])('carries the hash of its body for S3 %s', (word, hash) => {
    const headers = signRequest(
      { method: 'PUT', path: '/b/k', rawQuery: '', headers: [['Host', 'localhost']], body: Buffer.from('{}') },
      { ...options, service: 's3', isPayloadUnsigned: word !== '' },
    );
    expect(Object.fromEntries(headers)).toMatchObject({
      'X-Amz-Content-Sha256': hash,
      Authorization: expect.stringContaining('SignedHeaders=host;x-amz-content-sha256;x-amz-date,'),
    });
  });
});

it('presigns as the SDKs do', () => {
  const query = presignQuery(
    { method: 'GET', path: '/dev/pets', rawQuery: 'type=cat', headers: [['Host', host]] },
    { ...withToken, expiresSeconds: 300 },
  );
  expect([query.split('&').at(-1), canonicalQuery(query, ['X-Amz-Signature'])]).toEqual([
    'X-Amz-Signature=ba56024fe123b1d33196ffcbac280f772fb815a6f13508574ae3c466e7cf11a1',
    'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260115%2Fus-east-1%2Fexecute-api%2Faws4_request&X-Amz-Date=20260115T120000Z&X-Amz-Expires=300&X-Amz-Security-Token=TOKEN123&X-Amz-SignedHeaders=host&type=cat',
  ]);
});
