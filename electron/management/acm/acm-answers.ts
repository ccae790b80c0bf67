// Certificates as ACM shows them.
import { createHash, X509Certificate } from 'node:crypto';
import { type Certificate, distinguishedName } from '../../../shared/definition/companions/certificate';
import { domainsUsing } from '../../studio/certificates/certificate-rows';
import { type AcmCall, arnOf, shownAlgorithm } from './acm-call';

// AWS documented: what certificates of ACM are for
const usages = {
  KeyUsages: [{ Name: 'DIGITAL_SIGNATURE' }, { Name: 'KEY_ENCIPHERMENT' }],
  ExtendedKeyUsages: [{ Name: 'TLS_WEB_SERVER_AUTHENTICATION', OID: '1.3.6.1.5.5.7.3.1' }],
};

/** `Certificate` of DescribeCertificate. */
export function certificateDetail(call: AcmCall, certificate: Certificate): object {
  const read = new X509Certificate(certificate.certificate);
  return {
    CertificateArn: arnOf(call, certificate),
    DomainName: certificate.domainName,
    SubjectAlternativeNames: certificate.subjectAlternativeNames,
    ...(certificate.type === 'AMAZON_ISSUED' && { DomainValidationOptions: validations(certificate) }),
    Serial: (read.serialNumber.match(/../g) ?? []).join(':').toLowerCase(),
    Subject: distinguishedName(read.subject),
    Issuer: /^O=(.*)$/m.exec(read.issuer)?.[1] ?? distinguishedName(read.issuer),
    CreatedAt: certificate.createdAt,
    ...(certificate.issuedAt !== undefined && { IssuedAt: certificate.issuedAt }),
    ...(certificate.importedAt !== undefined && { ImportedAt: certificate.importedAt }),
    Status: statusOf(certificate, call.now),
    ...datesOf(read),
    KeyAlgorithm: shownAlgorithm(certificate.keyAlgorithm),
    SignatureAlgorithm: read.publicKey.asymmetricKeyType === 'rsa' ? 'SHA256WITHRSA' : 'SHA256WITHECDSA',
    InUseBy: inUseBy(call, certificate),
    Type: certificate.type,
    ...usages,
    RenewalEligibility: renewalOf(call, certificate),
    Options: {
      CertificateTransparencyLoggingPreference: certificate.certificateTransparencyLoggingPreference ?? 'ENABLED',
      Export: certificate.export ?? 'DISABLED',
    },
  };
}

/** One of `CertificateSummaryList`. */
export function certificateSummary(call: AcmCall, certificate: Certificate): object {
  const uses = inUseBy(call, certificate);
  return {
    CertificateArn: arnOf(call, certificate),
    DomainName: certificate.domainName,
    SubjectAlternativeNameSummaries: certificate.subjectAlternativeNames.slice(0, 100),
    HasAdditionalSubjectAlternativeNames: certificate.subjectAlternativeNames.length > 100,
    Status: statusOf(certificate, call.now),
    Type: certificate.type,
    KeyAlgorithm: shownAlgorithm(certificate.keyAlgorithm),
    KeyUsages: usages.KeyUsages.map(({ Name }) => Name),
    ExtendedKeyUsages: usages.ExtendedKeyUsages.map(({ Name }) => Name),
    ExportOption: certificate.export ?? 'DISABLED',
    InUse: uses.length > 0,
    RenewalEligibility: renewalOf(call, certificate),
    ...datesOf(new X509Certificate(certificate.certificate)),
    CreatedAt: certificate.createdAt,
    ...(certificate.issuedAt !== undefined && { IssuedAt: certificate.issuedAt }),
    ...(certificate.importedAt !== undefined && { ImportedAt: certificate.importedAt }),
  };
}

/** `ISSUED` or `EXPIRED`: the authority of the workspace issues at once. */
export function statusOf({ certificate }: Certificate, now: number): 'ISSUED' | 'EXPIRED' {
  return Date.parse(new X509Certificate(certificate).validTo) / 1_000 < now ? 'EXPIRED' : 'ISSUED';
}

/** ARNs of the domain names that show it. */
export function inUseBy(call: AcmCall, { certificateId }: Certificate): readonly string[] {
  const names = domainsUsing(call.definition, certificateId);
  return names.map((name) => `arn:aws:apigateway:${call.region}::/domainnames/${name}`);
}

function datesOf({ validFrom, validTo }: X509Certificate) {
  return { NotBefore: Date.parse(validFrom) / 1_000, NotAfter: Date.parse(validTo) / 1_000 };
}

/** AWS documented: issued ones that are in use are renewed. */
function renewalOf(call: AcmCall, certificate: Certificate): 'ELIGIBLE' | 'INELIGIBLE' {
  return certificate.type === 'AMAZON_ISSUED' && inUseBy(call, certificate).length > 0 ? 'ELIGIBLE' : 'INELIGIBLE';
}

/** Each name is validated already; the record is one that nobody looks up. */
function validations({
  subjectAlternativeNames,
  domainName,
  validationMethod = 'DNS',
}: Certificate): readonly object[] {
  return [...new Set([domainName, ...subjectAlternativeNames])].map((name) => ({
    DomainName: name,
    ValidationDomain: name,
    ValidationStatus: 'SUCCESS',
    ...(validationMethod === 'DNS' && { ResourceRecord: validationRecord(name) }),
    ValidationMethod: validationMethod,
  }));
}

function validationRecord(name: string): object {
  const digest = createHash('sha256').update(name).digest('hex');
  return {
    Name: `_${digest.slice(0, 32)}.${name.replace(/^\*\./, '')}.`,
    Type: 'CNAME',
    Value: `_${digest.slice(32)}.acm-validations.aws.`,
  };
}
