// Traces on disk through libsql. Runs inside the traffic worker; everything here is synchronous.
import { existsSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RequestFilter } from '../../../shared/contract/invocations';
import { summarizeTrace, type Trace, type TraceSummary } from '../../../shared/trace/trace';
import { type Condition, searchText, trafficConditions } from './traffic-conditions';

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
    bytes INTEGER, search TEXT, summary TEXT, trace TEXT);
  CREATE INDEX IF NOT EXISTS traces_by_time ON traces (started_at);`;

/** Opens the database file; throws where libsql cannot be loaded. A file that is no database is put aside. */
export function openTrafficDatabase(file: string, bounds: DatabaseBounds): TrafficDatabase {
  const Connection = createRequire(__filename)('libsql') as ConnectionClass;
  const connection = connect(Connection, file);
  const insert = connection.prepare('INSERT OR REPLACE INTO traces VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const oldest = connection.prepare('SELECT rowid AS row, bytes FROM traces ORDER BY started_at, rowid LIMIT ?');
  const drop = connection.prepare('DELETE FROM traces WHERE rowid = ?');
  const read = connection.prepare('SELECT trace FROM traces WHERE request_id = ?');
  const sizeOf = connection.prepare('SELECT bytes FROM traces WHERE request_id = ?');
  // Counted once: to count again for every batch would read the whole table.
  const held = connection.prepare('SELECT COUNT(*) AS traces, COALESCE(SUM(bytes), 0) AS bytes FROM traces').get();
  let traces = Number(held?.traces ?? 0);
  let bytes = Number(held?.bytes ?? 0);

  function add(trace: Trace): void {
    const row = columns(trace);
    const replaced = sizeOf.get(trace.requestId);
    insert.run(...row.values);
    traces += replaced === undefined ? 1 : 0;
    bytes += row.bytes - Number(replaced?.bytes ?? 0);
  }

  function prune(): void {
    while (traces > bounds.traces || bytes > bounds.bytes) {
      const rows = oldest.all(Math.max(traces - bounds.traces, 1));
      if (rows.length === 0) return;
      for (const row of rows) drop.run(row.row);
      traces -= rows.length;
      bytes -= rows.reduce((sum, row) => sum + Number(row.bytes), 0);
    }
  }

  return {
    insert(batch) {
      const before = { traces, bytes };
      connection.exec('BEGIN');
      try {
        for (const trace of batch) add(trace);
        prune();
        connection.exec('COMMIT');
      } catch (error) {
        ({ traces, bytes } = before);
        connection.exec('ROLLBACK');
        throw error;
      }
    },
    list(filter) {
      const conditions = trafficConditions(filter);
      const rows = connection
        .prepare(`SELECT summary FROM traces ${where(conditions)} ORDER BY started_at DESC, rowid DESC LIMIT ?`)
        .all(...conditions.flatMap(({ values }) => values), filter.limit ?? 100);
      return rows.map(({ summary }) => JSON.parse(String(summary)) as TraceSummary);
    },
    read(requestId) {
      const row = read.get(requestId);
      return row === undefined ? undefined : (JSON.parse(String(row.trace)) as Trace);
    },
    clear() {
      connection.exec('DELETE FROM traces');
      traces = 0;
      bytes = 0;
      // What was cleared is gone from the file too, and gives its space back.
      connection.exec('VACUUM');
    },
    close() {
      connection.close();
    },
  };
}

/** A database that a crash or a foreign hand has spoiled must not keep traffic off the disk for good. */
function connect(Connection: ConnectionClass, file: string): Connection {
  try {
    return prepared(new Connection(file));
  } catch {
    for (const ending of ['', '-wal', '-shm']) {
      if (existsSync(file + ending)) renameSync(file + ending, `${file}${ending}.broken`);
    }
    return prepared(new Connection(file));
  }
}

function prepared(connection: Connection): Connection {
  try {
    connection.exec(schema);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function columns(trace: Trace): { readonly values: readonly unknown[]; readonly bytes: number } {
  const summary = summarizeTrace(trace);
  const { requestId, startedAt, apiId, stage, method, status, origin } = summary;
  const text = JSON.stringify(trace);
  const summaryText = JSON.stringify(summary);
  const bytes = text.length + summaryText.length;
  const values = [
    requestId,
    startedAt,
    apiId,
    stage,
    method,
    status,
    origin,
    bytes,
    searchText(summary),
    summaryText,
    text,
  ];
  return { values, bytes };
}

function where(conditions: readonly Condition[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
}
