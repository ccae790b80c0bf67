// The data plane: stages go in, requests are answered, traces and counters come out.
import { randomFillSync } from 'node:crypto';
import type { LambdaFunctions } from '../../shared/lambda/functions';
import type { AuthorizerRun } from '../../shared/trace/authorizer-run';
import type { KeyUsage, QuotaSpec } from '../../shared/usage/key-usage';
import { destinationOf } from './1-entry/destination';
import { forbidden, frontDoorAnswer } from './1-entry/front-door';
import type { ClientAnswer, ClientRequest, ReceivedRequest } from './1-entry/received-request';
import { readHead } from './1-entry/request-head';
import { type FillRandom, openRequestIds } from './1-entry/request-ids';
import { type LiveStage, openStageTable } from './2-routing/stage-table';
import { openAuthorize } from './3-access/authorize';
import { openAuthorizeByFunction } from './3-access/authorizers/authorize-by-function';
import { openMemoryAuthorizerCache } from './3-access/authorizers/memory-authorizer-cache';
import { runAuthorizer } from './3-access/authorizers/run-authorizer';
import { openAuthorizeIam } from './3-access/signature/authorize-iam';
import { openAuthorizeByToken } from './3-access/tokens/authorize-by-token';
import { openTokenKeys } from './3-access/tokens/token-keys';
import { openVerifiedTokens } from './3-access/tokens/verified-tokens';
import type { PlanUse } from './3-access/usage/counter-store';
import { openMemoryCounterStore } from './3-access/usage/memory-counter-store';
import { openRequireApiKey } from './3-access/usage/require-api-key';
import { openThrottle } from './3-access/usage/throttle';
import { openTokenBucket } from './3-access/usage/token-bucket';
import { openUsageIndex } from './3-access/usage/usage-index';
import { openHttpEndpoints } from './6-integration/http-endpoints';
import { compileAccessLog } from './9-exit/access-log';
import { openCounters } from './9-exit/counters';
import { openInvoker } from './chains/invoke-stage';
import { restChain, restTestChain } from './chains/rest-chain';
import { testInvoke } from './chains/test-invoke';
import { type CompileCache, openCompileCache } from './deploy/compile-cache';
import type { CompiledDeployment } from './deploy/compiled-deployment';
import { openMethodSettings } from './deploy/method-settings';
import type { GatewayTools, HttpEndpoints } from './exchange';
import { noCompanions, noFunctions, openAccess } from './no-companions';
import type {
  AccessSettings,
  AuthorizerTest,
  Clock,
  Companions,
  GatewayCounters,
  GatewayIdentity,
  GatewayLimits,
  GatewayObserver,
  StageDeployment,
  StageSettings,
  TestInvocation,
  TestInvocationResult,
} from './ports';
import type { CompileProblem, GatewaySettings } from './process/messages';
import { openOutbox, type Schedule } from './trace/outbox';
import { openVirtualClock } from './virtual-clock';

export interface GatewayOptions {
  readonly settings: Pick<
    GatewaySettings,
    'identity' | 'endpoints' | 'companions' | 'access' | 'usage' | 'tracesPerSecond'
  >;
  readonly observer: GatewayObserver;
  /** Epoch milliseconds; the virtual clock starts from it. */
  readonly clock?: Clock;
  /** Milliseconds on the monotonic clock. */
  readonly now?: () => number;
  readonly random?: () => number;
  readonly fillRandom?: FillRandom;
  readonly schedule?: Schedule;
  readonly compileCache?: CompileCache;
  /** Hears of faults in Gatehouse itself that no trace can tell. Default: a warning of the process. */
  readonly onFault?: (fault: unknown) => void;
  /** Calls HTTP endpoints; tests pass their own. */
  readonly http?: HttpEndpoints & { dispose(): Promise<void> };
  /** Runs functions; absent: none exists. Whoever opened it disposes it. */
  readonly lambda?: LambdaFunctions;
}

