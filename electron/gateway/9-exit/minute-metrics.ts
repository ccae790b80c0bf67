// What CloudWatch keeps of each minute: counts and the spread of latencies, per stage and per method that wants it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
import type { LatencySpread, MinuteMetrics, SocketCounts } from '../ports';
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
  readonly route: CountedAnswer['route'];
  count: number;
  errors4xx: number;
  errors5xx: number;
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
        bucket = newBucket(stage, {});
        minute.stages.set(stage, bucket);
      }
      add(bucket, answer);
      const { method, route } = answer;
      if (method === undefined && route === undefined) return;
      const part = route ?? `${method?.httpMethod} ${method?.resource}`;
      const key = `${stage.apiId}/${stage.stage} ${part}`;
      let ofMethod = minute.methods.get(key);
      if (ofMethod === undefined) {
        ofMethod = newBucket(stage, answer);
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

function newBucket(stage: StageTotals, { method, route }: Pick<CountedAnswer, 'method' | 'route'>): Bucket {
  return {
    stage,
    method,
    route,
    count: 0,
    errors4xx: 0,
    errors5xx: 0,
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
  { stage, method, route, count, errors4xx, errors5xx, processedBytes, socket, ...latencies }: Bucket,
): MinuteMetrics {
  return {
    apiId: stage.apiId,
    apiName: stage.apiName,
    stage: stage.stage,
    ...(stage.protocol !== undefined && { protocol: stage.protocol }),
    ...(method !== undefined && { method }),
    ...(route !== undefined && { route }),
    ...(processedBytes !== undefined && { processedBytes: spreadOf(processedBytes) }),
    ...(socket !== undefined && { socket: { ...socket } }),
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
