// What a run of an authorizer found out, taken from the exchange and its trace.
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import type { AccessCheck } from '../../../../shared/trace/access-check';
import type { AuthorizerRun } from '../../../../shared/trace/authorizer-run';
import type { Trace } from '../../../../shared/trace/trace';
import type { Refusal } from '../../9-exit/refusal';
import type { Exchange } from '../../exchange';
import { methodArn } from '../policies/method-arn';
import { readAuthorizerAnswer } from './authorizer-answer';
import type { AuthorizerCache } from './authorizer-cache';
import { authorizerEvent } from './authorizer-event';
import { cacheKey } from './cache-key';
import type { FunctionAuthorizer } from './compiled-authorizer';
import { type IdentityValue, readIdentity } from './read-identity';

interface Ran {
  readonly authorizer: Authorizer;
  readonly contextVariables: Readonly<Record<string, string>>;
  readonly refusal: Refusal | undefined;
  /** True where the authorizer knows the caller; then `refusal` is one by policies. */
  readonly isKnown: boolean;
  readonly trace: Trace;
}

type Described = Omit<AuthorizerRun, 'clientStatus' | 'refusal' | 'latencyMs' | 'log' | 'checks'>;

/** Describes it; asks `cache` whether a request of the same identity would find a result. */
export async function describeRun(exchange: Exchange, cache: AuthorizerCache, ran: Ran): Promise<Described> {
  const { authorizer, refusal, isKnown, trace } = ran;
  const compiled = exchange.deployment.functionAuthorizers.get(authorizer.id);
  const asked = trace.checks?.find(({ name }) => name === 'authorizer');
  const denied = lastOf(trace, ({ verdict }) => verdict === 'denied');
  const problem = refusal === undefined ? undefined : (denied?.said ?? refusal.reason);
  const answer = asked?.evidence?.kind === 'authorizer' ? asked.evidence.result : undefined;
  const { claims, ...context } = exchange.access?.authorizer ?? {};
  const { principalId, ...members } = textMembers(context);
  const { usageIdentifierKey, policies, authorizerCall } = exchange.access ?? {};
  const isAnswer = answer !== undefined && authorizerCall?.function?.functionError === undefined;
  return {
    ...(problem !== undefined && { problem }),
    ...(compiled === undefined
      ? { identity: tokenIdentity(trace) }
      : await functionDetails(exchange, cache, compiled, ran.contextVariables)),
    ...(answer !== undefined && { answer }),
    ...(isAnswer && { fields: readAuthorizerAnswer(answer).shape.fields }),
    ...(authorizerCall?.function && { function: authorizerCall.function }),
    ...(authorizerCall?.logTail && { functionLog: Buffer.from(authorizerCall.logTail, 'base64').toString('utf8') }),
    ...(principalId !== undefined && { principalId }),
    ...(policies?.kind === 'authorizer' && { policy: policies.policy.text, context: members }),
    ...(typeof claims === 'object' && { claims }),
    ...(usageIdentifierKey !== undefined && { usageIdentifierKey }),
    ...(isKnown && { decision: decisionOf(exchange, refusal, trace) }),
  };
}

function textMembers(context: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(context).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Event and cache of an authorizer that asks a function. */
async function functionDetails(
  exchange: Exchange,
  cache: AuthorizerCache,
  compiled: FunctionAuthorizer,
  contextVariables: Readonly<Record<string, string>>,
): Promise<Pick<AuthorizerRun, 'identity' | 'event' | 'cache'>> {
  const identity = readIdentity(compiled.sources, exchange, contextVariables);
  const wasAsked = exchange.access?.authorizerCall?.function !== undefined;
  // what the method's caller was made known as is no part of what the function was sent
  const before = { ...exchange, access: undefined };
  const token = identity[0]?.values.at(-1) ?? '';
  return {
    identity: identity.map(({ source, values }) => ({
      source: source.expression,
      ...(values.length > 0 && { value: values.join(',') }),
    })),
    ...(wasAsked && { event: authorizerEvent(before, compiled, methodArn(exchange), token) }),
    cache: await cacheDetails(exchange, cache, compiled, identity),
  };
}

async function cacheDetails(
  exchange: Exchange,
  cache: AuthorizerCache,
  compiled: FunctionAuthorizer,
  identity: readonly IdentityValue[],
): Promise<NonNullable<AuthorizerRun['cache']>> {
  const { ttlSeconds } = compiled;
  if (ttlSeconds === 0) return { ttlSeconds, isHit: false };
  const key = cacheKey(exchange, compiled, identity);
  const now = exchange.tools.clock();
  const found = await cache.find(exchange.stage, key, now);
  return { ttlSeconds, key, isHit: found !== undefined, ...(found && { keptForMs: found.expiresAt - now }) };
}

function tokenIdentity(trace: Trace): AuthorizerRun['identity'] {
  const evidence = trace.checks?.find(({ name }) => name === 'authorizer-identity')?.evidence;
  return evidence?.kind === 'authorizer' ? evidence.identity : [];
}

function decisionOf(
  exchange: Exchange,
  refusal: Refusal | undefined,
  trace: Trace,
): NonNullable<AuthorizerRun['decision']> {
  const evidence = lastOf(trace, (check) => check.evidence?.kind === 'policy')?.evidence;
  const denied = evidence?.kind === 'policy' && evidence.result !== 'allow' ? evidence.result : 'implicit-deny';
  return { methodArn: methodArn(exchange), result: refusal === undefined ? 'allow' : denied };
}

function lastOf({ checks = [] }: Trace, isWanted: (check: AccessCheck) => boolean): AccessCheck | undefined {
  return checks.filter(isWanted).at(-1);
}
