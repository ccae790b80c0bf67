// What CloudWatch keeps of each minute: counts and the spread of latencies, per stage and per method that wants it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
import type { LatencySpread, MinuteMetrics } from '../ports';
import type { CountedAnswer, StageTotals } from './counters';

export interface MinuteCounts {
  /** Counts an answer of the stage. */
  count(stage: StageTotals, answer: CountedAnswer): void;
  /** The minute of the newest answer and the one before. */
  read(): readonly MinuteMetrics[];
}

const minuteMs = 60_000;

/** Latency classes grow by a tenth: class n ends at 0.1 ms × 1.1ⁿ, so the last is beyond 30 minutes. */
const classCount = 176;
const smallestMs = 0.1;
const growth = Math.log(1.1);

interface Spread {
  count: number;
  sumMs: number;
  leastMs: number;
  mostMs: number;
  readonly classes: Uint32Array;
}

interface Bucket {
  readonly stage: StageTotals;
  readonly method: CountedAnswer['method'];
  count: number;
  errors4xx: number;
  errors5xx: number;
  readonly latency: Spread;
  readonly integrationLatency: Spread;
}

interface Minute {
  readonly at: number;
  readonly stages: Map<StageTotals, Bucket>;
  readonly methods: Map<string, Bucket>;
}

/** Opens empty counts. */
export function openMinuteCounts(): MinuteCounts {
  let now = newMinute(-1);
  let before = newMinute(-1);

  function minuteOf(at: number): Minute {
    const minute = at - (at % minuteMs);
    if (minute > now.at) {
      before = now;
      now = newMinute(minute);
    }
    // A clock that was set back: what comes counts for the newest minute there was.
    return minute === before.at ? before : now;
  }

  return {
    count(stage, answer) {
      const minute = minuteOf(answer.at);
      let bucket = minute.stages.get(stage);
      if (bucket === undefined) {
        bucket = newBucket(stage, undefined);
        minute.stages.set(stage, bucket);
      }
      add(bucket, answer);
      const { method } = answer;
      if (method === undefined) return;
      const key = `${stage.apiId}/${stage.stage} ${method.httpMethod} ${method.resource}`;
      let ofMethod = minute.methods.get(key);
      if (ofMethod === undefined) {
        ofMethod = newBucket(stage, method);
        minute.methods.set(key, ofMethod);
      }
      add(ofMethod, answer);
    },
    read: () =>
      [before, now].flatMap(({ at, stages, methods }) =>
        [...stages.values(), ...methods.values()].map((bucket) => metricsOf(at, bucket)),
      ),
  };
}

function newMinute(at: number): Minute {
  return { at, stages: new Map(), methods: new Map() };
}

function newBucket(stage: StageTotals, method: CountedAnswer['method']): Bucket {
  return { stage, method, count: 0, errors4xx: 0, errors5xx: 0, latency: newSpread(), integrationLatency: newSpread() };
}

function newSpread(): Spread {
  return { count: 0, sumMs: 0, leastMs: 0, mostMs: 0, classes: new Uint32Array(classCount) };
}

function add(bucket: Bucket, { status, latencyMs, integrationLatencyMs }: CountedAnswer): void {
  bucket.count += 1;
  if (status >= 500) bucket.errors5xx += 1;
  else if (status >= 400) bucket.errors4xx += 1;
  addLatency(bucket.latency, latencyMs);
  // AWS documented: the time between the relay to the backend and its answer; without a backend there is none
  if (integrationLatencyMs > 0) addLatency(bucket.integrationLatency, integrationLatencyMs);
}

function addLatency(spread: Spread, ms: number): void {
  if (spread.count === 0 || ms < spread.leastMs) spread.leastMs = ms;
  if (ms > spread.mostMs) spread.mostMs = ms;
  spread.count += 1;
  spread.sumMs += ms;
  const at = classOf(ms);
  spread.classes[at] = (spread.classes[at] ?? 0) + 1;
}

function classOf(ms: number): number {
  if (ms <= smallestMs) return 0;
  return Math.min(classCount - 1, Math.ceil(Math.log(ms / smallestMs) / growth));
}

function metricsOf(
  minute: number,
  { stage, method, count, errors4xx, errors5xx, ...latencies }: Bucket,
): MinuteMetrics {
  return {
    apiId: stage.apiId,
    apiName: stage.apiName,
    stage: stage.stage,
    ...(method !== undefined && { method }),
    minute,
    count,
    errors4xx,
    errors5xx,
    latency: spreadOf(latencies.latency),
    integrationLatency: spreadOf(latencies.integrationLatency),
  };
}

function spreadOf({ count, sumMs, leastMs, mostMs, classes }: Spread): LatencySpread {
  const values: [number, number][] = [];
  for (let at = 0; at < classCount; at += 1) {
    const inClass = classes[at] ?? 0;
    if (inClass === 0) continue;
    const end = smallestMs * Math.exp(growth * at);
    values.push([Math.min(Math.max(end, leastMs), mostMs), inClass]);
  }
  return { count, sum: sumMs, least: leastMs, most: mostMs, values };
}
