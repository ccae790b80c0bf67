// IAM as far as callers need it: users with their access keys, roles, and policies that both may attach.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_Types.html
import { z } from 'zod';
import { tagsSchema } from '../rest/rest-api';

const entityName = z.string().regex(/^[\w+=,.@-]{1,128}$/, 'A name has up to 128 letters, digits and _+=,.@-.');
const entityPath = z.string().regex(/^\/(?:[\x21-\x7e]+\/)?$/, 'A path begins and ends with /.');
const accountId = z.string().regex(/^\d{12}$/, 'An account id has twelve digits.');
/** Epoch milliseconds. */
const instant = z.number();

/** What users and roles have in common. */
const principalFields = {
  /** Absent: the workspace's own. */
  accountId: accountId.optional(),
  /** Absent: `/`. */
  path: entityPath.optional(),
  createDate: instant,
  /** Inline policies: name → policy document as JSON text. */
  policies: z.record(entityName, z.string()).optional(),
  /** ARNs of managed policies: of this workspace, or AWS's own. */
  attachedPolicies: z.array(z.string()).optional(),
  /** ARN of the managed policy that bounds what the others allow. */
  permissionsBoundary: z.string().optional(),
  tags: tagsSchema.optional(),
};

export const iamUserSchema = z.strictObject({
  userName: entityName,
  /** `AIDA…`. */
  userId: z.string().min(1),
  ...principalFields,
});

export const iamAccessKeySchema = z.strictObject({
  /** `AKIA…`. */
  accessKeyId: z.string().regex(/^\w{16,128}$/, 'An access key id has 16 to 128 letters and digits.'),
  userName: entityName,
  /** A secret: files hold a slot, never the value. Absent where the slot is empty: its signatures fail. */
  secretAccessKey: z.string().min(1).optional(),
  status: z.enum(['Active', 'Inactive']),
  createDate: instant,
});

export const iamRoleSchema = z.strictObject({
  roleName: entityName,
  /** `AROA…`. */
  roleId: z.string().min(1),
  description: z.string().max(1_000).optional(),
  /** Who may assume it: a policy document as JSON text. */
  assumeRolePolicyDocument: z.string(),
  /** Seconds. */
  maxSessionDuration: z.int().min(3_600).max(43_200).optional(),
  ...principalFields,
});

export const iamPolicySchema = z.strictObject({
  policyName: entityName,
  /** `ANPA…`. */
  policyId: z.string().min(1),
  /** Absent: the workspace's own. */
  accountId: accountId.optional(),
  path: entityPath.optional(),
  description: z.string().max(1_000).optional(),
  /** The policy document as JSON text. */
  document: z.string(),
  /** Counts the documents it has had; the ones before are not kept. Absent: 1. */
  version: z.int().min(1).optional(),
  createDate: instant,
  updateDate: instant.optional(),
  tags: tagsSchema.optional(),
});

export type IamUser = z.infer<typeof iamUserSchema>;
export type IamAccessKey = z.infer<typeof iamAccessKeySchema>;
export type IamRole = z.infer<typeof iamRoleSchema>;
export type IamPolicy = z.infer<typeof iamPolicySchema>;

/** `arn:aws:iam::{account}:user/{path}{name}` of an entity. */
export function iamArn(
  kind: 'user' | 'role' | 'policy',
  accountId: string,
  { path = '/', name }: { readonly path?: string | undefined; readonly name: string },
): string {
  return `arn:aws:iam::${accountId}:${kind}${path}${name}`;
}
