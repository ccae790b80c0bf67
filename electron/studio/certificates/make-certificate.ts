// Certificates of the workspace made: issued by its authority, or imported and checked.
import type { X509Certificate } from 'node:crypto';
import { StudioError } from '../../../shared/contract/errors';
import type { Certificate, KeyAlgorithm } from '../../../shared/definition/companions/certificate';
import { isKeyOf, keyAlgorithmOf, namesOf, readCertificates } from './certificate-facts';
import type { LocalAuthority } from './local-authority';

/** What is made of a certificate, whatever else stands in the entity. */
export type MadeCertificate = Pick<
  Certificate,
  'domainName' | 'subjectAlternativeNames' | 'keyAlgorithm' | 'certificate' | 'certificateChain' | 'privateKey'
>;

/** Issues one for names; the first one is its domain name. */
export async function issuedCertificate(
  authority: LocalAuthority,
  names: readonly string[],
  keyAlgorithm: KeyAlgorithm,
): Promise<MadeCertificate> {
  const [domainName = ''] = names;
  const { certificate, privateKey } = await authority.issue(names, keyAlgorithm);
  const { certificate: certificateChain } = await authority.require();
  return { domainName, subjectAlternativeNames: [...names], keyAlgorithm, certificate, certificateChain, privateKey };
}

export interface ImportedTexts {
  readonly certificate: string;
  readonly privateKey: string;
  readonly certificateChain?: string;
}

/** Checks what is to be imported; INVALID_ARGUMENT where it is no certificate with its key. */
export function importedCertificate({ certificate, privateKey, certificateChain }: ImportedTexts): MadeCertificate {
  const [leaf, ...more] = readCertificates(certificate);
  if (leaf === undefined) throw refusal('The certificate field contains no certificate in PEM.', 'certificate');
  if (more.length > 0) throw refusal('The certificate field contains more than one certificate.', 'certificate');
  if (!isKeyOf(leaf, privateKey)) {
    throw refusal('The private key is not supported, or is not the one of the certificate.', 'privateKey');
  }
  const keyAlgorithm = keyAlgorithmOf(leaf);
  if (keyAlgorithm === undefined)
    throw refusal('The key algorithm of the certificate is not supported.', 'certificate');
  checkChain(leaf, certificateChain);
  const names = namesOf(leaf);
  return {
    domainName: names[0] ?? leaf.subject,
    subjectAlternativeNames: [...names],
    keyAlgorithm,
    certificate,
    privateKey,
    ...(certificateChain !== undefined && { certificateChain }),
  };
}

function checkChain(leaf: X509Certificate, certificateChain: string | undefined): void {
  if (certificateChain === undefined) return;
  const chain = readCertificates(certificateChain, 'certificateChain');
  const [issuer] = chain;
  if (issuer === undefined) throw refusal('The certificate chain holds no certificate in PEM.', 'certificateChain');
  if (!leaf.checkIssued(issuer)) {
    throw refusal('The certificate chain does not begin with the issuer of the certificate.', 'certificateChain');
  }
}

function refusal(message: string, path: string): StudioError {
  return new StudioError('INVALID_ARGUMENT', message, { path });
}
