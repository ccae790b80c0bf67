// What a Lambda authorizer writes into trace and log; called only where somebody listens.
import type { AuthorizerEvidence } from '../../../../shared/trace/access-check';
import type { Exchange } from '../../exchange';
import { logLines } from '../../trace/log-lines';
import { maskedSecret } from '../../trace/secrets';
import type { AskedFunction } from './ask-function';
import type { AuthorizerAnswer } from './authorizer-answer';
import type { FunctionAuthorizer } from './compiled-authorizer';
import type { IdentityValue } from './read-identity';

type Verdict = 'passed' | 'denied';

/** The beginning of the block of log lines. */
export function logStart({ trace, invocation }: Exchange, id: string, identity: readonly IdentityValue[]): void {
  trace.log('INFO', logLines.startingAuthorizer(id, invocation.requestId));
  const values = identity.flatMap(({ values }) => values);
  // AWS assumed: of several identity sources all values, one masked text
  if (values.length > 0) trace.log('INFO', logLines.incomingIdentity(maskedSecret(values.join(','))));
}

/** Is everything there that says who calls? */
export function noteIdentity(
  { trace }: Exchange,
  authorizer: FunctionAuthorizer,
  identity: readonly IdentityValue[],
  verdict: Verdict,
  said: string,
): void {
  if (verdict === 'denied') trace.note({ decided: `authorizer ${authorizer.name}: ${said}` });
  trace.check({ name: 'authorizer-identity', verdict, said, evidence: evidenceOf(authorizer, identity) });
}

/** Is there a result that was kept? */
export function noteCache(
  { trace }: Exchange,
  authorizer: FunctionAuthorizer,
  identity: readonly IdentityValue[],
  cachedForMs: number | undefined,
): void {
  const isCached = cachedForMs !== undefined;
  const said = isCached
    ? `a result for this identity is kept for another ${Math.ceil(cachedForMs / 1_000)} s`
    : `no result for this identity is kept; the next one is for ${authorizer.ttlSeconds} s`;
  const evidence = { ...evidenceOf(authorizer, identity), isCached, ...(isCached && { cachedForMs }) };
  trace.check({ name: 'authorizer-cache', verdict: 'passed', said, evidence });
}

/** What the function answered, or what was kept of it. */
export function noteAnswer(
  { trace }: Exchange,
  authorizer: FunctionAuthorizer,
  identity: readonly IdentityValue[],
  answer: AuthorizerAnswer,
  asked: AskedFunction | undefined,
): void {
  trace.log('INFO', logLines.authorizerPolicy(maskedSecret(answer.principalId)));
  trace.log('INFO', logLines.authorizerCompleted());
  const how = asked === undefined ? 'a kept result' : `the function, in ${Math.round(asked.latencyMs)} ms`;
  const said = `${authorizer.name} knows the caller as ${answer.principalId}, from ${how}`;
  trace.note({ decided: said });
  const { principalId, ...context } = answer.context as Readonly<Record<string, string>>;
  trace.check({
    name: 'authorizer',
    verdict: 'passed',
    said,
    evidence: {
      ...evidenceOf(authorizer, identity),
      isCached: asked === undefined,
      result: answer.text,
      principalId: answer.principalId,
      context,
      ...askedEvidence(asked),
    },
  });
}

/** Why there is no answer. */
export function noteFailure(
  { trace }: Exchange,
  authorizer: FunctionAuthorizer,
  identity: readonly IdentityValue[],
  said: string,
  asked: AskedFunction | undefined,
): void {
  trace.note({ decided: `authorizer ${authorizer.name}: ${said}` });
  const evidence = { ...evidenceOf(authorizer, identity), ...askedEvidence(asked) };
  trace.check({ name: 'authorizer', verdict: 'denied', said, evidence });
}

function evidenceOf(
  { id, name, type, ttlSeconds }: FunctionAuthorizer,
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

function askedEvidence(asked: AskedFunction | undefined): Partial<AuthorizerEvidence> {
  if (asked === undefined) return {};
  const { shownEvent, result, latencyMs } = asked;
  return {
    latencyMs,
    ...(shownEvent !== undefined && { event: shownEvent }),
    ...(result !== undefined && { result }),
  };
}