export interface Gateway {
  /** Serves `stage` from the next request on. Throws CompileFailure where nothing can be served. */
  deploy(stage: StageDeployment): { readonly compileMs: number; readonly problems: readonly CompileProblem[] };
  updateStageSettings(apiId: string, stageName: string, settings: StageSettings): void;
  undeploy(apiId: string, stageName: string): void;
  /** Answers a request in plain values. One that belongs to no API is answered 403, as by a host that leads nowhere. */
  handle(request: ClientRequest): ClientAnswer | Promise<ClientAnswer>;
  /** Answers a request whose head is read already. */
  invoke(request: ReceivedRequest): ClientAnswer | Promise<ClientAnswer>;
  test(invocation: TestInvocation): Promise<TestInvocationResult>;
  /** Asks one authorizer on its own. */
  runAuthorizer(test: AuthorizerTest): Promise<AuthorizerRun>;
  /** Forgets what authorizers of the stage said. */
  flushAuthorizers(apiId: string, stageName: string): Promise<void>;
  /** Moves the virtual clock forward. */
  advanceClock(seconds: number): void;
  setEndpoints(endpoints: Readonly<Record<string, number>>): void;
  setCompanions(companions: Companions): void;
  setAccess(access: AccessSettings): void;
  /** From the next request on. */
  setIdentity(identity: GatewayIdentity): void;
  counters(): GatewayCounters;
  /** What keys have used of their plans, and the token buckets as they stand. */
  limits(): GatewayLimits;
  /** Counting goes on from `usage`, and from nothing else. */
  setUsage(usage: readonly KeyUsage[]): void;
  setRemaining(use: PlanUse & { readonly quota: QuotaSpec }, remaining: number): void;
  /** Resolves when no request is under way; what was observed by then is handed over. */
  drain(): Promise<void>;
  dispose(): Promise<void>;
}

/** A quiet gateway saves up traces for so many seconds: a test that sends hundreds at once finds them all. */
const traceBurstSeconds = 10;

