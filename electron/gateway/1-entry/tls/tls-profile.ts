// How a server name is served over TLS, as the studio says it, made ready for handshakes.
import { constants, X509Certificate } from 'node:crypto';
import { createSecureContext, type TlsOptions } from 'node:tls';
import type { TlsProfile } from '../../ports';
import { splitPem } from './certificate-words';
import type { Truststore } from './verify-client';

/** The options of a server that shakes hands for the profile. */
export function serverOptions({ certificate, privateKey, minVersion, ciphers, mutual }: TlsProfile): TlsOptions {
  return {
    cert: certificate,
    key: privateKey,
    minVersion,
    ...(ciphers !== undefined && isKnown(ciphers) && { ciphers }),
    ALPNProtocols: ['h2', 'http/1.1'],
    // a client that has nothing to show is told at once, one whose certificate is not good gets its 403
    requestCert: mutual !== undefined,
    rejectUnauthorized: false,
    ...(mutual !== undefined && {
      ca: [...splitPem(mutual.truststore)],
      // a session that is taken up again has lost the client's chain
      secureOptions: constants.SSL_OP_NO_TICKET,
    }),
  };
}

/** Electron's TLS library has no levels of security to lower: old versions work there without. */
function isKnown(ciphers: string): boolean {
  try {
    createSecureContext({ ciphers });
    return true;
  } catch {
    return false; // it has said no
  }
}

/** The truststore of a profile with mutual TLS. */
export function truststoreOf({ truststore, revoked }: NonNullable<TlsProfile['mutual']>): Truststore {
  return { certificates: splitPem(truststore).map((pem) => new X509Certificate(pem)), revoked };
}
