// The name under which an authorizer's result is kept.
import { createHash } from 'node:crypto';
import type { Exchange } from '../../exchange';
import type { FunctionAuthorizer } from './compiled-authorizer';
import type { IdentityValue } from './read-identity';

/**
 * Authorizer and identity; the stage is beside it. A hash, so that no store of results holds tokens.
 * AWS documented: the token, or all identity source values. AWS assumed: an authorizer that was changed, or whose
 * function another stage variable names, starts anew
 */
export function cacheKey(
  { stage }: Exchange,
  { fingerprint, endpoint }: FunctionAuthorizer,
  identity: readonly IdentityValue[],
): string {
  const varying = (endpoint?.uri.parts ?? [])
    .filter(({ kind }) => kind === 'stage-variable')
    .map(({ value }) => (Object.hasOwn(stage.settings.variables, value) ? stage.settings.variables[value] : null));
  // JSON keeps the parts apart, whatever is in them
  const text = JSON.stringify([fingerprint, varying, identity.map(({ values }) => values)]);
  return createHash('sha256').update(text).digest('base64');
}
