// CUSTOM: the function of a Lambda authorizer says whether the caller may go on, and what else is known of it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
import { createHash } from 'node:crypto';
import { authorizerJoin } from '../../../../shared/iam/policy-join';
import { decideAccess } from '../../../../shared/policy/decide-access';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';
import type { Authorize } from '../authorize';
import type { AuthorizerCache, CachedAnswer } from '../authorizers/authorizer-cache';
import { noteAnswer, noteCache, noteFailure, noteIdentity } from '../authorizers/authorizer-checks';
import { firstMissing, type IdentityValue } from '../authorizers/read-identity';
import { methodArn } from '../policies/method-arn';
import { checkPolicies } from '../policies/policy-check';
import { requestKeys } from '../policies/request-keys';
import { type AskedRouteFunction, askRouteFunction } from './ask-route-function';
import type { RouteFunctionAuthorizer } from './compiled-authorizer';
import type { RouteAnswer } from './route-answer';
import { readRouteIdentity } from './route-identity';
import { notConfigured, unauthorizedRoute } from './route-refusal';

export interface RouteFunctionAuthorization {
  /** Where results are kept; absent: every request asks the function. */
  readonly cache?: AuthorizerCache<RouteAnswer>;
  /** Values of `$context.NAME` identity sources that stand before the request's own; tests of authorizers set them. */
  readonly contextVariables?: Readonly<Record<string, string>>;
}

/** A request on its way through the authorizer. */
interface Asked {
  readonly exchange: HttpExchange;
  readonly authorizer: RouteFunctionAuthorizer;
  readonly identity: readonly IdentityValue[];
  /** On the monotonic clock. */
  readonly startedMs: number;
}

type Keep = (answer: RouteAnswer) => void | Promise<void>;

/** Opens it with the cache of its gateway. */
export function openAuthorizeFunctionRoute({
  cache,
  contextVariables,
}: RouteFunctionAuthorization): Authorize<HttpExchange> {
  return (exchange) => {
    const { deployment, match, stage, tools, trace } = exchange;
    const authorizer = deployment.authorizers.get(match?.route.route.authorizerId ?? '');
    if (authorizer?.kind !== 'function') throw notConfigured(exchange);
    const identity = readRouteIdentity(authorizer.sources, exchange, contextVariables);
    const asked: Asked = { exchange, authorizer, identity, startedMs: performance.now() };
    checkIdentity(asked);
    if (cache === undefined || authorizer.ttlSeconds === 0) return ask(asked, undefined);
    const key = routeCacheKey(exchange, authorizer, identity);
    const keep: Keep = (answer) => {
      const expiresAt = tools.clock() + authorizer.ttlSeconds * 1_000;
      return cache.keep(stage, key, { answer, expiresAt });
    };
    const goOn = (kept: CachedAnswer<RouteAnswer> | undefined) => {
      if (trace.isOn) noteCache(exchange, shown(authorizer), identity, key, kept && kept.expiresAt - tools.clock());
      return kept === undefined ? ask(asked, keep) : use(asked, kept.answer, undefined);
    };
    const found = cache.find(stage, key, tools.clock());
    return found instanceof Promise ? found.then(goOn) : goOn(found);
  };
}

/**
 * Authorizer and identity; the stage is beside it. A hash, so that no store of results holds tokens.
 * AWS documented: not the route, unless `$context.routeKey` is a source. AWS assumed: an authorizer that was changed,
 * or whose function another stage variable names, starts anew
 */
export function routeCacheKey(
  { stage }: Pick<HttpExchange, 'stage'>,
  { fingerprint, uri }: RouteFunctionAuthorizer,
  identity: readonly IdentityValue[],
): string {
  const { variables } = stage.settings;
  const varying = uri.parts
    .filter(({ kind }) => kind === 'stage-variable')
    .map(({ value }) => (Object.hasOwn(variables, value) ? variables[value] : null));
  const text = JSON.stringify([fingerprint, varying, identity.map(({ values }) => values)]);
  return createHash('sha256').update(text).digest('base64');
}

