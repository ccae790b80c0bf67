// Actions of ACM on certificates: requested, imported, shown, renewed, exported, deleted.
// https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
import { createPrivateKey, randomUUID } from 'node:crypto';
import { StudioError } from '../../../shared/contract/errors';
import { type Certificate, certificateArn } from '../../../shared/definition/companions/certificate';
import { entityKey, listEntities } from '../../../shared/definition/entities';
import { importedCertificate, issuedCertificate } from '../../studio/certificates/make-certificate';
import { AwsError } from '../wire/aws-error';
import type { JsonAction } from '../wire/json-protocol';
import { certificateDetail, certificateSummary, inUseBy, statusOf } from './acm-answers';
import { type AcmCall, arnOf, askedAlgorithm, keepCertificate, requireCertificate, validationFault } from './acm-call';
import { acmInputs, readInput } from './acm-input';
import { storedTags } from './tag-actions';

/** AWS documented: what a list shows that names no key types. */
const usuallyListed: readonly string[] = ['RSA_1024', 'RSA_2048'];

export const certificateActions: Readonly<Record<string, JsonAction<AcmCall>>> = {
  async RequestCertificate(sent, call) {
    const input = readInput(acmInputs.RequestCertificate, sent);
    const keyAlgorithm = askedAlgorithm(input.KeyAlgorithm);
    const token = `${call.accountId} ${call.region} ${input.IdempotencyToken} ${input.DomainName}`;
    const known = input.IdempotencyToken === undefined ? undefined : call.tokens.get(token);
    if (known !== undefined) return { CertificateArn: known };
    const names = [...new Set([input.DomainName, ...input.SubjectAlternativeNames].map((name) => name.toLowerCase()))];
    const { Export, CertificateTransparencyLoggingPreference } = input.Options ?? {};
    const certificate: Certificate = {
      certificateId: randomUUID(),
      type: 'AMAZON_ISSUED',
      ...(await issuedCertificate(call.studio.certificates.authority, names, keyAlgorithm)),
      createdAt: call.now,
      issuedAt: call.now,
      validationMethod: input.ValidationMethod,
      ...(Export !== undefined && { export: Export }),
      ...(CertificateTransparencyLoggingPreference !== undefined && {
        certificateTransparencyLoggingPreference: CertificateTransparencyLoggingPreference,
      }),
      ...(input.Tags !== undefined && { tags: storedTags(input.Tags) }),
    };
    await keepCertificate(call, certificate);
    const arn = certificateArn(certificate, call);
    if (input.IdempotencyToken !== undefined) call.tokens.set(token, arn);
    return { CertificateArn: arn };
  },
  async ImportCertificate(sent, call) {
    const input = readInput(acmInputs.ImportCertificate, sent);
    const former = input.CertificateArn === undefined ? undefined : requireCertificate(call, input.CertificateArn);
    if (former !== undefined && former.type !== 'IMPORTED') {
      throw new AwsError('ValidationException', 400, 'The certificate is not an imported certificate.');
    }
    if (former !== undefined && input.Tags !== undefined) {
      throw new AwsError('ValidationException', 400, 'Tags cannot be set when a certificate is imported again.');
    }
    const { Certificate: certificate, PrivateKey: privateKey, CertificateChain: certificateChain } = input;
    const made = checked(() =>
      importedCertificate({ certificate, privateKey, ...(certificateChain && { certificateChain }) }),
    );
    const tags = former?.tags ?? (input.Tags && storedTags(input.Tags));
    const imported: Certificate = {
      certificateId: former?.certificateId ?? randomUUID(),
      type: 'IMPORTED',
      ...made,
      createdAt: former?.createdAt ?? call.now,
      importedAt: call.now,
      ...(tags !== undefined && { tags }),
    };
    await keepCertificate(call, imported);
    return { CertificateArn: certificateArn(imported, call) };
  },
  DescribeCertificate: (sent, call) => ({ Certificate: certificateDetail(call, named(sent, call)) }),
  GetCertificate(sent, call) {
    const { certificate, certificateChain } = named(sent, call);
    return { Certificate: certificate, ...(certificateChain !== undefined && { CertificateChain: certificateChain }) };
  },
  ListCertificates(sent, call) {
    const input = readInput(acmInputs.ListCertificates, sent);
    const keyTypes = input.Includes?.keyTypes ?? usuallyListed;
    const statuses = input.CertificateStatuses;
    const sign = input.SortOrder === 'ASCENDING' ? 1 : -1;
    const shown = listEntities(call.definition, 'certificate')
      .map(({ entity }) => entity)
      .filter(({ keyAlgorithm }) => keyTypes.includes(keyAlgorithm))
      .filter((certificate) => statuses === undefined || statuses.includes(statusOf(certificate, call.now)));
    if (input.SortBy !== undefined) shown.sort((a, b) => sign * (a.createdAt - b.createdAt));
    const start = Math.max(0, Number(input.NextToken ?? 0) || 0);
    const end = start + input.MaxItems;
    return {
      CertificateSummaryList: shown.slice(start, end).map((certificate) => certificateSummary(call, certificate)),
      ...(end < shown.length && { NextToken: String(end) }),
    };
  },
  async DeleteCertificate(sent, call) {
    const certificate = named(sent, call);
    if (inUseBy(call, certificate).length > 0) {
      const arn = arnOf(call, certificate);
      throw new AwsError('ResourceInUseException', 400, `Certificate ${arn} in account ${call.accountId} is in use.`);
    }
    await call.studio.services.definition.remove({ key: entityKey('certificate', certificate.certificateId) });
    return undefined;
  },
  async RenewCertificate(sent, call) {
    const certificate = named(sent, call);
    if (certificate.type === 'IMPORTED') {
      throw new AwsError('ValidationException', 400, 'An imported certificate cannot be renewed: import it again.');
    }
    await call.studio.services.certificates.renew({ certificateId: certificate.certificateId });
    return undefined;
  },
  ExportCertificate(sent, call) {
    const { CertificateArn, Passphrase } = readInput(acmInputs.ExportCertificate, sent);
    const {
      certificate,
      certificateChain,
      privateKey,
      type,
      export: mayExport,
    } = requireCertificate(call, CertificateArn);
    if (type === 'IMPORTED' || mayExport !== 'ENABLED') {
      throw new AwsError(
        'ValidationException',
        400,
        `The certificate ${CertificateArn} is not a private certificate, and Export is not ENABLED.`,
      );
    }
    if (Passphrase.length < 4 || Passphrase.length > 128) {
      throw validationFault(
        "Value at 'passphrase' failed to satisfy constraint: Member must have length between 4 and 128",
      );
    }
    if (privateKey === undefined) throw new AwsError('ResourceNotFoundException', 400, 'The private key is not here.');
    const key = createPrivateKey(privateKey);
    return {
      Certificate: certificate,
      CertificateChain: certificateChain,
      PrivateKey: key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: Passphrase }),
    };
  },
  async UpdateCertificateOptions(sent, call) {
    const { CertificateArn, Options } = readInput(acmInputs.UpdateCertificateOptions, sent);
    const certificate = requireCertificate(call, CertificateArn);
    const { Export, CertificateTransparencyLoggingPreference } = Options;
    await keepCertificate(call, {
      ...certificate,
      ...(Export !== undefined && { export: Export }),
      ...(CertificateTransparencyLoggingPreference !== undefined && {
        certificateTransparencyLoggingPreference: CertificateTransparencyLoggingPreference,
      }),
    });
    return undefined;
  },
};

function named(sent: Readonly<Record<string, unknown>>, call: AcmCall): Certificate {
  return requireCertificate(call, readInput(acmInputs.OfCertificate, sent).CertificateArn);
}

/** What the studio refuses, ACM refuses with its own exception. */
function checked<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof StudioError) throw new AwsError('ValidationException', 400, error.message);
    throw error;
  }
}
