// Certificates of the workspace as lists show them.
import type { CertificateDetails, CertificateRow } from '../../../shared/contract/certificates';
import { type Certificate, certificateArn, certificateIdOf } from '../../../shared/definition/companions/certificate';
import { type Definition, entityKey, listEntities } from '../../../shared/definition/entities';
import { type Place, placeOf } from '../../../shared/definition/place';
import { chainFaults, factsOf, readCertificates } from './certificate-facts';

/** The row of a certificate in a workspace that is at `home`. */
export function certificateRow(
  definition: Definition,
  certificate: Certificate,
  home: Place,
  now: number,
): CertificateRow {
  const { certificateId, domainName, subjectAlternativeNames, type, keyAlgorithm } = certificate;
  const notAfter = endOf(certificate);
  return {
    key: entityKey('certificate', certificateId),
    certificateId,
    arn: certificateArn(certificate, placeOf(certificate, home)),
    domainName,
    names: [...new Set([domainName, ...subjectAlternativeNames])],
    type,
    status: notAfter === undefined ? 'BROKEN' : notAfter < now ? 'EXPIRED' : 'ISSUED',
    keyAlgorithm,
    ...(notAfter !== undefined && { notAfter }),
    usedBy: domainsUsing(definition, certificateId),
    hasKey: certificate.privateKey !== undefined,
  };
}

/** The row with what stands in the certificate and those that issued it. */
export function certificateDetails(certificate: Certificate, row: CertificateRow, now: number): CertificateDetails {
  const pem = `${certificate.certificate.trimEnd()}\n${certificate.certificateChain ?? ''}`;
  if (row.status === 'BROKEN') return { ...row, chain: [], pem, faults: ['The certificate cannot be read.'] };
  const chain = readCertificates(pem);
  const faults = chainFaults(chain, now);
  const noKey = row.hasKey ? [] : ['Its private key is not on this machine: nothing can show it.'];
  return { ...row, chain: chain.map(factsOf), pem, faults: [...faults, ...noKey] };
}

/** Names of the domains that show the certificate. */
export function domainsUsing(definition: Definition, certificateId: string): readonly string[] {
  return listEntities(definition, 'domain-name').flatMap(({ entity }) => {
    const arns = [entity.certificateArn, entity.regionalCertificateArn, entity.ownershipVerificationCertificateArn];
    const isUsed = arns.some((arn) => arn !== undefined && certificateIdOf(arn) === certificateId);
    return isUsed ? [entity.domainName] : [];
  });
}

/** Epoch milliseconds; undefined where a hand-edited file holds no certificate. */
function endOf({ certificate }: Certificate): number | undefined {
  try {
    const [leaf] = readCertificates(certificate);
    return leaf && Date.parse(leaf.validTo);
  } catch {
    return undefined; // the row says that it is broken
  }
}
