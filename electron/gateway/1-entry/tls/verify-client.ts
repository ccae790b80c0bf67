// Whether a client's certificate is good for a domain name with mutual TLS.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
import type { X509Certificate } from 'node:crypto';
import { distinguishedName } from '../../../../shared/definition/companions/certificate';
import type { RevokedCertificates } from '../../ports';
import { signatureAlgorithm } from './certificate-words';

export interface Truststore {
  readonly certificates: readonly X509Certificate[];
  readonly revoked: readonly RevokedCertificates[];
}

/** AWS documented: at most four certificates from the client's to the root. */
const longestChain = 4;

// AWS documented: SHA-256 or stronger. Hexadecimal object identifiers of RSA, RSA-PSS and ECDSA with SHA-256, 384, 512.
const strongSignatures = new Set([
  '2a864886f70d01010b',
  '2a864886f70d01010c',
  '2a864886f70d01010d',
  '2a864886f70d01010a',
  '2a8648ce3d040302',
  '2a8648ce3d040303',
  '2a8648ce3d040304',
]);

/**
 * Why a client that shows `presented`, its own certificate first, is refused; undefined: it is let in.
 * AWS documented: the reasons are written to the access log, the client sees `Forbidden`
 */
export function clientRefusal(
  presented: readonly X509Certificate[],
  truststore: Truststore,
  now: number,
): string | undefined {
  const [leaf] = presented;
  if (leaf === undefined) return 'The client showed no certificate.';
  const chain: X509Certificate[] = [leaf];
  for (let current = leaf; ; ) {
    const fault = certificateFault(current, chain.length === 1 ? 'Client cert' : 'Issuer', now);
    if (fault !== undefined) return fault;
    const isRoot = isSelfSigned(current);
    if (isRoot && isTrusted(current, truststore)) return undefined;
    if (isRoot) return `Self-signed certificate ${distinguishedName(current.subject)} is not in the truststore`;
    const issuer = findIssuer(current, [...truststore.certificates, ...presented]);
    if (issuer === undefined) {
      return `Could not find issuer for certificate: ${distinguishedName(current.issuer)} is not in the truststore`;
    }
    if (isRevoked(current, issuer, truststore)) return `Certificate ${current.serialNumber} was revoked by its issuer`;
    if (chain.length === longestChain) return `Certificate chain is longer than ${longestChain}`;
    chain.push(issuer);
    current = issuer;
  }
}

/** What is wrong with a certificate by itself. */
export function certificateFault(certificate: X509Certificate, who: string, now: number): string | undefined {
  if (!strongSignatures.has(signatureAlgorithm(certificate.raw))) return `${who} using an Insecure Signature Algorithm`;
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  if (asymmetricKeyType === 'rsa' || asymmetricKeyType === 'rsa-pss') {
    const bits = asymmetricKeyDetails?.modulusLength ?? 0;
    if (bits < 2_048) return `${who} has an RSA key of ${bits} bits; 2048 are asked for`;
  } else if (asymmetricKeyType !== 'ec' || !isKnownCurve(asymmetricKeyDetails?.namedCurve)) {
    return `${who} has a key that is neither RSA nor ECDSA with P-256 or P-384`;
  }
  if (Date.parse(certificate.validFrom) > now) return `${who} is not valid before ${certificate.validFrom}`;
  if (Date.parse(certificate.validTo) < now) return `${who} expired on ${certificate.validTo}`;
  return undefined;
}

function isKnownCurve(curve: string | undefined): boolean {
  return curve === 'prime256v1' || curve === 'secp384r1';
}

export function isSelfSigned(certificate: X509Certificate): boolean {
  // `checkIssued` also asks for the right to sign others, which a client's own certificate has not
  return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
}

function isTrusted(certificate: X509Certificate, { certificates }: Truststore): boolean {
  return certificates.some(({ fingerprint256 }) => fingerprint256 === certificate.fingerprint256);
}

function findIssuer(certificate: X509Certificate, candidates: readonly X509Certificate[]): X509Certificate | undefined {
  return candidates.find(
    (candidate) =>
      candidate.ca &&
      candidate.fingerprint256 !== certificate.fingerprint256 &&
      certificate.checkIssued(candidate) &&
      certificate.verify(candidate.publicKey),
  );
}

function isRevoked(certificate: X509Certificate, issuer: X509Certificate, { revoked }: Truststore): boolean {
  return revoked.some(
    (list) => list.issuer === issuer.fingerprint256 && list.serials.includes(certificate.serialNumber),
  );
}