/** Opens a gateway without a socket. */
export function openGateway(options: GatewayOptions): Gateway {
  const { settings, random = Math.random, schedule = scheduleUnref } = options;
  const now = options.now ?? (() => performance.now());
  const clock = openVirtualClock(options.clock ?? Date.now);
  const ids = openRequestIds(options.fillRandom ?? randomFillSync);
  const counters = openCounters(now(), String(clock.now()));
  const usage = openMemoryCounterStore();
  usage.restore(settings.usage ?? []);
  const outbox = openOutbox({
    observer: options.observer,
    readCounters() {
      const changed = usage.takeChanges();
      return { ...counters.read(now()), ...(changed && { usage: changed }) };
    },
    schedule,
  });
  const stages = openStageTable();
  const compileCache = options.compileCache ?? openCompileCache();
  let localPorts = new Map(Object.entries(settings.endpoints));
  const endpoints = { localPort: (host: string) => localPorts.get(host) };
  const http = options.http ?? openHttpEndpoints({ endpoints });
  let companions = settings.companions ?? noCompanions;
  let access = settings.access ?? openAccess;
  let { identity } = settings;
  const tools: GatewayTools = {
    clock: clock.now,
    random,
    get identity() {
      return identity;
    },
    endpoints,
    http,
    lambda: options.lambda ?? noFunctions,
    companions: () => companions,
    access: () => access,
  };
  const methodSettingsOf = openMethodSettings();
  const inFlight = openInFlight();
  const budget = { rate: settings.tracesPerSecond, burst: settings.tracesPerSecond * traceBurstSeconds };
  const testChain = restTestChain();
  const authorizerCache = openMemoryAuthorizerCache();
  const verifiedTokens = openVerifiedTokens();
  const authorizeByToken = openAuthorizeByToken({ keys: openTokenKeys(clock.now), verified: verifiedTokens });
  const authorize = openAuthorize({
    AWS_IAM: openAuthorizeIam(),
    CUSTOM: openAuthorizeByFunction({ cache: authorizerCache }),
    COGNITO_USER_POOLS: authorizeByToken,
  });
  const serve = openInvoker({
    tools,
    stages,
    chain: restChain({
      authorize,
      requireApiKey: openRequireApiKey(openUsageIndex()),
      throttle: openThrottle({ methodSettingsOf, counters: usage }),
    }),
    ids,
    counters,
    outbox,
    now,
    methodSettingsOf,
    traceBudget: openTokenBucket(budget, now()),
    schedule,
    onStream: (over) => void inFlight.track(over),
    onFault: options.onFault ?? warnOfFault,
  });

  function invoke(request: ReceivedRequest): ClientAnswer | Promise<ClientAnswer> {
    const answer = serve(request);
    return answer instanceof Promise ? inFlight.track(answer) : answer;
  }

  function prepare(stage: StageDeployment, deployment: CompiledDeployment): LiveStage {
    const { accessLogFormat } = stage.settings;
    return {
      stage,
      deployment,
      accessLog: accessLogFormat ? compileAccessLog(accessLogFormat) : undefined,
      totals: counters.stage(stage.apiId, deployment.apiName, stage.stageName),
    };
  }

  return {
    deploy(stage) {
      const startedMs = now();
      const deployment = compileCache.compile(stage);
      stages.put(prepare(stage, deployment));
      return { compileMs: now() - startedMs, problems: deployment.problems };
    },
    updateStageSettings(apiId, stageName, stageSettings) {
      const live = stages.find(apiId, stageName);
      if (live !== undefined) stages.put(prepare({ ...live.stage, settings: stageSettings }, live.deployment));
    },
    undeploy: stages.remove,
    handle(request) {
      const { method, body, connection, bound } = request;
      const head = readHead(request.rawHeaders);
      const destination = destinationOf(request.url, head.host, bound);
      if (destination.kind === 'gateway') {
        return invoke({ method, url: request.url, head, destination, body, connection });
      }
      const refused = { requestId: ids.requestId(), extendedRequestId: ids.extendedRequestId() };
      return frontDoorAnswer(forbidden('The request names no API.'), refused);
    },
    invoke,
    test: (invocation) => inFlight.track(testInvoke({ tools, chain: testChain, ids, now, schedule }, invocation)),
    runAuthorizer: (test) =>
      inFlight.track(runAuthorizer({ tools, ids, now, cache: authorizerCache, authorizeByToken }, test)),
    async flushAuthorizers(apiId, stageName) {
      verifiedTokens.flush(apiId, stageName);
      await authorizerCache.flush({ apiId, stageName });
    },
    advanceClock: clock.advance,
    setEndpoints(ports) {
      localPorts = new Map(Object.entries(ports));
    },
    setCompanions(next) {
      companions = next;
    },
    setAccess(next) {
      access = next;
    },
    setIdentity(next) {
      identity = next;
    },
    counters: () => counters.read(now()),
    limits: () => ({ usage: usage.usage(), buckets: usage.buckets(clock.now()), at: clock.now() }),
    setUsage: usage.restore,
    setRemaining: (use, remaining) => usage.setRemaining(use, remaining, clock.now()),
    async drain() {
      await inFlight.none();
      outbox.flush();
    },
    async dispose() {
      outbox.dispose();
      await http.dispose();
    },
  };
}

/** Requests that wait for something. */
function openInFlight() {
  const waiting = new Set<Promise<unknown>>();
  return {
    track<T>(work: Promise<T>): Promise<T> {
      const tracked = work.finally(() => waiting.delete(tracked));
      waiting.add(tracked);
      return tracked;
    },
    async none(): Promise<void> {
      while (waiting.size > 0) await Promise.allSettled(waiting);
    },
  };
}

function warnOfFault(fault: unknown): void {
  process.emitWarning(fault instanceof Error ? fault : String(fault));
}

function scheduleUnref(task: () => void, delayMs: number): () => void {
  const timer = setTimeout(task, delayMs);
  timer.unref();
  return () => clearTimeout(timer);
}
