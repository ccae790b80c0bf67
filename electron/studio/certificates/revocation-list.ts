// Lists of revoked certificates (CRL), checked against the authorities that signed them.
import 'reflect-metadata';
import { webcrypto, type X509Certificate } from 'node:crypto';
import { X509Certificate as X509, X509Crl } from '@peculiar/x509';
import type { RevokedCertificates } from '../../gateway/ports';

/** Reads the lists of a PEM text. Throws where one cannot be read or is signed by nobody of `authorities`. */
export async function readRevocationLists(
  text: string,
  authorities: readonly X509Certificate[],
): Promise<readonly RevokedCertificates[]> {
  const lists = text.match(/-----BEGIN X509 CRL-----[^-]+-----END X509 CRL-----/g) ?? [];
  if (lists.length === 0) throw new Error('It holds no list of revoked certificates in PEM.');
  return Promise.all(lists.map((pem) => readList(pem, authorities)));
}

async function readList(pem: string, authorities: readonly X509Certificate[]): Promise<RevokedCertificates> {
  const list = new X509Crl(pem);
  for (const authority of authorities) {
    const { publicKey } = new X509(authority.raw);
    if (await list.verify({ publicKey }, webcrypto)) {
      return {
        issuer: authority.fingerprint256,
        serials: list.entries.map(({ serialNumber }) => serialNumber.toUpperCase()),
      };
    }
  }
  throw new Error(`Nobody in the truststore signed the list of ${list.issuer}.`);
}
