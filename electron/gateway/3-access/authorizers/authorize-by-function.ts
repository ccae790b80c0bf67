// CUSTOM: a Lambda authorizer says who the caller is and what it may do.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
import type { Exchange } from '../../exchange';
import type { GatewayError } from '../../gateway-error';
import type { Authorize } from '../authorize';
import { type AskedFunction, askFunction } from './ask-function';
import type { AuthorizerAnswer } from './authorizer-answer';
import type { AuthorizerCache, CachedAnswer } from './authorizer-cache';
import { logEnd, logStart, noteAnswer, noteCache, noteFailure, noteIdentity } from './authorizer-checks';
import { authorizerFault, unauthorized } from './authorizer-refusal';
import { cacheKey } from './cache-key';
import type { FunctionAuthorizer } from './compiled-authorizer';
import { firstMissing, type IdentityValue, readIdentity } from './read-identity';

export interface FunctionAuthorization {
  /** Where results are kept; absent: every request asks the function. */
  readonly cache?: AuthorizerCache;
  /** Values of `context.NAME` identity sources that stand before the request's own; tests of authorizers set them. */
  readonly contextVariables?: Readonly<Record<string, string>>;
}

/**
 * Opens it with the cache of its gateway.
 * AWS assumed: requests that come while the function is asked for the same identity ask it again; none waits for another
 */
export function openAuthorizeByFunction({ cache, contextVariables }: FunctionAuthorization): Authorize {
  return (exchange) => {
    const authorizer = authorizerOf(exchange);
    const identity = readIdentity(authorizer.sources, exchange, contextVariables);
    checkIdentity(exchange, authorizer, identity);
    if (cache === undefined || authorizer.ttlSeconds === 0) return ask(exchange, authorizer, identity, undefined);
    const key = cacheKey(exchange, authorizer, identity);
    const found = cache.find(exchange.stage, key, exchange.tools.clock());
    const keep: Keep = (answer) => {
      const expiresAt = exchange.tools.clock() + authorizer.ttlSeconds * 1_000;
      return cache.keep(exchange.stage, key, { answer, expiresAt });
    };
    const goOn = (kept: CachedAnswer | undefined) => {
      if (exchange.trace.isOn) {
        noteCache(exchange, authorizer, identity, key, kept && kept.expiresAt - exchange.tools.clock());
      }
      return answerOrAsk(exchange, authorizer, identity, kept, keep);
    };
    return found instanceof Promise ? found.then(goOn) : goOn(found);
  };
}

type Keep = (answer: AuthorizerAnswer) => void | Promise<void>;

/** The authorizer of the method. A deployment that names none that is there was told so when it was made. */
function authorizerOf({ match, deployment, trace }: Exchange): FunctionAuthorizer {
  const id = match?.method.method.authorizerId ?? '';
  const authorizer = deployment.functionAuthorizers.get(id);
  if (authorizer !== undefined) return authorizer;
  if (trace.isOn) {
    const said = id === '' ? 'the method names no authorizer' : `there is no Lambda authorizer ${id}`;
    trace.note({ decided: said });
    trace.check({ name: 'authorizer', verdict: 'denied', said });
  }
  throw authorizerFault();
}

/** Refuses a caller that does not say who it is, before the function is called. */
function checkIdentity(exchange: Exchange, authorizer: FunctionAuthorizer, identity: readonly IdentityValue[]): void {
  const { trace, invocation } = exchange;
  if (trace.isOn) logStart(exchange, authorizer.id, identity);
  if (authorizer.fault !== undefined) {
    if (trace.isOn) noteFailure(exchange, authorizer, identity, authorizer.fault, undefined);
    throw refused(exchange, authorizerFault(), { latencyMs: 0, problem: authorizer.fault });
  }
  const said = wrongIdentity(authorizer, identity);
  if (said !== undefined) {
    if (trace.isOn) noteIdentity(exchange, authorizer, identity, 'denied', said);
    throw refused(exchange, unauthorized(invocation.requestId), { latencyMs: 0, problem: said });
  }
  if (trace.isOn) noteIdentity(exchange, authorizer, identity, 'passed', 'every identity source has a value');
}

