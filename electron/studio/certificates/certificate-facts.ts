// Certificates read: what stands in them, and what is wrong with them.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../../shared/contract/certificates';
import { StudioError } from '../../../shared/contract/errors';
import { distinguishedName, type KeyAlgorithm, keyAlgorithms } from '../../../shared/definition/companions/certificate';
import { splitPem } from '../../gateway/1-entry/tls/certificate-words';

/** The certificates of a PEM text; INVALID_ARGUMENT where one of them cannot be read. */
export function readCertificates(text: string, path = 'certificate'): readonly X509Certificate[] {
  return splitPem(text).map((pem) => {
    try {
      return new X509Certificate(pem);
    } catch {
      throw new StudioError('INVALID_ARGUMENT', 'The certificate cannot be read: it is no X.509 in PEM.', { path });
    }
  });
}

export function factsOf(certificate: X509Certificate): CertificateFacts {
  return {
    subject: distinguishedName(certificate.subject),
    issuer: distinguishedName(certificate.issuer),
    serialNumber: certificate.serialNumber,
    names: namesOf(certificate),
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
    key: keyWords(certificate),
    isAuthority: certificate.ca,
    fingerprint256: certificate.fingerprint256,
  };
}

/** `DNS:api.example.com, IP Address:127.0.0.1` → the names; without any the common name. */
export function namesOf({ subjectAltName, subject }: X509Certificate): readonly string[] {
  const names = (subjectAltName ?? '')
    .split(', ')
    .map((part) => part.replace(/^(?:DNS|IP Address):/, ''))
    .filter(Boolean);
  const commonName = /^CN=(.*)$/m.exec(subject)?.[1];
  return names.length > 0 || commonName === undefined ? names : [commonName];
}

/** The kind of key, as ACM names it; undefined for one that ACM takes not. */
export function keyAlgorithmOf({ publicKey }: X509Certificate): KeyAlgorithm | undefined {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  const name = publicKey.asymmetricKeyType === 'rsa' ? `RSA_${modulusLength}` : `EC_${namedCurve}`;
  return keyAlgorithms.find((known) => known === name);
}

/** What is wrong with a chain, its first certificate the one that is shown. */
export function chainFaults(chain: readonly X509Certificate[], now: number): readonly string[] {
  const faults: string[] = [];
  for (const [at, certificate] of chain.entries()) {
    const who = at === 0 ? 'The certificate' : `Its issuer ${distinguishedName(certificate.subject)}`;
    if (Date.parse(certificate.validTo) < now) faults.push(`${who} expired on ${certificate.validTo}.`);
    if (Date.parse(certificate.validFrom) > now) faults.push(`${who} is not valid before ${certificate.validFrom}.`);
    const issuer = chain[at + 1];
    if (issuer !== undefined && !(certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey))) {
      faults.push(`${who} is not signed by the one that follows it, ${distinguishedName(issuer.subject)}.`);
    }
  }
  return faults;
}

/** True where `privateKey` belongs to the certificate; false where it cannot be read, too. */
export function isKeyOf(certificate: X509Certificate, privateKey: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(privateKey));
  } catch {
    return false; // no key in PEM
  }
}

function keyWords({ publicKey }: X509Certificate): string {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  const type = (publicKey.asymmetricKeyType ?? '').toUpperCase();
  return `${type} ${modulusLength ?? namedCurve ?? ''}`.trim();
}
