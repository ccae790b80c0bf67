// Cognito user pools: who may log in at the local identity provider, and where a pool is mapped to a real one.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html
import { z } from 'zod';
import { accountIdSchema } from '../place';
import { tagsSchema } from '../rest/rest-api';

/** Epoch milliseconds. */
const instant = z.number();

export const userPoolSchema = z.strictObject({
  /** `us-east-1_Ab3dE6gH9`: its region, and nine letters or digits. */
  id: z.string().regex(/^[\w-]+_[0-9a-zA-Z]+$/, 'A user pool id looks like us-east-1_Ab3dE6gH9.'),
  name: z.string().min(1).max(128),
  createDate: instant,
  lastModifiedDate: instant.optional(),
  groups: z
    .array(
      z.strictObject({
        groupName: z.string().min(1).max(128),
        description: z.string().optional(),
        precedence: z.int().min(0).optional(),
        roleArn: z.string().optional(),
        createDate: instant.optional(),
      }),
    )
    .optional(),
  resourceServers: z
    .array(
      z.strictObject({
        identifier: z.string().min(1),
        name: z.string().min(1),
        scopes: z.array(z.strictObject({ scopeName: z.string(), scopeDescription: z.string() })).optional(),
      }),
    )
    .optional(),
  /** Where the keys of a real pool are taken from instead of the local provider's. */
  mappedTo: z
    .strictObject({
      /** `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_…`, or any issuer. */
      issuer: z.string().regex(/^https?:\/\/\S+$/, 'An issuer is an http:// or https:// URL.'),
      /** Absent: as the issuer's discovery document, or `{issuer}/.well-known/jwks.json`. */
      jwksUri: z
        .string()
        .regex(/^https?:\/\/\S+$/, 'A key set is at an http:// or https:// URL.')
        .optional(),
    })
    .optional(),
  /** Settings of Cognito with nothing behind them here: clients get them back. */
  otherSettings: z.record(z.string(), z.unknown()).optional(),
  tags: tagsSchema.optional(),
  /** Absent: the workspace's own. The id says the region. */
  accountId: accountIdSchema.optional(),
});

export const userPoolClientSchema = z.strictObject({
  clientId: z.string().regex(/^[\w+]{1,128}$/, 'A client id has up to 128 letters, digits, _ and +.'),
  userPoolId: z.string(),
  clientName: z.string().min(1).max(128),
  /** A secret: files hold a slot, never the value. Absent: the client has none. */
  clientSecret: z.string().min(1).optional(),
  explicitAuthFlows: z.array(z.string()).optional(),
  allowedOAuthFlows: z.array(z.string()).optional(),
  allowedOAuthScopes: z.array(z.string()).optional(),
  /** Seconds. Absent: an hour. */
  idTokenSeconds: z.int().min(300).max(86_400).optional(),
  accessTokenSeconds: z.int().min(300).max(86_400).optional(),
  /** Seconds. Absent: 30 days. */
  refreshTokenSeconds: z.int().min(3_600).max(315_360_000).optional(),
  createDate: instant,
  lastModifiedDate: instant.optional(),
  otherSettings: z.record(z.string(), z.unknown()).optional(),
});

export const userPoolUserSchema = z.strictObject({
  /** A UUID. */
  sub: z.string().min(1),
  userPoolId: z.string(),
  username: z.string().min(1).max(128),
  /** `email`, `custom:team`, …; without `sub`. */
  attributes: z.record(z.string(), z.string()).optional(),
  groups: z.array(z.string()).optional(),
  enabled: z.boolean(),
  userStatus: z.enum(['UNCONFIRMED', 'CONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED']),
  /** A secret: files hold a slot, never the value. Absent: nobody can log in as this user with a password. */
  password: z.string().min(1).optional(),
  /** Tokens of logins up to then are no longer good. */
  signedOutAt: instant.optional(),
  createDate: instant,
  lastModifiedDate: instant.optional(),
});

export type UserPool = z.infer<typeof userPoolSchema>;
export type UserPoolClient = z.infer<typeof userPoolClientSchema>;
export type UserPoolUser = z.infer<typeof userPoolUserSchema>;