/** AWS documented: every source must have a value, also where nothing is kept; else the function is not asked. */
function checkIdentity({ exchange, authorizer, identity, startedMs }: Asked): void {
  const missing = firstMissing(identity);
  const said = missing === undefined ? 'every identity source has a value' : `${missing.expression} has no value`;
  if (exchange.trace.isOn) {
    noteIdentity(exchange, shown(authorizer), identity, missing === undefined ? 'passed' : 'denied', said);
  }
  if (missing !== undefined) throw unauthorizedRoute(exchange, startedMs, said);
}

async function ask(asked: Asked, keep: Keep | undefined): Promise<void> {
  const { exchange, authorizer, identity } = asked;
  const outcome = await askRouteFunction(exchange, authorizer, identity);
  const { answer, problem = '', shape } = outcome;
  if (answer !== undefined) {
    await keep?.(answer);
    return use(asked, answer, outcome);
  }
  if (exchange.trace.isOn) noteFailure(exchange, shown(authorizer), identity, problem, outcome);
  noteCall(exchange, 500, outcome);
  throw new GatewayError('AUTHORIZER_FAILURE', { reason: problem, ...(shape !== undefined && { shape }) });
}

/** AWS documented: a policy that was kept is asked anew for each route, a simple answer counts for all of them. */
function use(asked: Asked, answer: RouteAnswer, outcome: AskedRouteFunction | undefined): void {
  const { exchange, authorizer, identity } = asked;
  const { decision, context, text } = answer;
  const { principalId } = decision.kind === 'policy' ? decision : {};
  if (exchange.trace.isOn) {
    const told = { principalId, context: textsOf(context), text };
    noteAnswer(exchange, shown(authorizer), identity, told, outcome);
  }
  const refusal =
    decision.kind === 'simple' ? simpleRefusal(asked, decision.isAuthorized) : policyRefusal(asked, decision);
  noteCall(exchange, refusal === undefined ? 200 : 403, outcome ?? { latencyMs: 0 });
  if (refusal !== undefined) throw refusal;
  exchange.caller = { kind: 'lambda', context, ...(principalId !== undefined && { principalId }) };
}

function simpleRefusal({ exchange, authorizer }: Asked, isAuthorized: boolean): GatewayError | undefined {
  if (exchange.trace.isOn) {
    const said = `${authorizer.name} says that the caller is ${isAuthorized ? '' : 'not '}authorized`;
    exchange.trace.check({ name: 'authorizer-policy', verdict: isAuthorized ? 'passed' : 'denied', said });
  }
  if (isAuthorized) return undefined;
  return new GatewayError('ACCESS_DENIED', { reason: `Authorizer ${authorizer.name} answered isAuthorized: false.` });
}

function policyRefusal(
  { exchange, authorizer }: Asked,
  { policy }: Extract<RouteAnswer['decision'], { readonly kind: 'policy' }>,
): GatewayError | undefined {
  const owner = { apiId: exchange.deployment.apiId, policy: undefined };
  const returned = { authorizerId: authorizer.id, authorizerName: authorizer.name, policy };
  const join = authorizerJoin(owner, returned, 'v2-authorizer');
  const request = {
    action: 'execute-api:Invoke',
    resource: methodArn(exchange),
    caller: undefined,
    keys: requestKeys(exchange, undefined),
  };
  const decision = decideAccess(join, request);
  const isDenied = decision.result !== 'allow';
  if (exchange.trace.isOn) checkPolicies(exchange, 'authorizer-policy', { join, request, decision, isDenied });
  if (!isDenied) return undefined;
  const reason = `The policy of authorizer ${authorizer.name} does not allow ${request.resource}.`;
  return new GatewayError('ACCESS_DENIED', { reason });
}

/** For the access log. */
function noteCall(exchange: HttpExchange, status: number, outcome: AskedRouteFunction): void {
  const { latencyMs, status: integrationStatus, call, logTail, problem } = outcome;
  exchange.access = {
    ...exchange.access,
    authorizerCall: {
      status,
      latencyMs,
      integrationLatencyMs: latencyMs,
      ...(integrationStatus !== undefined && { integrationStatus }),
      ...(problem !== undefined && { error: problem }),
      ...(call !== undefined && { function: call }),
      ...(logTail !== undefined && { logTail }),
    },
  };
}

function shown({ id, name, ttlSeconds }: RouteFunctionAuthorizer) {
  return { id, name, type: 'REQUEST', ttlSeconds } as const;
}

function textsOf(context: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(context).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}