/** What is wrong with the identity, in words; undefined if nothing is. */
function wrongIdentity(
  { type, ttlSeconds, validation }: FunctionAuthorizer,
  identity: readonly IdentityValue[],
): string | undefined {
  // AWS documented: without caching the function of a REQUEST authorizer is called whatever is missing
  const mayMiss = type === 'REQUEST' && ttlSeconds === 0;
  const missing = mayMiss ? undefined : firstMissing(identity);
  if (missing !== undefined) return `${missing.expression} has no value`;
  if (validation === undefined) return undefined;
  const token = identity[0]?.values.at(-1) ?? '';
  return validation.pattern.matches(token) ? undefined : `the token does not match ${validation.source}`;
}

function answerOrAsk(
  exchange: Exchange,
  authorizer: FunctionAuthorizer,
  identity: readonly IdentityValue[],
  found: CachedAnswer | undefined,
  keep: Keep,
): void | Promise<void> {
  if (found === undefined) return ask(exchange, authorizer, identity, keep);
  use(exchange, authorizer, identity, found.answer, undefined);
}

async function ask(
  exchange: Exchange,
  authorizer: FunctionAuthorizer,
  identity: readonly IdentityValue[],
  keep: Keep | undefined,
): Promise<void> {
  const asked = await askFunction(exchange, authorizer, identity);
  const { answer, error, problem = '' } = asked;
  if (answer === undefined) {
    if (exchange.trace.isOn) noteFailure(exchange, authorizer, identity, problem, asked);
    throw refused(exchange, error ?? authorizerFault(), asked);
  }
  await keep?.(answer);
  use(exchange, authorizer, identity, answer, asked);
}

/** The policy is for the whole stage: each method asks anew whether it lets this request in. */
function use(
  exchange: Exchange,
  authorizer: FunctionAuthorizer,
  identity: readonly IdentityValue[],
  answer: AuthorizerAnswer,
  asked: AskedFunction | undefined,
): void {
  if (exchange.trace.isOn) {
    const { principalId, ...context } = answer.context as Readonly<Record<string, string>>;
    logEnd(exchange, answer.principalId);
    noteAnswer(exchange, authorizer, identity, { principalId, context, text: answer.text }, asked);
  }
  const { latencyMs = 0, status, call, logTail } = asked ?? {};
  exchange.access = {
    ...exchange.access,
    authorizer: answer.context,
    policies: {
      kind: 'authorizer',
      authorizerId: authorizer.id,
      authorizerName: authorizer.name,
      policy: answer.policy,
    },
    ...(answer.usageIdentifierKey !== undefined && { usageIdentifierKey: answer.usageIdentifierKey }),
    authorizerCall: {
      status: 200,
      latencyMs,
      integrationLatencyMs: latencyMs,
      ...(status !== undefined && { integrationStatus: status }),
      ...(call !== undefined && { function: call }),
      ...(logTail !== undefined && { logTail }),
    },
  };
}

/** The refusal, once the access log knows of it. */
function refused(exchange: Exchange, error: GatewayError, asked: Partial<AskedFunction>): GatewayError {
  const { latencyMs = 0, status, call, logTail, problem } = asked;
  exchange.access = {
    ...exchange.access,
    authorizerCall: {
      status: error.responseType === 'UNAUTHORIZED' ? 401 : 500,
      latencyMs,
      ...(status !== undefined && { integrationStatus: status, integrationLatencyMs: latencyMs }),
      ...(problem !== undefined && { error: problem }),
      ...(call !== undefined && { function: call }),
      ...(logTail !== undefined && { logTail }),
    },
  };
  return error;
}
