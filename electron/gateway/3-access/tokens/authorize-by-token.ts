// COGNITO_USER_POOLS: the request must carry a token of one of the authorizer's user pools.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
import { findHeader } from '../../context/header-lines';
import type { Exchange } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import { logLines } from '../../trace/log-lines';
import { maskedSecret } from '../../trace/secrets';
import type { Authorize } from '../authorize';
import { type ReadToken, readToken, withoutScheme } from './read-token';
import type { FoundKey } from './remote-keys';
import { openTokenAuthorizers, type TokenAuthorizer } from './token-authorizer';
import { noteIdentity, noteToken, noteUnreadable, type TokenSubject } from './token-checks';
import { claimTexts } from './token-claims';
import type { TokenIssuer, TokenKeys } from './token-keys';
import type { VerifiedTokens } from './verified-tokens';
import { type TokenVerdict, verifyToken } from './verify-token';

export interface TokenParts {
  readonly keys: TokenKeys;
  readonly verified: VerifiedTokens;
}

/** A request on its way through the authorizer. */
interface Asked {
  readonly exchange: Exchange;
  readonly authorizer: TokenAuthorizer;
  readonly token: ReadToken;
  readonly issuers: readonly TokenIssuer[];
  /** Until when the token is known to be good. */
  readonly knownUntil: number | undefined;
  /** On the monotonic clock. */
  readonly startedMs: number;
}

/** Opens it with its keys and results, one gateway's. */
export function openAuthorizeByToken({ keys, verified }: TokenParts): Authorize {
  const authorizerOf = openTokenAuthorizers();

  function conclude(asked: Asked, found: FoundKey | undefined): void {
    const { exchange, authorizer, token, issuers, knownUntil } = asked;
    const scopes = exchange.match?.method.method.authorizationScopes ?? [];
    const now = exchange.tools.clock();
    const verdict = verifyToken({
      token,
      key: found !== undefined && 'key' in found ? found.key : undefined,
      now,
      isVerified: knownUntil !== undefined,
      rules: {
        algorithms: ['RS256'],
        issuers: issuers.map(({ issuer }) => issuer),
        // AWS documented: scopes on the method ask for an access token, else it is an ID token that is wanted
        use: scopes.length > 0 ? 'access' : 'id',
        ...(authorizer.audience !== undefined && { audience: authorizer.audience }),
        scopes,
      },
    });
    const keyProblem = found !== undefined && 'problem' in found ? found.problem : undefined;
    if (exchange.trace.isOn) noteToken(exchange, subjectOf(authorizer), token, { verdict, knownUntil, keyProblem });
    if (verdict.broken !== undefined) throw refusal(asked, verdict, keyProblem);
    if (knownUntil === undefined && authorizer.ttlSeconds > 0) {
      const expiresAt = Number(token.payload.exp) * 1_000;
      verified.keep(
        placeOf(exchange, authorizer),
        token.text,
        Math.min(now + authorizer.ttlSeconds * 1_000, expiresAt),
      );
    }
    exchange.access = {
      ...exchange.access,
      authorizer: { claims: claimTexts(token.payload) },
      authorizerCall: { status: 200, latencyMs: performance.now() - asked.startedMs },
    };
    if (exchange.trace.isOn) exchange.trace.log('INFO', logLines.authorizerCompleted());
  }

  return (exchange) => {
    const startedMs = performance.now();
    const authorizer = authorizerOf(exchange.deployment, exchange.match?.method.method.authorizerId ?? '');
    if (authorizer === undefined) throw notConfigured();
    const { requestId, headers } = exchange.invocation;
    const value = withoutScheme(findHeader(headers, authorizer.header.lowerName) ?? '');
    if (exchange.trace.isOn) {
      exchange.trace.log('INFO', logLines.startingAuthorizer(authorizer.id, requestId));
      if (value !== '') exchange.trace.log('INFO', logLines.incomingIdentity(maskedSecret(value)));
      noteIdentity(exchange, subjectOf(authorizer), value);
    }
    if (value === '') throw unauthorized(exchange, startedMs, `The request has no ${authorizer.header.name} header.`);
    const token = readToken(value);
    if ('problem' in token) {
      if (exchange.trace.isOn) noteUnreadable(exchange, token.problem);
      throw unauthorized(exchange, startedMs, `The token cannot be read: ${token.problem}.`);
    }
    const settings = exchange.tools.access();
    const named = authorizer.issuers(exchange.stage.settings.variables);
    if (named.length === 0) throw notConfigured();
    const issuers = named.map((issuer) => keys.issuerFor(issuer, settings));
    const knownUntil = verified.knownUntil(placeOf(exchange, authorizer), token.text, exchange.tools.clock());
    const asked: Asked = { exchange, authorizer, token, issuers, knownUntil, startedMs };
    if (knownUntil !== undefined) return conclude(asked, undefined);
    const found = findKey(token, issuers);
    return found instanceof Promise ? found.then((key) => conclude(asked, key)) : conclude(asked, found);
  };
}

function subjectOf({ id, name, header, ttlSeconds }: TokenAuthorizer): TokenSubject {
  const source = `method.request.header.${header.name}`;
  return { id, name, type: 'COGNITO_USER_POOLS', source, place: `${header.name} header`, ttlSeconds };
}

/** Only the pool that the token says it is from may have signed it. */
function findKey({ header, payload }: ReadToken, issuers: readonly TokenIssuer[]): FoundKey | Promise<FoundKey> {
  const issuer = issuers.find((one) => one.issuer === payload.iss);
  if (issuer === undefined) return { problem: 'No user pool of the authorizer is the issuer of the token.' };
  return typeof header.kid === 'string' ? issuer.findKey(header.kid) : { problem: 'The token names no key.' };
}

function placeOf({ deployment, stage }: Exchange, { id }: TokenAuthorizer) {
  return { apiId: deployment.apiId, stageName: stage.stageName, authorizerId: id };
}

function refusal(
  { exchange, token, startedMs }: Asked,
  { broken }: TokenVerdict,
  keyProblem: string | undefined,
): GatewayError {
  // AWS recorded: an expired token alone is told apart
  if (broken === 'expiry' && typeof token.payload.exp === 'number') {
    const expired = 'The incoming token has expired';
    return unauthorized(exchange, startedMs, expired, expired);
  }
  return unauthorized(exchange, startedMs, (broken === 'key' && keyProblem) || `The token is refused: ${broken}.`);
}

/** The log says only that; `why` is for the access log and the trace. */
function unauthorized(exchange: Exchange, startedMs: number, why: string, message?: string): GatewayError {
  const latencyMs = performance.now() - startedMs;
  exchange.access = { ...exchange.access, authorizerCall: { status: 401, latencyMs, error: why } };
  return new GatewayError('UNAUTHORIZED', {
    reason: logLines.unauthorized(exchange.invocation.requestId),
    ...(message !== undefined && { message }),
  });
}

/** A method that names an authorizer which is not there, or has no header or pool to look at. */
function notConfigured(): GatewayError {
  return new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', {
    reason: 'Execution failed due to configuration error: the user pool authorizer of the method cannot work.',
  });
}
