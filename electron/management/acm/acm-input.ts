// Members of ACM requests, read and checked.
import { z } from 'zod';
import { AwsError } from '../wire/aws-error';
import { validationFault } from './acm-call';

type Input = Readonly<Record<string, unknown>>;

const tag = z.object({ Key: z.string().min(1).max(128), Value: z.string().max(256).optional() });
// AWS documented: API_RequestCertificate
const domainName = z
  .string()
  .regex(/^(\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])$/);
const arn = z.string().min(20).max(2_048);
const blob = z.string().transform((text) => Buffer.from(text, 'base64'));
const pem = blob.transform((bytes) => bytes.toString('utf8'));
const tags = z.array(tag).max(50);

export const acmInputs = {
  RequestCertificate: z.object({
    DomainName: domainName,
    ValidationMethod: z.enum(['DNS', 'EMAIL', 'HTTP']).default('DNS'),
    SubjectAlternativeNames: z.array(domainName).max(100).default([]),
    IdempotencyToken: z.string().max(32).optional(),
    KeyAlgorithm: z.string().default('RSA_2048'),
    Options: z
      .object({
        CertificateTransparencyLoggingPreference: z.enum(['ENABLED', 'DISABLED']).optional(),
        Export: z.enum(['ENABLED', 'DISABLED']).optional(),
      })
      .optional(),
    Tags: tags.optional(),
  }),
  ImportCertificate: z.object({
    CertificateArn: arn.optional(),
    Certificate: pem,
    PrivateKey: pem,
    CertificateChain: pem.optional(),
    Tags: tags.optional(),
  }),
  OfCertificate: z.object({ CertificateArn: arn }),
  ListCertificates: z.object({
    CertificateStatuses: z.array(z.string()).optional(),
    Includes: z.object({ keyTypes: z.array(z.string()).optional() }).optional(),
    NextToken: z.string().optional(),
    MaxItems: z.int().min(1).max(1_000).default(100),
    SortBy: z.enum(['CREATED_AT']).optional(),
    SortOrder: z.enum(['ASCENDING', 'DESCENDING']).optional(),
  }),
  TagsOfCertificate: z.object({ CertificateArn: arn, Tags: tags.min(1) }),
  ExportCertificate: z.object({ CertificateArn: arn, Passphrase: blob }),
  UpdateCertificateOptions: z.object({
    CertificateArn: arn,
    Options: z.object({
      CertificateTransparencyLoggingPreference: z.enum(['ENABLED', 'DISABLED']).optional(),
      Export: z.enum(['ENABLED', 'DISABLED']).optional(),
    }),
  }),
} as const;

/** Reads a request; refuses it as AWS's own check does where a member is missing or has another form. */
export function readInput<S extends z.ZodType>(schema: S, input: Input): z.output<S> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue?.path.map((part) => (typeof part === 'number' ? part + 1 : lowerFirst(String(part)))).join('.');
  const value = valueAt(input, issue?.path ?? []);
  if (value === undefined)
    throw validationFault(`Value null at '${path}' failed to satisfy constraint: Member must not be null`);
  if (typeof value === 'object') throw new AwsError('SerializationException', 400, `${path} has the wrong type.`);
  throw validationFault(`Value '${String(value)}' at '${path}' failed to satisfy constraint: ${constraintOf(issue)}`);
}

function constraintOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_format') return `Member must satisfy regular expression pattern: ${issue.pattern}`;
  if (issue?.code === 'invalid_value') return `Member must satisfy enum value set: [${issue.values.join(', ')}]`;
  return issue?.message ?? '';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = input;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value ?? undefined;
}

function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
