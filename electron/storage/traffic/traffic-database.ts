// Traces on disk through libsql. Runs inside the traffic worker; everything here is synchronous.
import { createRequire } from 'node:module';
import type { RequestFilter } from '../../../shared/contract/invocations';
import { summarizeTrace, type Trace, type TraceSummary } from '../../../shared/trace/trace';
import { type Condition, trafficConditions } from './traffic-conditions';

export interface TrafficDatabase {
  insert(traces: readonly Trace[]): void;
  list(filter: RequestFilter): TraceSummary[];
  read(requestId: string): Trace | undefined;
  clear(): void;
  close(): void;
}

export interface DatabaseBounds {
  readonly traces: number;
  readonly bytes: number;
}

interface Statement {
  run(...values: readonly unknown[]): unknown;
  all(...values: readonly unknown[]): readonly Record<string, unknown>[];
  get(...values: readonly unknown[]): Record<string, unknown> | undefined;
}

interface Connection {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

type ConnectionClass = new (path: string) => Connection;

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS traces (
    request_id TEXT PRIMARY KEY, started_at REAL, api_id TEXT, stage TEXT, method TEXT, status INTEGER, origin TEXT,
    search TEXT, summary TEXT, trace TEXT, bytes INTEGER);
  CREATE INDEX IF NOT EXISTS traces_by_time ON traces (started_at);`;

/** Opens the database file; throws where libsql cannot be loaded or the file is no database. */
export function openTrafficDatabase(file: string, bounds: DatabaseBounds): TrafficDatabase {
  const Connection = createRequire(__filename)('libsql') as ConnectionClass;
  const connection = new Connection(file);
  connection.exec(schema);
  const insert = connection.prepare('INSERT OR REPLACE INTO traces VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const totals = connection.prepare('SELECT COUNT(*) AS traces, COALESCE(SUM(bytes), 0) AS bytes FROM traces');
  const dropOldest = connection.prepare(
    'DELETE FROM traces WHERE rowid IN (SELECT rowid FROM traces ORDER BY started_at LIMIT ?)',
  );
  const read = connection.prepare('SELECT trace FROM traces WHERE request_id = ?');

  function prune(): void {
    for (;;) {
      const { traces, bytes } = totals.get() as { traces: number; bytes: number };
      const over = Math.max(traces - bounds.traces, bytes > bounds.bytes ? Math.ceil(traces / 10) : 0);
      if (over <= 0) return;
      dropOldest.run(over);
    }
  }

  return {
    insert(traces) {
      connection.exec('BEGIN');
      for (const trace of traces) insert.run(...columns(trace));
      connection.exec('COMMIT');
      prune();
    },
    list(filter) {
      const conditions = trafficConditions(filter);
      const rows = connection
        .prepare(`SELECT summary FROM traces ${where(conditions)} ORDER BY started_at DESC LIMIT ?`)
        .all(...conditions.flatMap(({ values }) => values), filter.limit ?? 100);
      return rows.map(({ summary }) => JSON.parse(String(summary)) as TraceSummary);
    },
    read(requestId) {
      const row = read.get(requestId);
      return row === undefined ? undefined : (JSON.parse(String(row.trace)) as Trace);
    },
    clear() {
      connection.exec('DELETE FROM traces');
    },
    close() {
      connection.close();
    },
  };
}

function columns(trace: Trace): readonly unknown[] {
  const summary = summarizeTrace(trace);
  const text = JSON.stringify(trace);
  const search = [
    summary.path,
    summary.requestId,
    summary.resourcePath,
    summary.failure?.responseType,
    summary.failure?.reason,
  ];
  return [
    summary.requestId,
    summary.startedAt,
    summary.apiId,
    summary.stage,
    summary.method,
    summary.status,
    summary.origin,
    search
      .filter((part) => part !== undefined)
      .join(' ')
      .toLowerCase(),
    JSON.stringify(summary),
    text,
    text.length,
  ];
}

function where(conditions: readonly Condition[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
}
