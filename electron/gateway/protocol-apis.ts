// The APIs of one protocol: their stages, and how requests for them are answered. The gateway holds one of each.
import type { ClientAnswer, ReceivedRequest } from './1-entry/received-request';
import type { RequestIds } from './1-entry/request-ids';
import type { AuthorizerCache } from './3-access/authorizers/authorizer-cache';
import type { RouteAnswer } from './3-access/http-api/route-answer';
import type { TokenKeys } from './3-access/tokens/token-keys';
import type { CounterStore } from './3-access/usage/counter-store';
import type { TokenBucket } from './3-access/usage/token-bucket';
import type { Counters } from './9-exit/counters';
import type { GatewayTools } from './exchange';
import type { StageDeployment, StageSettings } from './ports';
import type { CompileProblem } from './process/messages';
import type { Outbox, Schedule } from './trace/outbox';

export interface ProtocolApis {
  /** Serves `stage` from the next request on. Throws CompileFailure where nothing can be served. */
  deploy(stage: StageDeployment): readonly CompileProblem[];
  updateStageSettings(apiId: string, stageName: string, settings: StageSettings): void;
  undeploy(apiId: string, stageName: string): void;
  /** True where a stage of the API is served. */
  hasApi(apiId: string): boolean;
  /** Answers a request for an API; a promise only where a step had to wait. */
  invoke(request: ReceivedRequest): ClientAnswer | Promise<ClientAnswer>;
  dispose(): void;
}

/** What the gateway has once, for all protocols: counters and caches are shared, as in an account. */
export interface GatewayParts {
  readonly tools: GatewayTools;
  readonly ids: RequestIds;
  readonly counters: Counters;
  readonly outbox: Outbox;
  /** What keys have used, and the token buckets. */
  readonly usage: CounterStore;
  readonly authorizerCache: AuthorizerCache;
  /** The same for HTTP APIs, whose authorizers answer otherwise. */
  readonly routeAuthorizerCache: AuthorizerCache<RouteAnswer>;
  readonly tokenKeys: TokenKeys;
  /** Milliseconds on the monotonic clock. */
  readonly now: () => number;
  /** Gives a token for each trace that may be kept. */
  readonly traceBudget: TokenBucket;
  readonly schedule: Schedule;
  /** Hears of each answer that streams; resolves when it is over. */
  readonly onStream: (over: Promise<void>) => void;
  /** Hears of faults in Gatehouse itself that no trace can tell. */
  readonly onFault: (fault: unknown) => void;
}
