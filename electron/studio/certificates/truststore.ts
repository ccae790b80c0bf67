// Truststores of domain names with mutual TLS: PEM bundles in the workspace or elsewhere on this machine, with what is
// wrong with them, and a list of revoked certificates beside them.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
import type { X509Certificate } from 'node:crypto';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StudioError } from '../../../shared/contract/errors';
import { distinguishedName } from '../../../shared/definition/companions/certificate';
import { certificateFault, isSelfSigned } from '../../gateway/1-entry/tls/verify-client';
import type { RevokedCertificates } from '../../gateway/ports';
import type { Files } from '../../storage/files';
import { errorCode } from '../../storage/node-files';
import { readCertificates } from './certificate-facts';

export interface ReadTruststore {
  /** Where it was found. */
  readonly file: string;
  readonly certificates: readonly X509Certificate[];
  readonly warnings: readonly string[];
  readonly revoked: readonly RevokedCertificates[];
}

export interface TruststorePlace {
  readonly folder: string;
  readonly files: Files;
  readonly now: number;
}

/** AWS documented: at most 1000 certificates. */
const mostCertificates = 1_000;

/** The file that a truststore URI stands for: `s3://bucket/key` is `truststores/bucket/key` in the workspace. */
export function truststoreFile(uri: string, folder: string): string {
  const inS3 = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri);
  if (inS3 !== null) {
    const file = join(folder, 'truststores', inS3[1] ?? '', inS3[2] ?? '');
    // a key with `..` leads nowhere else
    if (!file.startsWith(join(folder, 'truststores'))) throw unreadable(uri, 'its key leads out of the workspace');
    return file;
  }
  if (uri.startsWith('file:')) return /^file:\/\/\//.test(uri) ? fileURLToPath(uri) : resolve(folder, uri.slice(5));
  return isAbsolute(uri) ? uri : resolve(folder, uri);
}

/** Reads it; NOT_FOUND where there is none. Certificates that are no good are named in the warnings and left out. */
export async function readTruststore(uri: string, { folder, files, now }: TruststorePlace): Promise<ReadTruststore> {
  const file = truststoreFile(uri, folder);
  const text = await readTextAt(file, files);
  if (text === undefined) throw unreadable(uri, `there is no file ${file}`);
  const warnings: string[] = [];
  const all = readCertificates(text, 'truststoreUri');
  if (all.length === 0) warnings.push('The truststore holds no certificate in PEM.');
  if (all.length > mostCertificates) warnings.push(`The truststore holds more than ${mostCertificates} certificates.`);
  const certificates = all.slice(0, mostCertificates);
  for (const certificate of certificates) warnings.push(...warningsOf(certificate, certificates, now));
  return { file, certificates, warnings, revoked: await readRevoked(`${file}.crl`, files, certificates, warnings) };
}

/** AWS assumed: the words of `truststoreWarnings`; mutual TLS stays on in spite of them. */
function warningsOf(
  certificate: X509Certificate,
  certificates: readonly X509Certificate[],
  now: number,
): readonly string[] {
  const name = distinguishedName(certificate.subject);
  const fault = certificateFault(certificate, `Certificate ${name}`, now);
  if (fault !== undefined) return [`${fault}.`];
  if (isSelfSigned(certificate) || certificates.some((other) => certificate.checkIssued(other))) return [];
  return [`The issuer of certificate ${name}, ${distinguishedName(certificate.issuer)}, is not in the truststore.`];
}

/**
 * The list of revoked certificates beside a truststore, in PEM; none where there is no such file. API Gateway looks
 * at no such lists: this is Gatehouse's own.
 */
async function readRevoked(
  file: string,
  files: Files,
  certificates: readonly X509Certificate[],
  warnings: string[],
): Promise<readonly RevokedCertificates[]> {
  const text = await readTextAt(file, files);
  if (text === undefined) return [];
  const { readRevocationLists } = await import('./revocation-list');
  try {
    return await readRevocationLists(text, certificates);
  } catch (error) {
    warnings.push(`${file} is not used: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

async function readTextAt(file: string, files: Files): Promise<string | undefined> {
  try {
    return await files.readText(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'EISDIR') return undefined;
    throw error;
  }
}

function unreadable(uri: string, why: string): StudioError {
  return new StudioError('NOT_FOUND', `The truststore ${uri} cannot be read: ${why}.`, { path: 'truststoreUri' });
}
