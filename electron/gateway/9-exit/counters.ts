// Totals per stage since the gateway started, as CloudWatch's metrics count them.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
import type { GatewayCounters, MetricMethod, SocketCounts, StageCounters } from '../ports';
import { openLoadWindow } from './load-window';
import { cloudWatchMinutes, liveSlices, openMinuteCounts } from './minute-metrics';

/** The running totals of one stage. */
export type StageTotals = { -readonly [Name in keyof StageCounters]: StageCounters[Name] };

export interface Counters {
  /** The totals of a stage, or of its canary, kept over its deployments. */
  stage(of: CountedStage): StageTotals;
  /** Counts one answer. Without totals (no stage was found) it counts for the gateway only. */
  count(totals: StageTotals | undefined, answer: CountedAnswer): void;
  countUntraced(): void;
  read(nowMs: number): GatewayCounters;
}

export type CountedStage = Pick<StageCounters, 'apiId' | 'apiName' | 'stage' | 'protocol' | 'release'>;

export interface CountedAnswer {
  readonly nowMs: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Where the method has metrics of its own. */
  readonly method?: MetricMethod | undefined;
  /** The key of a route that has metrics of its own. */
  readonly route?: string | undefined;
  /** The method or route that served it, metrics of its own or not: `GET /pets/{id}`. */
  readonly part?: string | undefined;
  /** Bytes of both bodies; HTTP APIs only. */
  readonly processedBytes?: number;
  /** WebSocket APIs only. */
  readonly socket?: SocketCounts;
  readonly status: number;
  readonly latencyMs: number;
  readonly integrationLatencyMs: number;
  /** How the response cache served it, where its method is cached. */
  readonly cache?: 'hit' | 'miss' | undefined;
}

/** Opens counters at zero; `run` names them. */
export function openCounters(startMs: number, run: string): Counters {
  const load = openLoadWindow(startMs);
  const minutes = openMinuteCounts(cloudWatchMinutes);
  const slices = openMinuteCounts(liveSlices);
  const stages = new Map<string, StageTotals>();
  let requests = 0;
  let untraced = 0;
  return {
    stage({ apiId, apiName, stage, protocol, release }) {
      const key = `${apiId}/${stage}/${release ?? ''}`;
      const known = stages.get(key);
      if (known !== undefined) {
        known.apiName = apiName;
        return known;
      }
      const totals: StageTotals = {
        ...(protocol !== undefined && { protocol }),
        ...(release !== undefined && { release }),
        apiId,
        apiName,
        stage,
        count: 0,
        errors4xx: 0,
        errors5xx: 0,
        latencyMs: 0,
        integrationLatencyMs: 0,
        cacheHits: 0,
        cacheMisses: 0,
        throttles: 0,
      };
      stages.set(key, totals);
      return totals;
    },
    count(totals, answer) {
      const { nowMs, status, latencyMs, integrationLatencyMs } = answer;
      requests += 1;
      load.count(nowMs, status, latencyMs);
      // AWS documented: requests that reach no stage are no stage's
      if (totals === undefined) return;
      totals.count += 1;
      if (status >= 500) totals.errors5xx += 1;
      else if (status >= 400) totals.errors4xx += 1;
      totals.latencyMs += latencyMs;
      totals.integrationLatencyMs += integrationLatencyMs;
      if (answer.cache === 'hit') totals.cacheHits += 1;
      else if (answer.cache === 'miss') totals.cacheMisses += 1;
      if (status === 429) totals.throttles += 1;
      minutes.count(totals, answer);
      slices.count(totals, answer);
    },
    countUntraced() {
      untraced += 1;
    },
    read: (nowMs) => ({
      requests,
      untraced,
      perStage: Array.from(stages.values(), (totals) => ({ ...totals })),
      metrics: { run, minutes: minutes.read() },
      slices: slices.read(),
      load: load.read(nowMs),
    }),
  };
}
