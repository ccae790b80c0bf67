// Recorded requests → what one request of a method or route is like: sizes, functions, logs, repetitions.

import { emptyMeans, type RequestMeans } from '../../../shared/cost/observed-traffic';
import { type Definition, listEntities } from '../../../shared/definition/entities';
import { own } from '../../../shared/definition/records';
import type { Trace } from '../../../shared/trace/trace';

const httpUnitBytes = 524_288;
const messageUnitBytes = 32_768;
const repeatMs = 300_000;

/** AWS assumed: refusals for permission, key and rate are the ones that are not charged; the list is nowhere written. */
const unbilled: ReadonlySet<string> = new Set([
  'ACCESS_DENIED',
  'API_CONFIGURATION_ERROR',
  'EXPIRED_TOKEN',
  'INVALID_API_KEY',
  'INVALID_SIGNATURE',
  'MISSING_AUTHENTICATION_TOKEN',
  'QUOTA_EXCEEDED',
  'THROTTLED',
  'UNAUTHORIZED',
]);

/** What settings of the stage and the functions add to a trace. */
export interface CostSettings {
  /** GB of memory and processor of each function by its name. */
  readonly functions: ReadonlyMap<string, { readonly memoryGb: number; readonly isArm: boolean }>;
  /** Bytes that the stage's logs take for a request. */
  readonly logBytes: (trace: Trace) => number;
}

/** Memory and processor of every function. */
export function functionSizes(definition: Definition): CostSettings['functions'] {
  const rows = listEntities(definition, 'function').map(({ ids, entity }) => {
    const size = {
      memoryGb: entity.memorySize / 1_024,
      isArm: own(entity.otherSettings, 'Architectures')?.includes('arm64') === true,
    };
    return [ids[0] ?? '', size] as const;
  });
  return new Map(rows);
}

/** Means of `traces`, all of one method or route. */
export function meansOf(traces: readonly Trace[], settings: CostSettings): RequestMeans {
  if (traces.length === 0) return emptyMeans;
  const mean = (of: (trace: Trace) => number) => traces.reduce((sum, trace) => sum + of(trace), 0) / traces.length;
  const calls = new Map(traces.map((trace) => [trace, callsOf(trace, settings)]));
  const seconds = (trace: Trace, isArm: boolean) =>
    (calls.get(trace) ?? []).reduce((sum, call) => sum + (call.isArm === isArm ? call.gbSeconds : 0), 0);
  const frames = traces.flatMap(framesOf);
  return {
    recorded: traces.length,
    refusedShare: mean(({ failure }) => (failure !== undefined && unbilled.has(failure.responseType) ? 1 : 0)),
    requestUnits: mean(({ request }) => Math.max(1, Math.ceil((request.body?.bytes ?? 0) / httpUnitBytes))),
    messageUnits:
      frames.length === 0
        ? 1
        : frames.reduce((sum, bytes) => sum + Math.max(1, Math.ceil(bytes / messageUnitBytes)), 0) / frames.length,
    responseBytes: mean(bytesOut),
    functionCalls: mean((trace) => calls.get(trace)?.length ?? 0),
    functionGbSeconds: mean((trace) => seconds(trace, false)),
    functionArmGbSeconds: mean((trace) => seconds(trace, true)),
    logBytes: mean(settings.logBytes),
    cacheHitShare: mean(({ cache }) => (cache?.outcome === 'hit' ? 1 : 0)),
    repeatShare: repeats(traces) / traces.length,
  };
}

interface FunctionCost {
  readonly gbSeconds: number;
  readonly isArm: boolean;
}

function callsOf({ function: called, authorizer, integration, checks = [] }: Trace, settings: CostSettings) {
  const asked = checks.find(({ name }) => name === 'authorizer')?.durationMs ?? 0;
  const cost = (name: string, ms: number): FunctionCost => {
    const { memoryGb, isArm } = settings.functions.get(name) ?? { memoryGb: 0.125, isArm: false };
    // AWS documented: durations are rounded up to the next millisecond
    return { gbSeconds: (Math.ceil(ms) / 1_000) * memoryGb, isArm };
  };
  return [
    ...(called === undefined ? [] : [cost(called.functionName, integration?.latencyMs ?? 0)]),
    ...(authorizer === undefined ? [] : [cost(authorizer.functionName, asked)]),
  ];
}

/** Bytes of every WebSocket frame, either direction; the handshake and the close are none. */
function framesOf({ socket, request }: Trace): number[] {
  if (socket === undefined) return [];
  const sent = (socket.sent ?? []).map(({ bytes }) => bytes);
  return socket.eventType === 'MESSAGE' ? [request.body?.bytes ?? 0, ...sent] : sent;
}

function bytesOut({ socket, response }: Trace): number {
  if (socket !== undefined) return (socket.sent ?? []).reduce((sum, { bytes }) => sum + bytes, 0);
  const headerBytes = (response.headers ?? []).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  return headerBytes + (response.body?.bytes ?? 0);
}

/** Requests that asked what another had asked within the default time to live of a cache. */
function repeats(traces: readonly Trace[]): number {
  const asked = new Map<string, number>();
  let count = 0;
  for (const { request, startedAt } of [...traces].sort((a, b) => a.startedAt - b.startedAt)) {
    const key = `${request.method} ${request.url}`;
    const kept = asked.get(key);
    if (kept !== undefined && startedAt - kept < repeatMs) count += 1;
    else asked.set(key, startedAt);
  }
  return count;
}
