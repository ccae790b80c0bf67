// Why a handshake failed, in words that say what to do about it.

const distrusts =
  'The client does not trust the certificate that it was shown. `gatehouse certificates trust` makes this machine trust the authority of the workspace.';

const words: Readonly<Record<string, string>> = {
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: distrusts,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: distrusts,
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 'The client calls the certificate that it was shown a bad one.',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: 'The client says that the certificate it was shown has expired.',
  ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE: 'The client does not support the kind of certificate that it was shown.',
  ERR_SSL_NO_SHARED_CIPHER: 'The client knows no cipher that the security policy allows.',
  ERR_SSL_NO_APPLICATION_PROTOCOL: 'The client speaks neither HTTP/2 nor HTTP/1.1 (ALPN).',
  ECONNRESET: 'The client hung up in the middle of the handshake; many do so where they do not trust the certificate.',
  ERR_TLS_HANDSHAKE_TIMEOUT: 'The client fell silent in the middle of the handshake.',
};

/** OpenSSL's refusals of a version: whoever read the hello can say more of it. */
const ofVersions = new Set(['ERR_SSL_UNSUPPORTED_PROTOCOL', 'ERR_SSL_VERSION_TOO_LOW']);

/** The reason for an error of OpenSSL or of the socket; undefined where it is the version that the client knows. */
export function handshakeFault(fault: NodeJS.ErrnoException): string | undefined {
  const code = fault.code ?? '';
  if (ofVersions.has(code)) return undefined;
  return Object.hasOwn(words, code) ? words[code] : fault.message;
}

/** The reason where the client knows `versions`, as they are on the wire, and the policy asks for later ones. */
export function versionFault(versions: readonly number[], policy: string): string {
  const best = Math.max(0, ...versions);
  const name = best <= 0x0300 ? 'SSL 3.0' : `TLS 1.${best - 0x0301}`;
  return `The client knows ${name} at best; ${policy} asks for more.`;
}
