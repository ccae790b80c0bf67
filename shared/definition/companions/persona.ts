// A saved caller: everything that says who sends a request. Gatehouse only.
import { z } from 'zod';

export const personaSchema = z.strictObject({
  name: z.string().min(1).max(64),
  description: z.string().optional(),
  /** Signs the request as a user or role of this workspace, or as an account of its own. */
  iam: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('user'), userName: z.string().min(1) }),
      z.strictObject({
        kind: z.literal('role'),
        roleName: z.string().min(1),
        sessionName: z.string().optional(),
        /** A policy document as JSON text that the session has in addition. */
        sessionPolicy: z.string().optional(),
      }),
      z.strictObject({ kind: z.literal('account'), accountId: z.string().regex(/^\d{12}$/, 'Twelve digits.') }),
    ])
    .optional(),
  /** Sends a token of the local identity provider, minted for each request. */
  token: z
    .strictObject({
      userPoolId: z.string().min(1),
      username: z.string().optional(),
      groups: z.array(z.string()).optional(),
      scopes: z.array(z.string()).optional(),
      clientId: z.string().optional(),
      tokenUse: z.enum(['id', 'access']).optional(),
      claims: z.record(z.string(), z.unknown()).optional(),
      /** Seconds; negative: expired so long ago. */
      expiresIn: z.int().optional(),
      /** Absent: `Authorization`. */
      header: z.string().min(1).optional(),
      /** Absent: the bare token. */
      prefix: z.string().optional(),
    })
    .optional(),
  /** Sends the value of this API key as `X-API-Key`. */
  apiKeyId: z.string().optional(),
  /** Sent as they are; for what a Lambda authorizer looks at. */
  headers: z.record(z.string(), z.string()).optional(),
  querystring: z.record(z.string(), z.string()).optional(),
  sourceIp: z.string().optional(),
  vpcId: z.string().optional(),
  vpceId: z.string().optional(),
  /** Account of the VPC endpoint's owner. */
  accountId: z.string().optional(),
});

export type Persona = z.infer<typeof personaSchema>;
