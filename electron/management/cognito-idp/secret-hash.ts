// SECRET_HASH: proof that the caller knows the secret of a client that has one.
// https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { UserPoolClient } from '../../../shared/definition/companions/user-pool';
import { notAuthorized } from './cognito-errors';

/** Refuses a call without the hash of one of `names`; clients without a secret need none. */
export function checkSecretHash(
  { clientId, clientSecret }: UserPoolClient,
  names: readonly string[],
  given: string | undefined,
  member: 'SECRET_HASH' | 'SecretHash',
): void {
  if (clientSecret === undefined) {
    // AWS recorded: a hash where there is no secret is refused as well
    if (given === undefined) return;
    throw notAuthorized(`Client ${clientId} is not configured for secret but secret was received`);
  }
  if (given === undefined) {
    throw notAuthorized(`Client ${clientId} is configured with secret but ${member} was not received`);
  }
  const isRight = names.some((name) => isSame(secretHash(clientSecret, name, clientId), given));
  if (!isRight) throw notAuthorized(`Unable to verify secret hash for client ${clientId}`);
}

/** What a client sends for `username`. */
export function secretHash(clientSecret: string, username: string, clientId: string): string {
  return createHmac('sha256', clientSecret)
    .update(username + clientId)
    .digest('base64');
}

/** In a time that says nothing of where the texts differ. */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
