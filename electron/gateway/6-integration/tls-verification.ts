// TLS to endpoints whose chain need not be trusted: expiry and host name are checked all the same.
import { checkServerIdentity, type TLSSocket } from 'node:tls';

/**
 * What is wrong with the certificate that `socket` was shown by `host`, beside who signed it.
 * AWS documented: `tlsConfig.insecureSkipVerification` still checks the certificate's expiry and host name.
 */
export function problemOfPeer(socket: TLSSocket, host: string): Error | undefined {
  const certificate = socket.getPeerCertificate();
  if (Date.parse(certificate.valid_to) < Date.now()) return expired();
  return checkServerIdentity(host, certificate);
}

/** In the form of the platform's own error. */
function expired(): Error {
  return Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' });
}
