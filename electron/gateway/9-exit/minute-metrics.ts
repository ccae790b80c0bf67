// What CloudWatch keeps of each minute: counts and the spread of latencies, per stage and per method that wants it.
// The same in slices of ten seconds, of every method, is what the live charts draw.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
import type { LatencySpread, MinuteMetrics, SocketCounts } from '../ports';
import type { CountedAnswer, StageTotals } from './counters';

export interface MinuteCounts {
  /** Counts an answer of the stage. */
  count(stage: StageTotals, answer: CountedAnswer): void;
  /** The minute of the newest answer and the one before. */
  read(): readonly MinuteMetrics[];
}

/** How long one period is, and which part of its stage an answer counts for besides: undefined for none. */
export interface CountedPeriods {
  readonly periodMs: number;
  readonly partOf: (answer: CountedAnswer) => string | undefined;
}

/** CloudWatch's: a method or route counts by itself where its settings say so. */
export const cloudWatchMinutes: CountedPeriods = {
  periodMs: 60_000,
  partOf: ({ method, route }) => route ?? (method && `${method.httpMethod} ${method.resource}`),
};

/** Of live charts: every method and route. */
export const liveSlices: CountedPeriods = { periodMs: 10_000, partOf: ({ part }) => part };

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
  readonly route: CountedAnswer['route'];
  readonly parts: Map<string, Bucket>;
  count: number;
  errors4xx: number;
  errors5xx: number;
  cacheHits: number;
  cacheMisses: number;
  readonly latency: Spread;
  readonly integrationLatency: Spread;
  /** Of HTTP APIs. */
  readonly processedBytes: Spread | undefined;
  /** Of WebSocket APIs. */
  readonly socket: { -readonly [Name in keyof SocketCounts]: SocketCounts[Name] } | undefined;
}

interface Minute {
  readonly at: number;
  readonly stages: Map<StageTotals, Bucket>;
}

/** Opens empty counts. */
export function openMinuteCounts({ periodMs, partOf }: CountedPeriods): MinuteCounts {
  let now = newMinute(-1);
  let before = newMinute(-1);

  function minuteOf(at: number): Minute {
    const minute = at - (at % periodMs);
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
        bucket = newBucket(stage, {});
        minute.stages.set(stage, bucket);
      }
      add(bucket, answer);
      const part = partOf(answer);
      if (part === undefined) return;
      let ofPart = bucket.parts.get(part);
      if (ofPart === undefined) {
        const { method } = answer;
        ofPart = newBucket(stage, method === undefined ? { route: part } : { method });
        bucket.parts.set(part, ofPart);
      }
      add(ofPart, answer);
    },
    read: () =>
      [before, now].flatMap(({ at, stages }) =>
        [...stages.values()]
          .flatMap((bucket) => [bucket, ...bucket.parts.values()])
          .map((bucket) => metricsOf(at, bucket)),
      ),
  };
}

function newMinute(at: number): Minute {
  return { at, stages: new Map() };
}

function newBucket(stage: StageTotals, { method, route }: Pick<CountedAnswer, 'method' | 'route'>): Bucket {
  return {
    stage,
    method,
    route,
    parts: new Map(),
    count: 0,
    errors4xx: 0,
    errors5xx: 0,
    cacheHits: 0,
    cacheMisses: 0,
    latency: newSpread(),
    integrationLatency: newSpread(),
    processedBytes: stage.protocol === 'HTTP' ? newSpread() : undefined,
    socket:
      stage.protocol === 'WEBSOCKET'
        ? { connects: 0, messages: 0, clientErrors: 0, integrationErrors: 0, executionErrors: 0 }
        : undefined,
  };
}

function newSpread(): Spread {
  return { count: 0, sumMs: 0, leastMs: 0, mostMs: 0, classes: new Uint32Array(classCount) };
}

function add(bucket: Bucket, answer: CountedAnswer): void {
  const { status, latencyMs, integrationLatencyMs, processedBytes = 0 } = answer;
  bucket.count += 1;
  if (status >= 500) bucket.errors5xx += 1;
  else if (status >= 400) bucket.errors4xx += 1;
  if (answer.cache === 'hit') bucket.cacheHits += 1;
  else if (answer.cache === 'miss') bucket.cacheMisses += 1;
  addTo(bucket.latency, latencyMs);
  // AWS documented: the time between the relay to the backend and its answer; without a backend there is none
  if (integrationLatencyMs > 0) addTo(bucket.integrationLatency, integrationLatencyMs);
  if (bucket.processedBytes !== undefined) addTo(bucket.processedBytes, processedBytes);
  if (bucket.socket !== undefined && answer.socket !== undefined) addSocket(bucket.socket, answer.socket);
}

function addSocket(counts: NonNullable<Bucket['socket']>, more: SocketCounts): void {
  counts.connects += more.connects;
  counts.messages += more.messages;
  counts.clientErrors += more.clientErrors;
  counts.integrationErrors += more.integrationErrors;
  counts.executionErrors += more.executionErrors;
}

function addTo(spread: Spread, ms: number): void {
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
  {
    stage,
    method,
    route,
    count,
    errors4xx,
    errors5xx,
    cacheHits,
    cacheMisses,
    processedBytes,
    socket,
    ...latencies
  }: Bucket,
): MinuteMetrics {
  return {
    apiId: stage.apiId,
    apiName: stage.apiName,
    stage: stage.stage,
    ...(stage.protocol !== undefined && { protocol: stage.protocol }),
    ...(stage.release !== undefined && { release: stage.release }),
    ...(method !== undefined && { method }),
    ...(route !== undefined && { route }),
    ...(processedBytes !== undefined && { processedBytes: spreadOf(processedBytes) }),
    ...(socket !== undefined && { socket: { ...socket } }),
    minute,
    count,
    errors4xx,
    errors5xx,
    ...(cacheHits + cacheMisses > 0 && { cache: { hits: cacheHits, misses: cacheMisses } }),
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
