// Ids of the local identity provider's keys.
import { createHash } from 'node:crypto';

/** The `kid` of a key of the local provider in a pool: every pool shows ids of its own, as Cognito's do. */
export function poolKeyId(poolId: string, kid: string): string {
  return createHash('sha256').update(`${poolId}/${kid}`).digest('base64');
}
