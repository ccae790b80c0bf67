// What a Lambda authorizer writes into trace and log; called only where somebody listens.
import type { AuthorizerEvidence } from '../../../../shared/trace/access-check';
import type { ApiExchange } from '../../exchange';
import { logLines } from '../../trace/log-lines';
import { maskedSecret } from '../../trace/secrets';
import type { AskedFunction } from './ask-function';
import type { FunctionAuthorizer } from './compiled-authorizer';
import type { IdentityValue } from './read-identity';

type Verdict = 'passed' | 'denied';
type Traced = Pick<ApiExchange, 'trace'>;
/** Lambda authorizers of every protocol. */
type AskedAuthorizer = Pick<FunctionAuthorizer, 'id' | 'name' | 'type' | 'ttlSeconds'>;
type AskedAnswer = Pick<AskedFunction, 'shownEvent' | 'result' | 'latencyMs'>;

/** What an answer says of the caller, in texts. */
export interface ToldCaller {
  /** Absent where the function only says yes or no. */
  readonly principalId?: string | undefined;
  readonly context: Readonly<Record<string, string>>;
  /** The function's answer. */
  readonly text: string;
}

/** Enough to tell keys apart. */
const shownKeyCharacters = 12;

/** The beginning of the block of log lines. */
export function logStart(
  { trace, invocation }: Pick<ApiExchange, 'trace' | 'invocation'>,
  id: string,
  identity: readonly IdentityValue[],
): void {
  trace.log('INFO', logLines.startingAuthorizer(id, invocation.requestId));
  const values = identity.flatMap(({ values }) => values);
  // AWS assumed: of several identity sources all values, one masked text
  if (values.length > 0) trace.log('INFO', logLines.incomingIdentity(maskedSecret(values.join(','))));
}

/** The end of it. */
export function logEnd({ trace }: Traced, principalId: string): void {
  trace.log('INFO', logLines.authorizerPolicy(maskedSecret(principalId)));
  trace.log('INFO', logLines.authorizerCompleted());
}

/** Is everything there that says who calls? */
export function noteIdentity(
  { trace }: Traced,
  authorizer: AskedAuthorizer,
  identity: readonly IdentityValue[],
  verdict: Verdict,
  said: string,
): void {
  if (verdict === 'denied') trace.note({ decided: `authorizer ${authorizer.name}: ${said}` });
  trace.check({ name: 'authorizer-identity', verdict, said, evidence: evidenceOf(authorizer, identity) });
}

/** Is there a result that was kept? */
export function noteCache(
  { trace }: Traced,
  authorizer: AskedAuthorizer,
  identity: readonly IdentityValue[],
  key: string,
  cachedForMs: number | undefined,
): void {
  const isCached = cachedForMs !== undefined;
  const said = isCached
    ? `a result for this identity is kept for another ${Math.ceil(cachedForMs / 1_000)} s`
    : `no result for this identity is kept; the next one is for ${authorizer.ttlSeconds} s`;
  const evidence = {
    ...evidenceOf(authorizer, identity),
    isCached,
    cacheKey: key.slice(0, shownKeyCharacters),
    ...(isCached && { cachedForMs }),
  };
  trace.check({ name: 'authorizer-cache', verdict: 'passed', said, evidence });
}

/** What the function answered, or what was kept of it. */
export function noteAnswer(
  { trace }: Traced,
  authorizer: AskedAuthorizer,
  identity: readonly IdentityValue[],
  { principalId, context, text }: ToldCaller,
  asked: AskedAnswer | undefined,
): void {
  const how = asked === undefined ? 'a kept result' : `the function, in ${Math.round(asked.latencyMs)} ms`;
  const who = principalId === undefined ? 'answered' : `knows the caller as ${principalId}`;
  const said = `${authorizer.name} ${who}, from ${how}`;
  trace.note({ decided: said });
  trace.check({
    name: 'authorizer',
    verdict: 'passed',
    said,
    evidence: {
      ...evidenceOf(authorizer, identity),
      isCached: asked === undefined,
      result: text,
      ...(principalId !== undefined && { principalId }),
      context,
      ...askedEvidence(asked),
    },
  });
}

/** Why there is no answer. */
export function noteFailure(
  { trace }: Traced,
  authorizer: AskedAuthorizer,
  identity: readonly IdentityValue[],
  said: string,
  asked: AskedAnswer | undefined,
): void {
  trace.note({ decided: `authorizer ${authorizer.name}: ${said}` });
  const evidence = { ...evidenceOf(authorizer, identity), ...askedEvidence(asked) };
  trace.check({ name: 'authorizer', verdict: 'denied', said, evidence });
}

function evidenceOf(
  { id, name, type, ttlSeconds }: AskedAuthorizer,
  identity: readonly IdentityValue[],
): AuthorizerEvidence {
  return {
    kind: 'authorizer',
    authorizerId: id,
    name,
    type,
    identity: identity.map(({ source, values }) => ({
      source: source.expression,
      ...(values.length > 0 && { value: maskedSecret(values.join(',')) }),
    })),
    ttlSeconds,
    isCached: false,
  };
}

function askedEvidence(asked: AskedAnswer | undefined): Partial<AuthorizerEvidence> {
  if (asked === undefined) return {};
  const { shownEvent, result, latencyMs } = asked;
  return {
    latencyMs,
    ...(shownEvent !== undefined && { event: shownEvent }),
    ...(result !== undefined && { result }),
  };
}
