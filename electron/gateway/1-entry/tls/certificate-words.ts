// Certificates as AWS shows them, and the little that Node does not say of them.
import type { X509Certificate } from 'node:crypto';
import { distinguishedName } from '../../../../shared/definition/companions/certificate';
import type { ClientCertificateShown } from '../../../../shared/trace/tls-handshake';

/** What `identity.clientCert` holds. */
export function shownCertificate(certificate: X509Certificate): ClientCertificateShown {
  return {
    clientCertPem: certificate.toString(),
    subjectDN: distinguishedName(certificate.subject),
    issuerDN: distinguishedName(certificate.issuer),
    serialNumber: serialText(certificate.serialNumber),
    validity: { notBefore: certificate.validFrom, notAfter: certificate.validTo },
  };
}

/** AWS documented: pairs of hexadecimal digits with colons between them. */
function serialText(serial: string): string {
  return (serial.match(/../g) ?? []).join(':').toLowerCase();
}

/** The certificates of a PEM bundle, each as PEM of its own. */
export function splitPem(bundle: string): readonly string[] {
  return bundle.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

/** The object identifier, in hexadecimal, of the algorithm that a certificate is signed with. */
export function signatureAlgorithm(der: Buffer): string {
  // SEQUENCE { to be signed, SEQUENCE { algorithm, … }, signature }
  const signed = elementAt(der, elementAt(der, 0).start);
  const algorithm = elementAt(der, elementAt(der, signed.end).start);
  return der.subarray(algorithm.start, algorithm.end).toString('hex');
}

/** Where the content of the element at `at` begins and ends. */
function elementAt(der: Buffer, at: number): { readonly start: number; readonly end: number } {
  const first = der.readUInt8(at + 1);
  if (first < 0x80) return { start: at + 2, end: at + 2 + first };
  const lengthBytes = first & 0x7f;
  const start = at + 2 + lengthBytes;
  return { start, end: start + der.readUIntBE(at + 2, lengthBytes) };
}
