// Makes one token of a pool, for whoever asks: the user need not exist, and claims may say anything.
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { MintedToken, mintTokenInput } from '../../../shared/contract/identity';
import type { PoolView } from './pool-view';
import { findUser, subOf } from './pool-view';
import { accessClaims, type Claims, idClaims, type TokenOccasion, type TokenSubject, userScope } from './token-claims';

export type MintRequest = z.output<typeof mintTokenInput>;

/** The user and the client of a token that names none. */
const nobody = 'gatehouse';
const usualSeconds = 3_600;

/** The claims of the token, and how long it is good. */
export function mintedClaims(
  view: PoolView,
  request: MintRequest,
  now: number,
): { readonly claims: Claims } & Omit<MintedToken, 'token'> {
  const { tokenUse } = request;
  const clientId = request.clientId ?? view.clients[0]?.clientId ?? nobody;
  const client = view.clients.find((one) => one.clientId === clientId);
  const clientSeconds = tokenUse === 'id' ? client?.idTokenSeconds : client?.accessTokenSeconds;
  const expiresIn = request.expiresIn ?? clientSeconds ?? usualSeconds;
  const issuedAt = Math.floor(now / 1_000) + Math.min(0, expiresIn);
  const occasion: TokenOccasion = {
    clientId,
    issuedAt,
    authTime: issuedAt,
    // one that has expired was issued before it did
    expiresIn: Math.max(0, expiresIn),
    jti: randomUUID(),
    originJti: randomUUID(),
    eventId: randomUUID(),
  };
  const subject = subjectOf(view, request);
  const usual =
    tokenUse === 'id'
      ? idClaims(subject, occasion)
      : accessClaims(subject, occasion, request.scopes?.length ? request.scopes : [userScope]);
  return { claims: withClaims(usual, request.claims ?? {}), tokenUse, expiresIn };
}

/** Who the token is about: a user of the workspace, or one made of the name. */
function subjectOf(view: PoolView, { username = nobody, groups }: MintRequest): TokenSubject {
  const user = findUser(view, username);
  return {
    issuer: view.issuer,
    username: user?.username ?? username,
    sub: user?.sub ?? subOf(view.poolId, username),
    attributes: user?.attributes ?? {},
    groups: groups ?? user?.groups ?? [],
    poolGroups: view.pool?.groups ?? [],
  };
}

function withClaims(usual: Claims, given: Claims): Claims {
  const all = Object.entries({ ...usual, ...given });
  return Object.fromEntries(all.filter(([, value]) => value !== null && value !== undefined));
}
