// The data plane: stages go in, requests are answered, traces and counters come out.
import { randomFillSync } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ProtocolType } from '../../shared/definition/api-view';
import type { LambdaFunctions } from '../../shared/lambda/functions';
import type { AuthorizerRun } from '../../shared/trace/authorizer-run';
import type { OpenSocket } from '../../shared/trace/socket-events';
import type { KeyUsage, QuotaSpec } from '../../shared/usage/key-usage';
import type { WafSample } from '../../shared/waf/waf-sample';
import type { BoundStage, Destination } from './1-entry/destination';
import { compileAddresses } from './1-entry/domains/address-table';
import { callerNetwork } from './1-entry/domains/caller-network';
import { findDestination } from './1-entry/domains/find-destination';
import { forbidden, frontDoorAnswer, healthy } from './1-entry/front-door';
import type { ClientAnswer, ClientRequest, ReceivedRequest } from './1-entry/received-request';
import { type RequestHead, readHead } from './1-entry/request-head';
import { type FillRandom, openRequestIds } from './1-entry/request-ids';
import { tlsRefusal } from './1-entry/tls/tls-refusal';
import { privateDomainRefusal } from './2-routing/default-endpoint';
import { openMemoryAuthorizerCache } from './3-access/authorizers/memory-authorizer-cache';
import { runAuthorizer } from './3-access/authorizers/run-authorizer';
import type { RouteAnswer } from './3-access/http-api/route-answer';
import { runRouteAuthorizer } from './3-access/http-api/run-route-authorizer';
import { openAuthorizeByToken } from './3-access/tokens/authorize-by-token';
import { openTokenKeys } from './3-access/tokens/token-keys';
import { openVerifiedTokens } from './3-access/tokens/verified-tokens';
import type { PlanUse } from './3-access/usage/counter-store';
import { openMemoryCounterStore } from './3-access/usage/memory-counter-store';
import { openTokenBucket } from './3-access/usage/token-bucket';
import { openWafSamples } from './3-access/waf/waf-samples';
import { openHttpEndpoints } from './6-integration/http-endpoints';
import { openCounters } from './9-exit/counters';
import type { CacheReply, CacheRequest } from './cache/ask-cache';
import { openMemoryResponseCache } from './cache/memory-response-cache';
import type { ResponseCache } from './cache/response-cache';
import { openHttpApis } from './chains/http-apis';
import { httpTestChain } from './chains/http-chain';
import { replay } from './chains/replay/replay';
import { openReplayAccess } from './chains/replay/replay-access';
import { openRestApis } from './chains/rest-apis';
import { restTestChain } from './chains/rest-chain';
import { testInvoke } from './chains/test-invoke';
import { testRoute } from './chains/test-route';
import { openWebSocketApis } from './chains/websocket-apis';
import type { ConnectionState } from './connections/connection-store';
import { CompileFailure } from './deploy/compile-api';
import { type CompileCache, openCompileCache, openSnapshotCache } from './deploy/compile-cache';
import { compileHttpApi } from './deploy/http-api/compile-http-api';
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
  RouteTest,
  StageDeployment,
  StageSettings,
  TestInvocation,
  TestInvocationResult,
} from './ports';
import type { CompileProblem, GatewaySettings } from './process/messages';
import type { GatewayParts, ProtocolApis } from './protocol-apis';
import type { ReplayBatch, ReplayedAnswer } from './replay-ports';
import { openOutbox, type Schedule } from './trace/outbox';
import { openSocketOutbox } from './trace/socket-outbox';
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
  /** What stages with a cache keep; default: in the memory of this process. */
  readonly responseCache?: ResponseCache;
  /** Hears of faults in Gatehouse itself that no trace can tell. Default: a warning of the process. */
  readonly onFault?: (fault: unknown) => void;
  /** Calls HTTP endpoints; tests pass their own. */
  readonly http?: HttpEndpoints & { dispose(): Promise<void> };
  /** Runs functions; absent: none exists. Whoever opened it disposes it. */
  readonly lambda?: LambdaFunctions;
}

