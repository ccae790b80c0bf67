// Signature Version 4 for what the gateway sends.
import { canonicalUri, isSignedAsSent } from '../../../shared/sigv4/canonical-request';
import { type SigningKeys, signRequest } from '../../../shared/sigv4/sign-request';
import type { HeaderList } from '../../../shared/trace/trace';
import { hostOfUrl } from '../5-integration-request/uri-template';
import { isHeaderNamed } from '../context/header-lines';
import type { IntegrationRequest } from '../messages';
import { nodeSigningCrypto } from '../node-signing-crypto';

export interface SigningScope {
  readonly region: string;
  readonly service: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** `request` as it goes to `url`: with that URL's Host, and signed for it. */
export function signedRequest(
  request: IntegrationRequest,
  url: string,
  keys: SigningKeys,
  scope: SigningScope,
): IntegrationRequest {
  const { origin, path, rawQuery } = partsOf(url, scope.service);
  const headers = withHost(request.headers, hostOfUrl(url) ?? '');
  const { method, body } = request;
  // AWS recorded: requests to every service carry the hash of their body
  const options = { ...scope, keys, crypto: nodeSigningCrypto, hasPayloadHeader: true };
  const signed = signRequest({ method, path, rawQuery, headers, body }, options);
  return { ...request, url: origin + path + (rawQuery === '' ? '' : `?${rawQuery}`), headers: signed };
}

/** The header lines with another host. */
export function withHost(headers: HeaderList, host: string): HeaderList {
  return headers.map((line) => (isHeaderNamed(line[0], 'host') ? ([line[0], host] as const) : line));
}

function partsOf(url: string, service: string) {
  const pathStart = url.indexOf('/', url.indexOf('://') + 3);
  const queryStart = url.indexOf('?', pathStart);
  const path = url.slice(pathStart, queryStart === -1 ? url.length : queryStart);
  return {
    origin: url.slice(0, pathStart),
    // Keys of S3 are sent as they are signed: services differ in how they read a plus or an escaped slash.
    path: isSignedAsSent(service) ? canonicalUri(path, service) : path,
    rawQuery: queryStart === -1 ? '' : url.slice(queryStart + 1),
  };
}
