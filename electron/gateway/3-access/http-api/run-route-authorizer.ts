// Asks one authorizer of an HTTP API on its own: the same code as for requests, with nothing kept and no route called.
// The service has no such test; the studio tries authorizers with it before they are deployed.
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { AccessCheck } from '../../../../shared/trace/access-check';
import type { AuthorizerRun } from '../../../../shared/trace/authorizer-run';
import { httpRefusal, httpRefusalResponse } from '../../9-exit/http-api/http-refusal';
import { type Refusal, refusalOf } from '../../9-exit/refusal';
import { openRouteTest, type RouteTestParts } from '../../chains/open-route-test';
import { CompileFailure } from '../../deploy/compile-api';
import type { CompiledRoute } from '../../deploy/http-api/compiled-http-api';
import type { HttpExchange } from '../../http-exchange';
import type { AuthorizerTest } from '../../ports';
import { httpExchangeTrace } from '../../trace/http-exchange-trace';
import type { AuthorizerCache } from '../authorizers/authorizer-cache';
import { methodArn } from '../policies/method-arn';
import type { TokenKeys } from '../tokens/token-keys';
import { openAuthorizeFunctionRoute, routeCacheKey } from './authorize-function-route';
import { openAuthorizeJwtRoute } from './authorize-jwt-route';
import type { RouteAuthorizer } from './compiled-authorizer';
import { type RouteAnswer, readRouteAnswer } from './route-answer';
import { routeAuthorizerEvent } from './route-authorizer-event';
import { readRouteIdentity } from './route-identity';

export interface RouteAuthorizerRunParts extends RouteTestParts {
  readonly tokenKeys: TokenKeys;
  /** Asked whether a request would find a result; nothing is kept in it here. */
  readonly cache: AuthorizerCache<RouteAnswer>;
}

/** Runs it. Throws CompileFailure where the snapshot has no such authorizer, or none that can be asked. */
export async function runRouteAuthorizer(parts: RouteAuthorizerRunParts, test: AuthorizerTest): Promise<AuthorizerRun> {
  const { exchange, trace: recorder } = openRouteTest(parts, { ...test, body: '' });
  const authorizer = exchange.deployment.authorizers.get(test.authorizerId);
  if (authorizer === undefined) throw new CompileFailure(whyNot(exchange, test.authorizerId));
  exchange.match = testedMatch(exchange, authorizer, test);
  const { contextVariables } = test;
  const authorize =
    authorizer.kind === 'jwt'
      ? openAuthorizeJwtRoute(parts.tokenKeys)
      : openAuthorizeFunctionRoute({ contextVariables });
  let refusal: Refusal | undefined;
  try {
    await authorize(exchange);
  } catch (thrown) {
    refusal = httpRefusal(refusalOf(thrown));
  }
  const answer = refusal && httpRefusalResponse(refusal);
  const status = answer?.status ?? 200;
  const trace = httpExchangeTrace(exchange, recorder, {
    status,
    headers: [],
    body: new Uint8Array(0),
    stream: undefined,
  });
  const checks = trace.checks ?? [];
  return {
    clientStatus: answer?.status ?? 0,
    ...(refusal &&
      answer && {
        refusal: { responseType: refusal.kind, status, body: Buffer.from(answer.body).toString() },
        problem: problemOf(exchange, refusal, checks),
      }),
    latencyMs: exchange.access?.authorizerCall?.latencyMs ?? parts.now() - exchange.startedMs,
    // AWS documented: HTTP APIs have no execution log
    log: '',
    checks,
    ...(await detailsOf(exchange, authorizer, parts.cache, contextVariables)),
    ...toldOf(exchange, authorizer, checks),
    ...(checks.some(({ name }) => name === 'authorizer-policy') && {
      decision: { methodArn: methodArn(exchange), result: resultOf(checks) },
    }),
  };
}

function whyNot({ deployment }: HttpExchange, authorizerId: string): string {
  const problem = deployment.problems.find(({ key }) => key === `v2-authorizer:${deployment.apiId}/${authorizerId}`);
  return problem?.message ?? `Invalid Authorizer identifier specified ${authorizerId}`;
}