export interface Gateway {
  /** The virtual clock. */
  readonly clock: Clock;
  /** Serves `stage` from the next request on. Throws CompileFailure where nothing can be served. */
  deploy(stage: StageDeployment): { readonly compileMs: number; readonly problems: readonly CompileProblem[] };
  updateStageSettings(apiId: string, stageName: string, settings: StageSettings): void;
  undeploy(apiId: string, stageName: string): void;
  /** Answers a request in plain values. One that belongs to no API is answered 403, as by a host that leads nowhere. */
  handle(request: ClientRequest): ClientAnswer | Promise<ClientAnswer>;
  /** Where a request belongs: an API's own address, a custom domain name, a VPC endpoint, or the management APIs. */
  find(url: string, head: RequestHead, bound: BoundStage | undefined): Destination;
  /** Answers a request whose head is read already. */
  invoke(request: ReceivedRequest): ClientAnswer | Promise<ClientAnswer>;
  /** Takes a WebSocket handshake over; `head` is what the client sent after it. False where it is for no WebSocket API. */
  upgrade(request: ReceivedRequest, socket: Socket, head: Buffer): boolean;
  /** WebSocket connections that are open. */
  sockets(): Promise<readonly OpenSocket[]>;
  /** Whether the observer wants to hear what happens on WebSocket connections. */
  watchSockets(isWatched: boolean): void;
  test(invocation: TestInvocation): Promise<TestInvocationResult>;
  /** A request through the working copy of an HTTP API. */
  testRoute(test: RouteTest): Promise<TestInvocationResult>;
  /** Recorded requests through a deployment, which need not be served. */
  replay(batch: ReplayBatch): Promise<readonly ReplayedAnswer[]>;
  /** Asks one authorizer on its own. */
  runAuthorizer(test: AuthorizerTest): Promise<AuthorizerRun>;
  /** Forgets what authorizers of the stage said. */
  flushAuthorizers(apiId: string, stageName: string): Promise<void>;
  /** Asks or empties the response cache of a stage. */
  askCache(request: CacheRequest): Promise<CacheReply>;
  /** Moves the virtual clock forward. */
  advanceClock(seconds: number): void;
  setEndpoints(endpoints: Readonly<Record<string, number>>): void;
  setCompanions(companions: Companions): void;
  setAccess(access: AccessSettings): void;
  /** From the next request on. */
  setIdentity(identity: GatewayIdentity): void;
  /** The last requests that the web ACL saw, newest first. */
  wafSamples(arn: string): readonly WafSample[];
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

/** Compiled deployments that replays keep: a pair, and the pair before. */
const replayedDeployments = 4;

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
  let localPorts = new Map(Object.entries(settings.endpoints));
  const endpoints = { localPort: (host: string) => localPorts.get(host) };
  const http = options.http ?? openHttpEndpoints({ endpoints });
  let companions = settings.companions ?? noCompanions;
  let access = settings.access ?? openAccess;
  let addresses = compileAddresses(companions, access.isStrict);
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
  const inFlight = openInFlight();
  const budget = { rate: settings.tracesPerSecond, burst: settings.tracesPerSecond * traceBurstSeconds };
  const testChain = restTestChain();
  const routeTestChain = httpTestChain();
  const authorizerCache = openMemoryAuthorizerCache();
  const routeAuthorizerCache = openMemoryAuthorizerCache<RouteAnswer>();
  const tokenKeys = openTokenKeys(clock.now);
  const replayParts = {
    tools,
    now,
    access: openReplayAccess({ tokenKeys, now }),
    compileCache: openCompileCache(replayedDeployments),
    httpCompileCache: openSnapshotCache(compileHttpApi, replayedDeployments),
  };
  const verifiedTokens = openVerifiedTokens();
  const authorizeByToken = openAuthorizeByToken({ keys: tokenKeys, verified: verifiedTokens });
  const parts: GatewayParts = {
    tools,
    ids,
    counters,
    outbox,
    usage,
    authorizerCache,
    routeAuthorizerCache,
    tokenKeys,
    now,
    traceBudget: openTokenBucket(budget, now()),
    schedule,
    onStream: (over) => void inFlight.track(over),
    onFault: options.onFault ?? warnOfFault,
  };
  const wafSamples = openWafSamples();
  const restApis = openRestApis({
    ...parts,
    compileCache: options.compileCache ?? openCompileCache(),
    authorizeByToken,
    responseCache: options.responseCache ?? openMemoryResponseCache(),
    fillRandom: options.fillRandom ?? randomFillSync,
    wafSamples,
  });
  const socketEvents = openSocketOutbox(options.observer, schedule);
  const webSocketApis = openWebSocketApis(parts, socketEvents);
  const httpApis = openHttpApis(parts);
  const apisOf: Readonly<Partial<Record<ProtocolType, ProtocolApis>>> = {
    REST: restApis,
    HTTP: httpApis,
    WEBSOCKET: webSocketApis,
  };
  const protocols = Object.values(apisOf);

  /** An API without a served stage answers as its kind does; an id that no API has, as REST APIs do. */
  function unservedApis(apiId: string): ProtocolApis {
    return companions.httpApiIds?.includes(apiId) === true ? httpApis : restApis;
  }

  const find: Gateway['find'] = (url, head, bound) => findDestination(addresses, url, head, bound);

  /** The request with what its address and its origin say of it. */
  function arrived(request: ReceivedRequest): ReceivedRequest {
    const { arrival } = request.destination;
    const network = callerNetwork(addresses, request);
    const refusal =
      tlsRefusal(companions.tlsDemands, request) ?? arrival?.refusal ?? privateDomainRefusal({ arrival, network });
    if (refusal === undefined && network === undefined) return request;
    return { ...request, ...(refusal !== undefined && { refusal }), ...(network && { network }) };
  }

