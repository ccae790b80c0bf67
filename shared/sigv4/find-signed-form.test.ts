import { createHash, createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { findSignedForm } from './find-signed-form';
import { readSignature } from './read-signature';
import { signRequest } from './sign-request';
import type { SigningCrypto } from './signature';
import { SignatureFault } from './signature-fault';
import { openSigningKeyCache, verifySignature } from './verify-signature';

const crypto: SigningCrypto = {
  sha256Hex: (content) => createHash('sha256').update(content).digest('hex'),
  hmac: (key, text) => createHmac('sha256', key).update(text).digest(),
};
const keys = openSigningKeyCache(crypto);
const secret = 'secret';
const sent = { method: 'POST', path: '/dev/a%20b', rawQuery: 'b=2&a=1', body: Buffer.from('{}') };
const host = 'abc.execute-api.us-east-1.localhost:4600';

/** Signs `sent` as changed by `signed`, sends it unchanged, and says what is found. */
function found(signed: Partial<typeof sent> & { readonly host?: string }, secretAccessKey = secret) {
  const { host: signedHost = host, ...parts } = signed;
  const lines = signRequest(
    { ...sent, headers: [['Host', signedHost]], ...parts },
    {
      keys: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey },
      region: 'us-east-1',
      service: 'execute-api',
      crypto,
      at: Date.UTC(2025, 7, 19),
    },
  );
  const headers = lines.map(([name, value]) => [name, name === 'Host' ? host : value] as const);
  const given = readSignature(headers, sent.rawQuery, crypto);
  try {
    verifySignature({ ...sent, headers }, given, secret, { crypto, keys });
  } catch (fault) {
    if (!(fault instanceof SignatureFault) || fault.form === undefined) throw fault;
    const { canonicalRequest } = fault.form;
    const form = findSignedForm({ ...sent, canonicalRequest, given }, secret, { crypto, keys });
    const lines = canonicalRequest.split('\n');
    const other = form?.canonicalRequest.split('\n').filter((line, at) => line !== lines[at]);
    return [form?.said, other];
  }
  return 'verified';
}

it.each([
  ['another verb', { method: 'GET' }, 'the verb GET', ['GET']],
  ['the path without its stage', { path: '/a%20b' }, 'the path without /dev', ['/a%2520b']],
  ['no query', { rawQuery: '' }, 'no query', ['']],
  [
    'a Host without its port',
    { host: 'abc.execute-api.us-east-1.localhost' },
    'the Host header without its port',
    ['host:abc.execute-api.us-east-1.localhost'],
  ],
] as const)('finds out that the client signed %s', (_what, signed, said, lines) => {
  expect(found(signed)).toEqual([said, lines]);
});

it('finds two mistakes at once', () => {
  expect(found({ method: 'PUT', rawQuery: '' })[0]).toBe('the verb PUT, and no query');
});

it('finds nothing where the secret is another one', () => {
  expect(found({}, 'other')).toEqual([undefined, undefined]);
});

it('has nothing to find where the signature matches', () => {
  expect(found({})).toBe('verified');
});
