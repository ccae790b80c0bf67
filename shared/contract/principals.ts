// Subject `principals`: users, roles and policies of the workspace, and requests signed as one of them.
// Users, roles and policies are entities: edit them with `definition.put`, `definition.update` and `definition.remove`.
import { z } from 'zod';
import type { EntityKey } from '../definition/entities';
import type { EditResult } from './definition';
import { method } from './subject';

export interface UserRow {
  readonly key: EntityKey;
  readonly userName: string;
  readonly arn: string;
  readonly userId: string;
  /** Names of inline policies. */
  readonly policies: readonly string[];
  /** ARNs of managed policies. */
  readonly attachedPolicies: readonly string[];
  readonly permissionsBoundary?: string;
  readonly accessKeys: readonly AccessKeyRow[];
}

export interface AccessKeyRow {
  readonly key: EntityKey;
  readonly accessKeyId: string;
  readonly status: 'Active' | 'Inactive';
  /** False where the slot of the secret is empty: nothing can be signed with it. */
  readonly hasSecret: boolean;
}

export interface RoleRow {
  readonly key: EntityKey;
  readonly roleName: string;
  readonly arn: string;
  readonly roleId: string;
  readonly policies: readonly string[];
  readonly attachedPolicies: readonly string[];
  readonly permissionsBoundary?: string;
  /** The trust policy as JSON text. */
  readonly assumeRolePolicyDocument: string;
}

export interface PolicyRow {
  readonly key: EntityKey;
  readonly policyName: string;
  readonly arn: string;
  /** Names of users and roles that have it. */
  readonly attachedTo: readonly string[];
}

export interface PrincipalList {
  readonly accountId: string;
  readonly users: readonly UserRow[];
  readonly roles: readonly RoleRow[];
  readonly policies: readonly PolicyRow[];
}

/** Keys that requests are signed with. The secret is shown this once. */
export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Epoch milliseconds; temporary credentials only. */
  readonly expiresAt?: number;
}

export interface AssumedRole extends SigningCredentials {
  /** `arn:aws:sts::A:assumed-role/R/S`. */
  readonly arn: string;
  /** What AWS would refuse. */
  readonly warnings: readonly string[];
}

export interface SignedCall {
  readonly method: string;
  /** With the signature in its query where it was asked for so. */
  readonly url: string;
  /** All header lines to send, `Host` among them. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Who signed: an ARN. */
  readonly principal: string;
  readonly accessKeyId: string;
}

const name = z.string().regex(/^[\w+=,.@-]{1,128}$/, 'A name has up to 128 letters, digits and _+=,.@-.');
const document = z.string().max(20_480);

/** Who signs: a user or role of the workspace, or somebody of another account, who may everything there. */
export const principalReference = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('user'), userName: name }),
  z.strictObject({
    kind: z.literal('role'),
    roleName: name,
    sessionName: z.string().optional(),
    /** A policy document as JSON text that the session has in addition. */
    sessionPolicy: document.optional(),
  }),
  z.strictObject({ kind: z.literal('account'), accountId: z.string().regex(/^\d{12}$/, 'Twelve digits.') }),
]);
export type PrincipalReference = z.output<typeof principalReference>;

const sessionName = z.string().regex(/^[\w+=,.@-]{2,64}$/, 'A session name has 2 to 64 letters, digits and _+=,.@-.');

export const principalsSubject = {
  list: method(z.strictObject({}).default({})).returns<PrincipalList>(),
  /** A new user, with an access key unless that is not wanted. */
  createUser: method(
    z.strictObject({
      userName: name,
      /** Inline policies: name → policy document as JSON text. */
      policies: z.record(name, document).default({}),
      attachedPolicies: z.array(z.string()).default([]),
      withKey: z.boolean().default(true),
    }),
  ).returns<EditResult & { readonly arn: string; readonly accessKey?: SigningCredentials }>(),
  /** UpdateUser: its access keys and personas go with it. */
  renameUser: method(z.strictObject({ userName: name, newUserName: name })).returns<EditResult>(),
  /** One more access key of a user; AWS lets a user have two. */
  createAccessKey: method(z.strictObject({ userName: name })).returns<
    EditResult & { readonly accessKey: SigningCredentials }
  >(),
  /** Temporary credentials of a role, by name or ARN. */
  assumeRole: method(
    z.strictObject({
      role: z.string().min(1).max(2_048),
      sessionName: sessionName.default('gatehouse'),
      /** Default: an hour, or the most that the role allows. */
      durationSeconds: z.int().min(900).max(43_200).optional(),
      sessionPolicy: document.optional(),
      tags: z.record(z.string(), z.string()).optional(),
    }),
  ).returns<AssumedRole>(),
  /** Signs a request; nothing is sent. */
  sign: method(
    z.strictObject({
      as: principalReference,
      method: z.string().min(1).max(32).default('GET'),
      url: z.string().regex(/^https?:\/\/[^/]/, 'A URL begins with http:// or https://.'),
      headers: z.array(z.tuple([z.string(), z.string()])).default([]),
      body: z.string().default(''),
      /** True where `body` is Base64 of bytes. */
      isBase64: z.boolean().default(false),
      service: z.string().min(1).max(64).default('execute-api'),
      /** Default: as the host says, else the workspace's. */
      region: z.string().min(1).max(32).optional(),
      /** Signs in the query, good for so many seconds, instead of in headers. */
      presignSeconds: z.int().min(1).max(604_800).optional(),
    }),
  ).returns<SignedCall>(),
} as const;
