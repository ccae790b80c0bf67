// What the trace keeps of a token authorizer: whether a token came, and every fact of it. Its signature is left out.
import type { AuthorizerEvidence, TokenEvidence } from '../../../../shared/trace/access-check';
import type { ApiExchange } from '../../exchange';
import { maskedSecret } from '../../trace/secrets';
import type { ReadToken } from './read-token';
import type { TokenVerdict } from './verify-token';

/** The authorizer, whichever protocol it is of. */
export interface TokenSubject {
  readonly id: string;
  readonly name: string;
  readonly type: 'COGNITO_USER_POOLS' | 'JWT';
  /** Where the token stands, as an identity source, and for people. */
  readonly source: string;
  readonly place: string;
  readonly ttlSeconds: number;
}

type Traced = Pick<ApiExchange, 'trace' | 'tools'>;

/** Says whether the request has what the authorizer looks at; `value` is empty where it has not. */
export function noteIdentity({ trace }: Traced, authorizer: TokenSubject, value: string): void {
  trace.check({
    name: 'authorizer-identity',
    verdict: value === '' ? 'denied' : 'passed',
    said: value === '' ? `no ${authorizer.place}` : `a token in ${authorizer.place.replace(/ header$/, '')}`,
    evidence: authorizerEvidence(authorizer, value, undefined, 0),
  });
}

/** Says that what came is no token. */
export function noteUnreadable({ trace }: Traced, problem: string): void {
  const facts = [{ name: 'form', holds: false, wanted: 'a JSON Web Token', actual: problem }];
  trace.check({ name: 'token', verdict: 'denied', said: problem, evidence: { kind: 'token', facts } });
}

export interface TokenFinding {
  readonly verdict: TokenVerdict;
  /** Until when the token is known to be good. */
  readonly knownUntil: number | undefined;
  /** Why there is no key. */
  readonly keyProblem: string | undefined;
}

/** Says everything that was looked at; scopes are a check of their own. */
export function noteToken(
  { trace, tools }: Traced,
  authorizer: TokenSubject,
  token: ReadToken,
  { verdict, knownUntil, keyProblem }: TokenFinding,
): void {
  if (knownUntil !== undefined) {
    trace.check({
      name: 'authorizer-cache',
      verdict: 'passed',
      said: 'the token was checked before',
      evidence: authorizerEvidence(authorizer, token.text, knownUntil, tools.clock()),
    });
  }
  trace.checked();
  const facts = verdict
    .facts()
    .map((fact) => (fact.name === 'key' && keyProblem !== undefined ? { ...fact, actual: keyProblem } : fact));
  const evidence: TokenEvidence = {
    kind: 'token',
    header: JSON.stringify(token.header, undefined, 2),
    payload: JSON.stringify(token.payload, undefined, 2),
    facts,
  };
  const wrong = facts.filter(({ name, holds }) => !holds && name !== 'scopes');
  trace.check({
    name: 'token',
    verdict: wrong.length === 0 ? 'passed' : 'denied',
    said:
      wrong.length === 0
        ? `a good ${typeof token.payload.token_use === 'string' ? `${token.payload.token_use} ` : ''}token`
        : wrong.map(({ name, wanted, actual }) => `${name}: ${actual}, wanted ${wanted}`).join('; '),
    evidence,
  });
  const scopes = facts.find(({ name }) => name === 'scopes');
  // a token that is refused already is not asked for its scopes
  if (scopes === undefined || wrong.length > 0) return;
  trace.check({
    name: 'scopes',
    verdict: scopes.holds ? 'passed' : 'denied',
    said: `${scopes.actual}, wanted ${scopes.wanted}`,
    evidence: { kind: 'token', facts: [scopes] },
  });
}

function authorizerEvidence(
  { id, name, type, source, ttlSeconds }: TokenSubject,
  value: string,
  knownUntil: number | undefined,
  now: number,
): AuthorizerEvidence {
  return {
    kind: 'authorizer',
    authorizerId: id,
    name,
    type,
    identity: [value === '' ? { source } : { source, value: maskedSecret(value.slice(-12)) }],
    ttlSeconds,
    isCached: knownUntil !== undefined,
    ...(knownUntil !== undefined && { cachedForMs: knownUntil - now }),
  };
}
