// VPC links, client certificates and the account settings.
import { z } from 'zod';
import { accountIdSchema, placeMembers } from '../place';
import { tagsSchema } from '../rest/rest-api';

export const vpcLinkSchema = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  description: z.string().optional(),
  targetArns: z.array(z.string()).length(1, 'A VPC link has exactly one Network Load Balancer.'),
  status: z.enum(['PENDING', 'AVAILABLE', 'DELETING', 'FAILED']).default('AVAILABLE'),
  statusMessage: z.string().optional(),
  tags: tagsSchema.optional(),
  ...placeMembers,
});

export const clientCertificateSchema = z.strictObject({
  clientCertificateId: z.string(),
  description: z.string().optional(),
  pemEncodedCertificate: z.string(),
  /** A secret: files hold a slot, never the value. Absent where the certificate came without it. */
  privateKey: z.string().min(1).optional(),
  createdDate: z.number(),
  expirationDate: z.number(),
  tags: tagsSchema.optional(),
  ...placeMembers,
});

export const accountSchema = z.strictObject({
  accountId: accountIdSchema.default('000000000000'),
  cloudwatchRoleArn: z.string().optional(),
  throttleSettings: z
    .strictObject({ burstLimit: z.int(), rateLimit: z.number() })
    .default({ burstLimit: 5_000, rateLimit: 10_000 }),
  features: z.array(z.string()).default(['UsagePlans']),
  apiKeyVersion: z.string().default('4'),
  /** Gatehouse only: CIDR range → country code, for rules that ask where a request came from. */
  countries: z.record(z.string(), z.string().regex(/^[A-Z]{2}$/, 'A country is two capital letters.')).optional(),
});

export type VpcLink = z.infer<typeof vpcLinkSchema>;
export type ClientCertificate = z.infer<typeof clientCertificateSchema>;
export type Account = z.infer<typeof accountSchema>;
