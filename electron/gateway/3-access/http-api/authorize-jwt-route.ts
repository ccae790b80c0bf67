// JWT: the request must carry a token of the authorizer's issuer, for its audience, with a scope of the route.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';
import type { Authorize } from '../authorize';
import { type ReadToken, readToken, withoutScheme } from '../tokens/read-token';
import type { FoundKey } from '../tokens/remote-keys';
import { noteIdentity, noteToken, noteUnreadable, type TokenSubject } from '../tokens/token-checks';
import type { TokenIssuer, TokenKeys } from '../tokens/token-keys';
import { scopesOf, type TokenAlgorithm, type TokenCheckName, verifyToken } from '../tokens/verify-token';
import { bearerChallenge } from './bearer-challenge';
import { claimValues } from './claim-values';
import type { JwtAuthorizer } from './compiled-authorizer';
import { readRouteIdentity } from './route-identity';
import { notConfigured, unauthorizedRoute } from './route-refusal';

/** AWS documented: RSA alone. */
const algorithms: readonly TokenAlgorithm[] = ['RS256', 'RS384', 'RS512'];

// AWS recorded: the one of the audience. AWS assumed: the others
const descriptions: Readonly<Record<Exclude<TokenCheckName, 'scopes' | 'use'>, string>> = {
  algorithm: 'invalid signing algorithm',
  issuer: 'invalid issuer',
  key: 'invalid kid',
  signature: 'invalid signature',
  audience: 'the token does not have a valid audience',
  expiry: 'the token has expired',
  'not before': 'the token is not valid yet',
  'issued at': 'the token was issued in the future',
};

/** A request on its way through the authorizer. */
interface Asked {
  readonly exchange: HttpExchange;
  readonly authorizer: JwtAuthorizer;
  readonly token: ReadToken;
  readonly issuer: TokenIssuer;
  readonly isVerified: boolean;
  /** On the monotonic clock. */
  readonly startedMs: number;
}

/** Whether a token's signature is known to be good; a replay knows it from the recording. */
export type VerifiedToken = (token: ReadToken) => boolean;

/**
 * Opens it with the keys of its gateway.
 * AWS documented: keys are kept for up to two hours, decisions are not kept
 */
export function openAuthorizeJwtRoute(keys: TokenKeys, verified?: VerifiedToken): Authorize<HttpExchange> {
  return (exchange) => {
    const startedMs = performance.now();
    const { trace, deployment, match, tools } = exchange;
    const authorizer = deployment.authorizers.get(match?.route.route.authorizerId ?? '');
    if (authorizer?.kind !== 'jwt') throw notConfigured(exchange);
    const [{ values } = { values: [] }] = readRouteIdentity([authorizer.source], exchange);
    const value = withoutScheme(values[0] ?? '');
    if (trace.isOn) noteIdentity(exchange, subjectOf(authorizer), value);
    if (value === '') {
      // AWS recorded: without a token there is nothing to say but how to come back
      const challenge = bearerChallenge();
      throw unauthorizedRoute(exchange, startedMs, `The request has no ${authorizer.source.expression}.`, challenge);
    }
    const token = readToken(value);
    if ('problem' in token) {
      if (trace.isOn) noteUnreadable(exchange, token.problem);
      const challenge = bearerChallenge('invalid_token', token.problem);
      throw unauthorizedRoute(exchange, startedMs, `The token cannot be read: ${token.problem}.`, challenge);
    }
    const issuer = keys.issuerFor(authorizer.issuer, tools.access());
    const isVerified = verified?.(token) === true;
    const asked: Asked = { exchange, authorizer, token, issuer, isVerified, startedMs };
    const found = findKey(asked);
    return found instanceof Promise ? found.then((key) => conclude(asked, key)) : conclude(asked, found);
  };
}

/** Nothing of a token that could not be good makes the gateway fetch keys. */
function findKey({ token: { header, payload }, issuer, isVerified }: Asked): FoundKey | Promise<FoundKey> {
  if (isVerified) return { problem: 'It was verified when the request was recorded.' };
  if (payload.iss !== issuer.issuer) return { problem: 'The token is of another issuer.' };
  if (!algorithms.some((algorithm) => algorithm === header.alg)) return { problem: 'No key is of its algorithm.' };
  return typeof header.kid === 'string' ? issuer.findKey(header.kid) : { problem: 'The token names no key.' };
}

function conclude({ exchange, authorizer, token, issuer, isVerified, startedMs }: Asked, found: FoundKey): void {
  const { trace, tools, match } = exchange;
  const wanted = match?.route.route.authorizationScopes ?? [];
  const verdict = verifyToken({
    token,
    key: 'key' in found ? found.key : undefined,
    now: tools.clock(),
    isVerified,
    rules: { algorithms, issuers: [issuer.issuer], audience: authorizer.audience, scopes: wanted },
  });
  const keyProblem = 'problem' in found ? found.problem : undefined;
  if (trace.isOn) noteToken(exchange, subjectOf(authorizer), token, { verdict, knownUntil: undefined, keyProblem });
  const { broken } = verdict;
  if (broken === 'scopes') throw withoutScope(exchange, wanted, startedMs);
  if (broken !== undefined && broken !== 'use') {
    const why = (broken === 'key' && keyProblem) || `The token is refused: ${broken}.`;
    throw unauthorizedRoute(exchange, startedMs, why, bearerChallenge('invalid_token', descriptions[broken]));
  }
  exchange.caller = {
    kind: 'jwt',
    claims: claimValues(token.payload),
    // AWS recorded: all scopes of the token, but only where the route asks for some
    scopes: wanted.length === 0 ? null : scopesOf(token.payload),
  };
  exchange.access = {
    ...exchange.access,
    authorizerCall: { status: 200, latencyMs: performance.now() - startedMs },
  };
}

/** AWS documented: a good token without a scope of the route is forbidden, not unknown. */
function withoutScope(exchange: HttpExchange, wanted: readonly string[], startedMs: number): GatewayError {
  const reason = `The token has no scope of the route: ${wanted.join(' ')}.`;
  const latencyMs = performance.now() - startedMs;
  exchange.access = { ...exchange.access, authorizerCall: { status: 403, latencyMs, error: reason } };
  const challenge = bearerChallenge('insufficient_scope', 'the token does not have a required scope', wanted);
  return new GatewayError('ACCESS_DENIED', { reason, headers: [['WWW-Authenticate', challenge]] });
}

function subjectOf({ id, name, source }: JwtAuthorizer): TokenSubject {
  const place = source.place === 'header' ? `${source.name} header` : `query parameter ${source.name}`;
  return { id, name, type: 'JWT', source: source.expression, place, ttlSeconds: 0 };
}
