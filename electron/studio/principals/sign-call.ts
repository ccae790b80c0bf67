// Signs a request to an API, or to a service, as a client would.
import type { SignedCall, SigningCredentials } from '../../../shared/contract/principals';
import { presignQuery, signRequest } from '../../../shared/sigv4/sign-request';
import { nodeSigningCrypto } from '../../gateway/node-signing-crypto';

export interface CallToSign {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  readonly service: string;
  readonly region: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly presignSeconds?: number | undefined;
}

/** URL and header lines to send. */
export function signCall(call: CallToSign, credentials: SigningCredentials): Pick<SignedCall, 'url' | 'headers'> {
  const { method, service, region, at, presignSeconds } = call;
  const { origin, path, rawQuery, host } = partsOf(call.url);
  const headers = call.headers.some(([name]) => name.toLowerCase() === 'host')
    ? call.headers
    : [['Host', host] as const, ...call.headers];
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const options = {
    keys: { accessKeyId, secretAccessKey, sessionToken },
    region,
    service,
    at,
    crypto: nodeSigningCrypto,
  };
  if (presignSeconds !== undefined) {
    const query = presignQuery({ method, path, rawQuery, headers }, { ...options, expiresSeconds: presignSeconds });
    return { url: `${origin}${path}?${query}`, headers };
  }
  const signed = signRequest({ method, path, rawQuery, headers, body: call.body }, options);
  return { url: origin + path + (rawQuery === '' ? '' : `?${rawQuery}`), headers: signed };
}

/** The region that an API's own host names. */
export function regionOfUrl(url: string): string | undefined {
  return /^https?:\/\/[^/?#]*?\.execute-api\.([a-z0-9-]+)\./i.exec(url)?.[1]?.toLowerCase();
}

/** The URL taken apart, escaped as it was written. */
function partsOf(url: string) {
  const [text = ''] = url.split('#', 1);
  const [, origin = '', host = '', path = '', query = ''] = /^(https?:\/\/([^/?]*))([^?]*)\??(.*)$/s.exec(text) ?? [];
  return { origin, host, path: path === '' ? '/' : path, rawQuery: query };
}
