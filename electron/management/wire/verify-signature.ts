// Verifies Signature Version 4 of management calls: scope, clock, key, token, payload and signature, in that order.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import {
  canonicalHeader,
  canonicalQuery,
  canonicalRequest,
  canonicalUri,
  emptyPayloadHash,
  isSignedAsSent,
  normalizedPath,
  unsignedPayload,
} from '../../../shared/sigv4/canonical-request';
import { amzDate, type SigningCrypto, signatureOf, stringToSign, terminator } from '../../../shared/sigv4/signature';
import type { AccessKey, AccessKeys } from './access-keys';
import { AwsError } from './aws-error';
import { headersOf, type ManagementRequest, rawQueryOf } from './management-request';
import { type GivenSignature, readSignature } from './read-signature';

const crypto: SigningCrypto = {
  sha256Hex: (content) => createHash('sha256').update(content).digest('hex'),
  hmac: (key, text) => createHmac('sha256', key).update(text).digest(),
};

/** AWS documented: how far the clocks of client and service may be apart. */
const skewMs = 5 * 60 * 1_000;

/** Throws AWS's refusal where the call is not signed with one of `keys`. `now` is epoch milliseconds. */
export function verifySignature(request: ManagementRequest, keys: AccessKeys, now: number): void {
  const given = readSignature(headersOf(request), request.query);
  checkScope(given);
  checkTime(given, now);
  const key = requireKey(given, keys, now);
  const canonical = canonicalOf(request, given);
  const scope = { date: given.date, region: given.region, service: given.service };
  const toSign = stringToSign(given.time, scope, canonical, crypto);
  const isPayloadTrue = hasTruePayloadHash(request, given);
  if (isPayloadTrue && isEqual(given.signature, signatureOf(toSign, key.secretAccessKey, scope, crypto))) return;
  throw invalid(
    `The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.\n\nThe Canonical String for this request should have been\n'${canonical}'\n\nThe String-to-Sign should have been\n'${toSign}'\n`,
  );
}

function checkScope({ date, region, terminator: end, time, signedHeaders }: GivenSignature): void {
  if (end !== terminator) {
    throw invalid(`Credential should be scoped with a valid terminator: '${terminator}', not '${end}'.`);
  }
  if (!/^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(region)) {
    throw invalid(`Credential should be scoped to a valid region, not '${region}'.`);
  }
  const day = time.slice(0, 8);
  if (date !== day) {
    throw invalid(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${day}', from '${time}'.`,
    );
  }
  // AWS assumed: the wording
  if (!signedHeaders.includes('host'))
    throw invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
}

function checkTime({ time, expiresSeconds }: GivenSignature, now: number): void {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at)) {
    throw new AwsError(
      'IncompleteSignatureException',
      400,
      `Date must be in ISO-8601 'basic format'. Got '${time}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  }
  const goodForMs = expiresSeconds === undefined ? skewMs : expiresSeconds * 1_000;
  const spoken = expiresSeconds === undefined ? '5 min.' : `${expiresSeconds} sec.`;
  if (now - at > goodForMs) {
    throw invalid(
      `Signature expired: ${time} is now earlier than ${amzDate(now - goodForMs)} (${amzDate(now)} - ${spoken})`,
    );
  }
  if (at - now > skewMs) {
    throw invalid(
      `Signature not yet current: ${time} is still later than ${amzDate(now + skewMs)} (${amzDate(now)} + 5 min.)`,
    );
  }
}

function requireKey({ accessKeyId, sessionToken }: GivenSignature, keys: AccessKeys, now: number): AccessKey {
  const key = keys.find(accessKeyId);
  if (key === undefined || key.sessionToken !== sessionToken) {
    throw new AwsError('UnrecognizedClientException', 403, 'The security token included in the request is invalid.');
  }
  if (key.expiresAt !== undefined && key.expiresAt <= now) {
    throw new AwsError('ExpiredTokenException', 403, 'The security token included in the request is expired');
  }
  return key;
}

function canonicalOf(request: ManagementRequest, { service, signedHeaders, expiresSeconds }: GivenSignature): string {
  const headers = headersOf(request);
  const path = isSignedAsSent(service) ? request.rawPath : normalizedPath(request.rawPath);
  const isPresigned = expiresSeconds !== undefined;
  return canonicalRequest({
    method: request.method,
    uri: canonicalUri(path, service),
    query: canonicalQuery(rawQueryOf(request), isPresigned ? ['X-Amz-Signature'] : []),
    headers,
    signedHeaders,
    payloadHash: isPresigned ? emptyPayloadHash : payloadHashOf(request),
  });
}

function payloadHashOf(request: ManagementRequest): string {
  const sent = canonicalHeader(headersOf(request), 'x-amz-content-sha256');
  return sent === '' ? crypto.sha256Hex(request.body) : sent;
}

/** A hash that was sent and signed must be the body's. */
function hasTruePayloadHash(request: ManagementRequest, { expiresSeconds, service }: GivenSignature): boolean {
  if (expiresSeconds !== undefined) return true;
  const sent = payloadHashOf(request);
  return sent === crypto.sha256Hex(request.body) || (sent === unsignedPayload && isSignedAsSent(service));
}

function isEqual(a: string, b: string): boolean {
  return /^[0-9a-f]{64}$/.test(a) && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidSignatureException', 403, message);
}
