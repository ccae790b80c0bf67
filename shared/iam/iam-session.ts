// What a session token stands for: whoever holds it with its keys is this principal until it expires.
import { z } from 'zod';

const subjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('role'),
    roleArn: z.string(),
    roleId: z.string(),
    sessionName: z.string(),
  }),
  /** GetSessionToken: the same user, for a time. `userName` absent: a key that is not known here asked. */
  z.strictObject({ kind: z.literal('user'), accountId: z.string(), userName: z.string().optional() }),
  /** GetFederationToken: at most what the user may who asked. */
  z.strictObject({
    kind: z.literal('federated'),
    accountId: z.string(),
    userName: z.string().optional(),
    name: z.string(),
  }),
]);

export const iamSessionSchema = z.strictObject({
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  /** Epoch milliseconds. */
  issuedAt: z.number(),
  expiresAt: z.number(),
  subject: subjectSchema,
  /** A policy document as JSON text: the session may at most this. */
  policy: z.string().optional(),
  tags: z.record(z.string(), z.string()).optional(),
});

export type IamSession = z.infer<typeof iamSessionSchema>;

/** Makes session tokens of sessions and reads them again; what was not made here is undefined. */
export interface SessionSeal {
  seal(session: IamSession): string;
  open(token: string): IamSession | undefined;
}