  function invoke(request: ReceivedRequest): ClientAnswer | Promise<ClientAnswer> {
    const { apiId } = request.destination;
    const apis = protocols.find((each) => each.hasApi(apiId)) ?? unservedApis(apiId);
    const received = arrived(request);
    if (request.destination.arrival?.isHealthCheck === true && received.refusal === undefined) {
      return frontDoorAnswer(healthy, { requestId: ids.requestId(), extendedRequestId: ids.extendedRequestId() });
    }
    const answer = apis.invoke(received);
    return answer instanceof Promise ? inFlight.track(answer) : answer;
  }

  return {
    clock: clock.now,
    deploy(stage) {
      const startedMs = now();
      const apis = apisOf[stage.snapshot.protocol];
      if (apis === undefined) throw new CompileFailure(`${stage.snapshot.protocol} APIs are not served here.`);
      const problems = apis.deploy(stage);
      return { compileMs: now() - startedMs, problems };
    },
    updateStageSettings(apiId, stageName, stageSettings) {
      for (const apis of protocols) apis.updateStageSettings(apiId, stageName, stageSettings);
    },
    undeploy(apiId, stageName) {
      for (const apis of protocols) apis.undeploy(apiId, stageName);
    },
    handle(request) {
      const { method, body, connection, bound } = request;
      const head = readHead(request.rawHeaders);
      const destination = find(request.url, head, bound);
      if (destination.kind === 'gateway') {
        return invoke({ method, url: request.url, head, destination, body, connection });
      }
      const refused = { requestId: ids.requestId(), extendedRequestId: ids.extendedRequestId() };
      return frontDoorAnswer(forbidden('The request names no API.'), refused);
    },
    find,
    invoke,
    upgrade(request, socket, head) {
      if (!webSocketApis.hasApi(request.destination.apiId)) return false;
      webSocketApis.upgrade(arrived(request), socket, head);
      return true;
    },
    async sockets() {
      const connections = await webSocketApis.connections();
      return connections.map((one) => openSocketOf(one, webSocketApis.lastRouteOf(one.connectionId)));
    },
    watchSockets: socketEvents.watch,
    test: (invocation) => inFlight.track(testInvoke({ tools, chain: testChain, ids, now, schedule }, invocation)),
    testRoute: (test) => inFlight.track(testRoute({ tools, chain: routeTestChain, ids, now }, test)),
    replay: (batch) => inFlight.track(replay(replayParts, batch)),
    runAuthorizer: (test) =>
      inFlight.track(
        test.snapshot.protocol === 'HTTP'
          ? runRouteAuthorizer({ tools, ids, now, cache: routeAuthorizerCache, tokenKeys }, test)
          : runAuthorizer({ tools, ids, now, cache: authorizerCache, authorizeByToken }, test),
      ),
    async flushAuthorizers(apiId, stageName) {
      verifiedTokens.flush(apiId, stageName);
      await authorizerCache.flush({ apiId, stageName });
      await routeAuthorizerCache.flush({ apiId, stageName });
    },
    askCache: restApis.askCache,
    advanceClock(seconds) {
      clock.advance(seconds);
      void inFlight.track(webSocketApis.sweep());
    },
    setEndpoints(ports) {
      localPorts = new Map(Object.entries(ports));
    },
    setCompanions(next) {
      companions = next;
      addresses = compileAddresses(companions, access.isStrict);
    },
    setAccess(next) {
      if (next.isStrict !== access.isStrict) addresses = compileAddresses(companions, next.isStrict);
      access = next;
    },
    setIdentity(next) {
      identity = next;
    },
    counters: () => counters.read(now()),
    wafSamples: wafSamples.of,
    limits: () => ({ usage: usage.usage(), buckets: usage.buckets(clock.now()), at: clock.now() }),
    setUsage: usage.restore,
    setRemaining: (use, remaining) => usage.setRemaining(use, remaining, clock.now()),
    async drain() {
      await webSocketApis.drain();
      await inFlight.none();
      outbox.flush();
      socketEvents.flush();
    },
    async dispose() {
      for (const apis of protocols) apis.dispose();
      outbox.dispose();
      socketEvents.dispose();
      await http.dispose();
    },
  };
}

function openSocketOf(connection: ConnectionState, lastRouteKey: string | undefined): OpenSocket {
  const { connectionId, apiId, stageName: stage, sourceIp, userAgent, connectedAt, lastActiveAt } = connection;
  const last = lastRouteKey !== undefined && { lastRouteKey };
  return { connectionId, apiId, stage, sourceIp, userAgent, connectedAt, lastActiveAt, ...last };
}

/** Requests that wait for something, counted: a list of them would cost each of them three promises more. */
function openInFlight() {
  let waiting = 0;
  let whenNone: (() => void)[] = [];
  const ended = (): void => {
    waiting -= 1;
    if (waiting > 0) return;
    const told = whenNone;
    whenNone = [];
    for (const tell of told) tell();
  };
  return {
    track<T>(work: Promise<T>): Promise<T> {
      waiting += 1;
      work.then(ended, ended);
      return work;
    },
    async none(): Promise<void> {
      while (waiting > 0) await new Promise<void>((resolve) => whenNone.push(resolve));
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
