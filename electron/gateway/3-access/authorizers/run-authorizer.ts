// TestInvokeAuthorizer: one authorizer of the working copy, asked through the very step that requests go through.
// https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeAuthorizer.html
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import type { Method } from '../../../../shared/definition/rest/method';
import type { AuthorizerRun } from '../../../../shared/trace/authorizer-run';
import { testInvokeLog } from '../../../../shared/trace/execution-log';
import type { RequestIds } from '../../1-entry/request-ids';
import { gatewayResponse } from '../../9-exit/gateway-response';
import { type Refusal, refusalOf } from '../../9-exit/refusal';
import type { LiveExchange } from '../../chains/live-exchange';
import { openExchange } from '../../chains/open-exchange';
import { CompileFailure, compileApi } from '../../deploy/compile-api';
import { compileMethod } from '../../deploy/compile-method';
import type { CompiledDeployment } from '../../deploy/compiled-deployment';
import type { GatewayTools, MethodMatch } from '../../exchange';
import type { AuthorizerTest } from '../../ports';
import { exchangeTrace } from '../../trace/exchange-trace';
import { openRecorder } from '../../trace/recorder';
import type { Authorize } from '../authorize';
import { decidePolicies } from '../policies/decide-policies';
import { openAuthorizeByFunction } from './authorize-by-function';
import type { AuthorizerCache } from './authorizer-cache';
import { describeRun } from './describe-run';
import { pathOf, testedPlace, testedRequest, testedStage } from './tested-request';

export interface AuthorizerRunParts {
  readonly tools: GatewayTools;
  readonly ids: RequestIds;
  /** Milliseconds on the monotonic clock. */
  readonly now: () => number;
  /** Asked whether a request would find a result; nothing is kept in it here. */
  readonly cache: AuthorizerCache;
  readonly authorizeByToken: Authorize;
}

/** Runs it. Throws CompileFailure where the snapshot has no such authorizer. */
export async function runAuthorizer(parts: AuthorizerRunParts, test: AuthorizerTest): Promise<AuthorizerRun> {
  const { tools, ids, now } = parts;
  const startedMs = now();
  // an id that no resource has: methods are not needed
  const deployment = compileApi(test.snapshot, { onlyResourceId: '' });
  const authorizer = deployment.view.authorizers.get(test.authorizerId);
  if (authorizer === undefined) throw new CompileFailure('Invalid Authorizer identifier specified');
  const recorder = openRecorder(now, startedMs, tools.clock);
  const at = tools.clock();
  const exchange = openExchange({
    origin: 'test',
    tools,
    deployment,
    stage: testedStage(test, at),
    invocation: testedRequest(test, ids, at, tools.identity.region),
    trace: recorder,
    startedMs,
    match: testedMatch(deployment, authorizer, test),
  });
  const { contextVariables } = test;
  const byFunction = openAuthorizeByFunction({ contextVariables });
  const authorize = authorizer.type === 'COGNITO_USER_POOLS' ? parts.authorizeByToken : byFunction;
  let refusal = await refusalBy(() => authorize(exchange));
  const isKnown = refusal === undefined;
  if (isKnown) refusal = await refusalBy(() => decidePolicies.run(exchange));
  logRefusal(exchange, refusal);
  const response = refusal && answerTo(exchange, refusal);
  const trace = exchangeTrace(
    exchange,
    recorder,
    { status: response?.status ?? 200, headers: [], body: new Uint8Array(0), stream: undefined },
    true,
  );
  return {
    clientStatus: response?.status ?? 0,
    ...(response !== undefined && { refusal: response }),
    latencyMs: exchange.access?.authorizerCall?.latencyMs ?? now() - startedMs,
    log: testInvokeLog(trace),
    checks: trace.checks ?? [],
    ...(await describeRun(exchange, parts.cache, { authorizer, contextVariables, refusal, isKnown, trace })),
  };
}

async function refusalBy(step: () => void | Promise<void>): Promise<Refusal | undefined> {
  try {
    await step();
    return undefined;
  } catch (thrown) {
    return refusalOf(thrown);
  }
}

function answerTo(exchange: LiveExchange, refusal: Refusal): NonNullable<AuthorizerRun['refusal']> {
  exchange.refusal = refusal;
  const { status, body } = gatewayResponse(exchange, refusal);
  return { responseType: refusal.kind, status, body: Buffer.from(body).toString() };
}

function logRefusal({ trace }: LiveExchange, refusal: Refusal | undefined): void {
  if (refusal?.reason !== undefined) trace.log('ERROR', refusal.reason);
  if (refusal?.kind === 'AUTHORIZER_CONFIGURATION_ERROR') trace.log('ERROR', refusal.errorType);
}

/** A method that has this authorizer and nothing else, at the resource that the path leads to. */
function testedMatch(deployment: CompiledDeployment, authorizer: Authorizer, test: AuthorizerTest): MethodMatch {
  const { view } = deployment;
  const { resource, pathParameters } = testedPlace(view, pathOf(test));
  const method: Method = {
    httpMethod: 'ANY',
    authorizationType: authorizer.type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM',
    authorizerId: authorizer.id,
    apiKeyRequired: false,
    ...(test.scopes.length > 0 && { authorizationScopes: [...test.scopes] }),
  };
  return {
    method: compileMethod(view, resource, method, []),
    resourceId: resource.resource.id,
    resourcePath: resource.path,
    pathParameters,
  };
}
