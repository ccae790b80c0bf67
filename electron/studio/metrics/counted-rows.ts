// Rows of counts: made from what the gateway tells, added up, and turned into figures.
import type { CountedRow, CountedThing, SocketFigures } from '../../../shared/metrics/counted-row';
import type { MetricFigures, Percentiles } from '../../../shared/metrics/metric-figures';
import type { MinuteMetrics } from '../../gateway/ports';
import { addSpreads, percentileOf, type ValueSpread } from './value-spread';

/** The row of one slice. */
export function rowOf(slice: MinuteMetrics): CountedRow {
  const { apiId, apiName, stage, protocol, release, method, route, minute, count, errors4xx, errors5xx } = slice;
  const part = route ?? (method && `${method.httpMethod} ${method.resource}`);
  return {
    ...{ at: minute, apiId, apiName, stage, count, errors4xx, errors5xx },
    ...(protocol !== undefined && { protocol }),
    ...(release !== undefined && { release }),
    ...(part !== undefined && { part }),
    cacheHits: slice.cache?.hits ?? 0,
    cacheMisses: slice.cache?.misses ?? 0,
    bytes: slice.processedBytes?.sum ?? 0,
    latency: slice.latency,
    integrationLatency: slice.integrationLatency,
    ...(slice.socket !== undefined && { socket: slice.socket }),
  };
}

/** Names a thing: two rows of one key can be added up. */
export function keyOfThing({ apiId, stage, release, part }: CountedThing): string {
  return JSON.stringify([apiId, stage, release ?? null, part ?? null]);
}

/** Adds rows of one thing up; the newest names it. */
export function addRows(at: number, rows: readonly [CountedRow, ...CountedRow[]]): CountedRow {
  const newest = rows.at(-1) ?? rows[0];
  return { ...newest, at, ...sumsOf(rows) };
}

/** Rows of any period as rows of a longer one. */
export function foldRows(rows: Iterable<CountedRow>, periodMs: number): CountedRow[] {
  const groups = new Map<string, [CountedRow, ...CountedRow[]]>();
  for (const row of rows) {
    const key = `${row.at - (row.at % periodMs)} ${keyOfThing(row)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return Array.from(groups.values(), (group) => addRows(group[0].at - (group[0].at % periodMs), group));
}

/** What people read of rows taken together. */
export function figuresOf(rows: readonly CountedRow[]): MetricFigures {
  const { latency, integrationLatency, ...counts } = sumsOf(rows);
  return {
    ...counts,
    ...(latency.count > 0 && { latency: percentilesOf(latency) }),
    ...(integrationLatency.count > 0 && { integrationLatency: percentilesOf(integrationLatency) }),
  };
}

function sumsOf(rows: readonly CountedRow[]) {
  const sum = (of: (row: CountedRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const sockets = rows.flatMap(({ socket }) => socket ?? []);
  return {
    count: sum(({ count }) => count),
    errors4xx: sum(({ errors4xx }) => errors4xx),
    errors5xx: sum(({ errors5xx }) => errors5xx),
    cacheHits: sum(({ cacheHits }) => cacheHits),
    cacheMisses: sum(({ cacheMisses }) => cacheMisses),
    bytes: sum(({ bytes }) => bytes),
    latency: addSpreads(rows.map(({ latency }) => latency)),
    integrationLatency: addSpreads(rows.map(({ integrationLatency }) => integrationLatency)),
    ...(sockets.length > 0 && { socket: sockets.reduce(addSockets) }),
  };
}

function addSockets(a: SocketFigures, b: SocketFigures): SocketFigures {
  return {
    connects: a.connects + b.connects,
    messages: a.messages + b.messages,
    clientErrors: a.clientErrors + b.clientErrors,
    integrationErrors: a.integrationErrors + b.integrationErrors,
    executionErrors: a.executionErrors + b.executionErrors,
  };
}

function percentilesOf(spread: ValueSpread): Percentiles {
  const at = (percent: number) => rounded(percentileOf(spread, percent));
  return {
    average: rounded(spread.sum / spread.count),
    p50: at(50),
    p90: at(90),
    p95: at(95),
    p99: at(99),
    most: rounded(spread.most),
  };
}

/** A thousandth of a millisecond is noise. */
function rounded(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
