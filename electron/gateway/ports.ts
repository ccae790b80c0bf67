// What the data plane needs from outside, and what it promises: plain data in, traces and counters out.
import type { ApiSnapshot } from '../../shared/definition/api-view';
import type { LoadBalancer } from '../../shared/definition/companions/load-balancer';
import type { ServiceEndpoint } from '../../shared/definition/companions/service-endpoint';
import type { VpcLink } from '../../shared/definition/companions/vpc-link';
import type { HttpMethod } from '../../shared/definition/rest/method';
import type { MethodSetting } from '../../shared/definition/rest/stage';
import type { PooledFunction } from '../../shared/lambda/functions';
import type { HeaderList, Trace } from '../../shared/trace/trace';

/** Current time in epoch milliseconds: the virtual clock, which can be moved forward. */
export type Clock = () => number;

/** Account and names that show in ARNs, hosts and `$context`. */
export interface GatewayIdentity {
  readonly accountId: string;
  /** The region of hosts and ARNs where none is named by the request. */
  readonly region: string;
}

/** A stage as the gateway serves it. Everything but the snapshot takes effect without a deployment. */
export interface StageDeployment {
  readonly apiId: string;
  readonly stageName: string;
  readonly deploymentId: string;
  /** Epoch milliseconds. */
  readonly deployedAt: number;
  /** Names the snapshot; equal hashes are compiled once. */
  readonly snapshotHash: string;
  readonly snapshot: ApiSnapshot;
  readonly settings: StageSettings;
}

export interface StageSettings {
  readonly variables: Readonly<Record<string, string>>;
  readonly methodSettings: Readonly<Record<string, MethodSetting>>;
  readonly accessLogFormat?: string;
  readonly tracingEnabled: boolean;
  /** A port of the stage's own. */
  readonly port?: number;
}

/** TestInvokeMethod on a snapshot of the working copy. */
export interface TestInvocation {
  readonly snapshot: ApiSnapshot;
  readonly resourceId: string;
  readonly httpMethod: HttpMethod;
  readonly verb?: string;
  readonly pathWithQueryString: string;
  readonly headers: HeaderList;
  /** UTF-8 text. */
  readonly body: string;
  readonly stageVariables: Readonly<Record<string, string>>;
}

export interface TestInvocationResult {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: string;
  readonly isBase64: boolean;
  readonly latencyMs: number;
  /** The log text of TestInvokeMethod. */
  readonly log: string;
  readonly trace: Trace;
}

/** Where a name in an integration URI leads: local backends answer on ports that only the studio knows. */
export interface EndpointDirectory {
  /** Port on 127.0.0.1 that stands for `host`, or undefined to call the host as written. */
  localPort(host: string): number | undefined;
}

/** What integrations reach beside the APIs. A change takes effect with the next request, without a deployment. */
export interface Companions {
  /** Paths of code and layers are absolute. */
  readonly functions: readonly PooledFunction[];
  readonly serviceEndpoints: readonly ServiceEndpoint[];
  readonly vpcLinks: readonly VpcLink[];
  readonly loadBalancers: readonly LoadBalancer[];
}

/** Hears what the gateway observed. Called in batches, never on the request path. */
export interface GatewayObserver {
  traces(traces: readonly Trace[]): void;
  accessLog(lines: readonly AccessLogLine[]): void;
  counters(counters: GatewayCounters): void;
}

export interface AccessLogLine {
  readonly apiId: string;
  readonly stage: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Totals since the gateway started, and the load of the last 10 seconds. */
export interface GatewayCounters {
  readonly requests: number;
  /** Requests whose trace was not kept because more came than are traced per second. */
  readonly untraced: number;
  readonly perStage: readonly StageCounters[];
  readonly metrics: GatewayMetrics;
  readonly load: {
    readonly perSecond: number;
    readonly p95Ms: number;
    readonly share4xx: number;
    readonly share5xx: number;
  };
}

export interface StageCounters {
  readonly apiId: string;
  readonly apiName: string;
  readonly stage: string;
  readonly count: number;
  readonly errors4xx: number;
  readonly errors5xx: number;
  /** Sums in milliseconds. */
  readonly latencyMs: number;
  readonly integrationLatencyMs: number;
}

/** What CloudWatch would keep of the newest two minutes with traffic. */
export interface GatewayMetrics {
  /** Names the counting: a gateway that starts again begins at zero under another one. */
  readonly run: string;
  readonly minutes: readonly MinuteMetrics[];
}

/** One minute of a stage, or of one method where its setting says `metricsEnabled`. */
export interface MinuteMetrics {
  readonly apiId: string;
  readonly apiName: string;
  readonly stage: string;
  readonly method?: MetricMethod;
  /** Its beginning in epoch milliseconds. */
  readonly minute: number;
  readonly count: number;
  readonly errors4xx: number;
  readonly errors5xx: number;
  readonly latency: LatencySpread;
  readonly integrationLatency: LatencySpread;
}

export interface MetricMethod {
  readonly resource: string;
  readonly httpMethod: string;
}

/** In milliseconds. */
export interface LatencySpread {
  readonly count: number;
  readonly sum: number;
  readonly least: number;
  readonly most: number;
  /** Values, to within a tenth, with how often each came. */
  readonly values: readonly (readonly [value: number, count: number])[];
}
