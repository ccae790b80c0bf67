import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { IamCaller } from '../../../shared/iam/principal';
import { presignQuery, type RequestToSign, signRequest } from '../../../shared/sigv4/sign-request';
import { expiredToken, unknownKey } from '../../../shared/sigv4/signature-fault';
import type { HeaderList } from '../../../shared/trace/trace';
import { type AccessKey, openAccessKeys } from './access-keys';
import type { ManagementRequest } from './management-request';
import { openSignatureChecks, verifySignature } from './verify-signature';

const now = Date.parse('2026-01-15T12:00:00Z');
const key: AccessKey = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const temporary: AccessKey = {
  accessKeyId: 'ASIATEMPORARY',
  secretAccessKey: 's',
  sessionToken: 'T',
};
/** A user of the workspace, who is found by key. */
const alice: AccessKey = { accessKeyId: 'AKIAALICE', secretAccessKey: 'a' };
const aliceCaller = { principal: { arn: 'arn:aws:iam::000000000000:user/alice' } } as IamCaller;
const checks = openSignatureChecks({
  given: openAccessKeys([key, temporary]),
  directory: () => ({
    identify: ({ accessKeyId, sessionToken }) => {
      if (accessKeyId === 'ASIAOLD') throw expiredToken();
      if (accessKeyId !== alice.accessKeyId || sessionToken !== undefined) throw unknownKey();
      return { ...aliceCaller, isKnown: true, secretAccessKey: alice.secretAccessKey };
    },
    named: () => undefined,
  }),
  now: () => now,
  tokenNow: () => now,
});
const crypto = {
  sha256Hex: (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex'),
  hmac: (secret: Uint8Array | string, text: string) => createHmac('sha256', secret).update(text).digest(),
};
const plain: RequestToSign = {
  method: 'PUT',
  path: '/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2Fa',
  rawQuery: 'b=2&a=1%2F2&c',
  headers: [
    ['Host', '127.0.0.1:4600'],
    ['Accept', 'application/json'],
  ],
  body: Buffer.from('{"tags":{"é":"b"}}'),
};

function received({ method, path, rawQuery, body }: RequestToSign, headers: HeaderList): ManagementRequest {
  return {
    method,
    rawPath: path,
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    rawHeaders: headers,
    body: Buffer.from(body ?? []),
  };
}

interface Signing {
  readonly keys?: AccessKey;
  readonly at?: number;
  readonly region?: string;
  readonly hasPayloadHeader?: boolean;
}

function signed({ keys = key, at = now, region = 'us-east-1', hasPayloadHeader = false }: Signing = {}): HeaderList {
  return signRequest(plain, { keys, region, service: 'apigateway', at, crypto, hasPayloadHeader });
}

function outcome(request: ManagementRequest): string {
  try {
    return `verified ${verifySignature(request, checks)?.principal.arn ?? ''}`.trim();
  } catch (error) {
    const { type, status, message } = error as { type: string; status: number; message: string };
    return `${status} ${type}: ${message}`;
  }
}

const withLine = (headers: HeaderList, change: (line: string) => string): HeaderList =>
  headers.map(([name, value]) => [name, name === 'Authorization' ? change(value) : value]);

describe('verifies', () => {
  it.each([
    ['headers', signed()],
    ['headers with the hash of the body', signed({ hasPayloadHeader: true })],
    ['temporary keys with their token', signed({ keys: temporary })],
    ['a clock almost five minutes behind', signed({ at: now - 299_000 })],
    ['an Authorization without blanks', withLine(signed(), (line) => line.replaceAll(', ', ','))],
  ])('%s', (_what, headers) => {
    expect(outcome(received(plain, headers))).toBe('verified');
  });

  it('a user of the workspace, and says who it is', () => {
    expect(outcome(received(plain, signed({ keys: alice })))).toBe('verified arn:aws:iam::000000000000:user/alice');
  });

  it('a presigned query as long as it is good', () => {
    const get: RequestToSign = { ...plain, method: 'GET', body: null };
    const options = { keys: key, region: 'us-east-1', service: 'apigateway', crypto, expiresSeconds: 60 };
    const at = (ms: number) => received({ ...get, rawQuery: presignQuery(get, { ...options, at: ms }) }, get.headers);
    expect([outcome(at(now)), outcome(at(now - 61_000))]).toEqual([
      'verified',
      '403 InvalidSignatureException: Signature expired: 20260115T115859Z is now earlier than 20260115T115900Z (20260115T120000Z - 60 sec.)',
    ]);
  });
});

describe('refuses', () => {
  it.each([
    ['no signature', plain.headers, '403 MissingAuthenticationTokenException: Missing Authentication Token'],
    [
      'a stranger’s key',
      signed({ keys: { ...key, accessKeyId: 'AKIAOTHER' } }),
      '403 UnrecognizedClientException: The security token included in the request is invalid.',
    ],
    [
      'temporary keys without their token',
      signed({ keys: { accessKeyId: temporary.accessKeyId, secretAccessKey: 's' } }),
      '403 UnrecognizedClientException: The security token included in the request is invalid.',
    ],
    [
      'what was signed too long ago',
      signed({ at: now - 301_000 }),
      '403 InvalidSignatureException: Signature expired: 20260115T115459Z is now earlier than 20260115T115500Z (20260115T120000Z - 5 min.)',
    ],
    [
      'what was signed too far ahead',
      signed({ at: now + 301_000 }),
      '403 InvalidSignatureException: Signature not yet current: 20260115T120501Z is still later than 20260115T120500Z (20260115T120000Z + 5 min.)',
    ],
    [
      'what is no region',
      signed({ region: 'nowhere' }),
      "403 InvalidSignatureException: Credential should be scoped to a valid region, not 'nowhere'.",
    ],
    [
      'another terminator',
      withLine(signed(), (line) => line.replace('aws4_request', 'aws5_request')),
      "403 InvalidSignatureException: Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.",
    ],
    [
      'another day in the scope',
      withLine(signed(), (line) => line.replace('/20260115/', '/20260114/')),
      "403 InvalidSignatureException: Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260114' != '20260115', from '20260115T120000Z'.",
    ],
    [
      'an Authorization that lacks parts',
      [...plain.headers, ['Authorization', 'AWS4-HMAC-SHA256 Credential=a/b/c/d/e']] as HeaderList,
      "400 IncompleteSignatureException: Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 Credential=a/b/c/d/e",
    ],
    [
      'pairs without an equal-sign',
      [...plain.headers, ['Authorization', 'AWS4-HMAC-SHA256 hello']] as HeaderList,
      "400 IncompleteSignatureException: Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): 'c9Orf1sasMYMYhIzbEocCCjn5U/oZdkdvmngRkmhAs8='.",
    ],
  ])('%s', (_what, headers, message) => {
    expect(outcome(received(plain, headers))).toBe(message);
  });

  it('a changed path, query, header, body or signature, and shows what it signed itself', () => {
    const headers = signed();
    const changed = [
      received({ ...plain, path: `${plain.path}x` }, headers),
      received({ ...plain, rawQuery: `${plain.rawQuery}&d` }, headers),
      received(
        plain,
        headers.map(([name, value]) => [name, name === 'Accept' ? 'text/html' : value]),
      ),
      received({ ...plain, body: Buffer.from('{}') }, headers),
      received({ ...plain, body: Buffer.from('{}') }, signed({ hasPayloadHeader: true })),
      received(
        plain,
        withLine(headers, (line) => line.replace(/.$/, (end) => (end === '0' ? '1' : '0'))),
      ),
      received(
        plain,
        withLine(headers, (line) => line.replace(/.$/, 'é')),
      ),
      received(plain, signed({ keys: { ...key, secretAccessKey: 'other' } })),
    ].map(outcome);
    const beginning =
      "403 InvalidSignatureException: The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.\n\nThe Canonical String for this request should have been\n'PUT\n/tags/arn%253A";
    expect(changed.map((text) => text.slice(0, beginning.length))).toEqual(changed.map(() => beginning));
    expect(changed[0]).toContain(
      "\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20260115T120000Z\n20260115/us-east-1/apigateway/aws4_request\n",
    );
  });

  it('temporary keys that have expired, and forms in the words of services that take them', () => {
    const headers = signed({ keys: { accessKeyId: 'ASIAOLD', secretAccessKey: 's', sessionToken: 'T' } });
    const form = received(plain, signed({ keys: { ...key, accessKeyId: 'AKIAOTHER' } }));
    const type = 'application/x-www-form-urlencoded; charset=utf-8';
    expect([
      outcome(received(plain, headers)),
      outcome({ ...form, headers: { ...form.headers, 'content-type': type } }),
    ]).toEqual([
      '403 ExpiredTokenException: The security token included in the request is expired',
      '403 InvalidClientTokenId: The security token included in the request is invalid.',
    ]);
  });
});
