// What an action of ACM is given, and how it finds a certificate.
import {
  type Certificate,
  certificateArn,
  certificateIdOf,
  type KeyAlgorithm,
  keyAlgorithms,
} from '../../../shared/definition/companions/certificate';
import { type Definition, entityKey, findEntity } from '../../../shared/definition/entities';
import { type Place, placedAt, placeOf } from '../../../shared/definition/place';
import type { Studio } from '../../studio/create-studio';
import { AwsError } from '../wire/aws-error';

export interface AcmCall {
  readonly studio: Studio;
  /** What is there in the caller's region and account. */
  readonly definition: Definition;
  /** Of the caller. */
  readonly region: string;
  readonly accountId: string;
  readonly home: Place;
  /** Epoch seconds. */
  readonly now: number;
  /** ARNs that idempotency tokens stand for. */
  readonly tokens: Map<string, string>;
}

/** The ARN of a certificate of the caller's. */
export function arnOf(call: AcmCall, certificate: Certificate): string {
  return certificateArn(certificate, placeOf(certificate, call.home));
}

/** The certificate that `CertificateArn` names. */
export function requireCertificate(call: AcmCall, arn: string): Certificate {
  const certificateId = certificateIdOf(arn);
  if (certificateId === undefined) {
    throw new AwsError('InvalidArnException', 400, `The ARN ${arn} is not the ARN of a certificate.`);
  }
  const found = findEntity(call.definition, 'certificate', certificateId);
  if (found === undefined || arnOf(call, found) !== arn) {
    throw new AwsError(
      'ResourceNotFoundException',
      400,
      `Could not find certificate ${arn} in account ${call.accountId}.`,
    );
  }
  return found;
}

/** Keeps a certificate of the caller's place. */
export async function keepCertificate(call: AcmCall, certificate: Certificate): Promise<void> {
  const key = entityKey('certificate', certificate.certificateId);
  const entity = { ...certificate, ...placedAt(call, call.home) };
  await call.studio.services.definition.put({ key, entity });
}

/** AWS documented: ACM answers with hyphens what it is asked with underscores. */
export function shownAlgorithm(algorithm: KeyAlgorithm): string {
  return algorithm.replace('_', '-');
}

/** The algorithm that a request names, in either spelling. */
export function askedAlgorithm(name: string): KeyAlgorithm {
  const known = keyAlgorithms.find((each) => each === name.replace('-', '_'));
  if (known !== undefined) return known;
  throw validationFault(
    `Value '${name}' at 'keyAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [${keyAlgorithms.join(', ')}]`,
  );
}

export function validationFault(constraint: string): AwsError {
  return new AwsError('ValidationException', 400, `1 validation error detected: ${constraint}`);
}