/** The route that the path leads to, or one of its own, as if it had this authorizer. */
function testedMatch(exchange: HttpExchange, { id, kind }: RouteAuthorizer, { scopes }: AuthorizerTest) {
  const { deployment, invocation } = exchange;
  const found = deployment.routes.match(invocation.httpMethod, invocation.routePath);
  const { route: under = deployment.routes.fallback, pathParameters = {} } = found ?? {};
  const route: V2Route = {
    id: '',
    routeKey: '$default',
    apiKeyRequired: false,
    ...under?.route,
    authorizationType: kind === 'jwt' ? 'JWT' : 'CUSTOM',
    authorizerId: id,
    authorizationScopes: [...scopes],
  };
  const bare: Omit<CompiledRoute, 'route'> = {
    key: undefined,
    resourcePath: '$default',
    integrationType: undefined,
    endpoint: { kind: 'unavailable', reason: 'Authorizers are tested without a route.' },
    requestMappings: [],
    responseMappings: new Map(),
  };
  return { route: { ...bare, ...under, route }, pathParameters };
}

/** What the caller's refusal was for: the check that denied, or the authorizer's own words. */
function problemOf({ access }: HttpExchange, { reason, kind }: Refusal, checks: readonly AccessCheck[]): string {
  const denied = checks.filter(({ verdict }) => verdict === 'denied').at(-1);
  return access?.authorizerCall?.error ?? denied?.said ?? reason ?? kind;
}

/** Identity, event and cache. */
async function detailsOf(
  exchange: HttpExchange,
  authorizer: RouteAuthorizer,
  cache: AuthorizerCache<RouteAnswer>,
  contextVariables: Readonly<Record<string, string>>,
): Promise<Pick<AuthorizerRun, 'identity' | 'event' | 'cache'>> {
  const sources = authorizer.kind === 'jwt' ? [authorizer.source] : authorizer.sources;
  const identity = readRouteIdentity(sources, exchange, contextVariables);
  const shown = identity.map(({ source, values }) => ({
    source: source.expression,
    ...(values.length > 0 && { value: values.join(',') }),
  }));
  if (authorizer.kind === 'jwt') return { identity: shown };
  const { ttlSeconds, payloadFormatVersion } = authorizer;
  const key = routeCacheKey(exchange, authorizer, identity);
  const now = exchange.tools.clock();
  const found = ttlSeconds === 0 ? undefined : await cache.find(exchange.stage, key, now);
  const wasAsked = exchange.access?.authorizerCall?.function !== undefined;
  const values = identity.map((one) => one.values.join(','));
  const { headers } = exchange.invocation;
  return {
    identity: shown,
    ...(wasAsked && { event: routeAuthorizerEvent(exchange, { payloadFormatVersion, identity: values, headers }) }),
    cache: {
      ttlSeconds,
      ...(ttlSeconds > 0 && { key }),
      isHit: found !== undefined,
      ...(found && { keptForMs: found.expiresAt - now }),
    },
  };
}

/** What the function or the token says of the caller. */
function toldOf(
  { access, caller }: HttpExchange,
  authorizer: RouteAuthorizer,
  checks: readonly AccessCheck[],
): Partial<AuthorizerRun> {
  if (authorizer.kind === 'jwt') return caller?.kind === 'jwt' ? { claims: caller.claims } : {};
  const { function: called, logTail } = access?.authorizerCall ?? {};
  const evidence = checks.find(({ name }) => name === 'authorizer')?.evidence;
  const answer = evidence?.kind === 'authorizer' ? evidence.result : undefined;
  const read =
    answer !== undefined && called?.functionError === undefined ? readRouteAnswer(answer, authorizer) : undefined;
  const { principalId, context } = evidence?.kind === 'authorizer' ? evidence : {};
  const decision = read !== undefined && 'answer' in read ? read.answer.decision : undefined;
  return {
    ...(answer !== undefined && { answer }),
    ...(read !== undefined && { fields: read.shape.fields }),
    ...(called !== undefined && { function: called }),
    ...(logTail !== undefined && { functionLog: Buffer.from(logTail, 'base64').toString('utf8') }),
    ...(principalId !== undefined && { principalId }),
    ...(context !== undefined && { context }),
    ...(decision?.kind === 'policy' && { policy: decision.policy.text }),
  };
}

function resultOf(checks: readonly AccessCheck[]): 'allow' | 'explicit-deny' | 'implicit-deny' {
  const { evidence, verdict } = checks.find(({ name }) => name === 'authorizer-policy') ?? {};
  if (evidence?.kind === 'policy') return evidence.result;
  return verdict === 'passed' ? 'allow' : 'explicit-deny';
}
