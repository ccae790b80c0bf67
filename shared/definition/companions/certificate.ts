// Certificates of the workspace as AWS Certificate Manager (ACM) has them: issued by the local authority, or imported.
import { z } from 'zod';
import { placeMembers } from '../place';
import { tagsSchema } from '../rest/rest-api';

export const keyAlgorithms = [
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'EC_prime256v1',
  'EC_secp384r1',
  'EC_secp521r1',
] as const;

export type KeyAlgorithm = (typeof keyAlgorithms)[number];

export const certificateSchema = z.strictObject({
  /** The last part of the ARN. */
  certificateId: z.string().min(1),
  domainName: z.string().min(1),
  subjectAlternativeNames: z.array(z.string()).default([]),
  type: z.enum(['AMAZON_ISSUED', 'IMPORTED']),
  keyAlgorithm: z.enum(keyAlgorithms),
  /** PEM. */
  certificate: z.string(),
  /** PEM of the certificates up to the root, which may be left out. */
  certificateChain: z.string().optional(),
  /** A secret: files hold a slot, never the value. Absent on a machine where nobody put it in. */
  privateKey: z.string().min(1).optional(),
  /** Epoch seconds. */
  createdAt: z.number(),
  /** Of imported ones. */
  importedAt: z.number().optional(),
  /** Of issued ones: when this certificate was made. */
  issuedAt: z.number().optional(),
  validationMethod: z.enum(['DNS', 'EMAIL', 'HTTP']).optional(),
  /** Issued ones may be exported with their key only where this was asked for. */
  export: z.enum(['ENABLED', 'DISABLED']).optional(),
  certificateTransparencyLoggingPreference: z.enum(['ENABLED', 'DISABLED']).optional(),
  tags: tagsSchema.optional(),
  ...placeMembers,
});

export type Certificate = z.infer<typeof certificateSchema>;

/** The id that the ARN of a certificate ends with; undefined for what is no such ARN. */
export function certificateIdOf(arn: string): string | undefined {
  return /^arn:[a-z-]+:acm:[a-z0-9-]+:\d{12}:certificate\/([\w-]+)$/.exec(arn)?.[1];
}

/** The ARN of a certificate made at a place. */
export function certificateArn(
  { certificateId }: Pick<Certificate, 'certificateId'>,
  { region, accountId }: { readonly region: string; readonly accountId: string },
): string {
  return `arn:aws:acm:${region}:${accountId}:certificate/${certificateId}`;
}

/** AWS assumed: as RFC 2253 writes names, the most special part first. Node has one part a line, the other way round. */
export function distinguishedName(lines: string | undefined): string {
  return (lines ?? '').split('\n').filter(Boolean).reverse().join(',');
}

/** True where a certificate for `pattern`, which may begin with `*.`, is good for `name`. */
export function coversName(pattern: string, name: string): boolean {
  const [wanted, asked] = [pattern.toLowerCase(), name.toLowerCase()];
  if (wanted === asked) return true;
  if (!wanted.startsWith('*.')) return false;
  const dot = asked.indexOf('.');
  return dot > 0 && asked.slice(dot) === wanted.slice(1);
}
