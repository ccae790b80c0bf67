// Temporary credentials: keys that are made here, and the token in which all stands that is known of them.
import { randomBytes } from 'node:crypto';
import type { SigningCredentials } from '../../../shared/contract/principals';
import { newIamId } from '../../../shared/iam/iam-ids';
import type { IamSession, SessionSeal } from '../../../shared/iam/iam-session';

/** What a session is, but for the keys it gets. */
export interface SessionRequest {
  readonly subject: IamSession['subject'];
  readonly durationSeconds: number;
  /** A policy document as JSON text. */
  readonly policy?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface IssuedCredentials extends SigningCredentials {
  readonly sessionToken: string;
  readonly expiresAt: number;
}

/** Makes keys and token of a session. `now` is epoch milliseconds. */
export function issueSession(request: SessionRequest, seal: Pick<SessionSeal, 'seal'>, now: number): IssuedCredentials {
  const { subject, durationSeconds, policy, tags } = request;
  const keys = {
    accessKeyId: newIamId('temporary-key', secureRandom),
    secretAccessKey: newSecretAccessKey(),
  };
  // AWS documented: tokens speak of whole seconds
  const issuedAt = Math.floor(now / 1_000) * 1_000;
  const expiresAt = issuedAt + durationSeconds * 1_000;
  const sessionToken = seal.seal({
    ...keys,
    issuedAt,
    expiresAt,
    subject,
    ...(policy !== undefined && { policy }),
    ...(tags !== undefined && { tags }),
  });
  return { ...keys, sessionToken, expiresAt };
}

/** Forty characters, as IAM makes them. */
export function newSecretAccessKey(): string {
  return randomBytes(30).toString('base64');
}

/** A number in [0, 1) that nobody can guess. */
export function secureRandom(): number {
  return randomBytes(4).readUInt32BE(0) / 2 ** 32;
}
