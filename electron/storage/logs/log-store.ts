// What a store of log lines does, and what every one has in common: numbers for lines, and which lines a query wants.
import type { LogLine, LogQuery } from '../../../shared/contract/logs';

export type NewLogLine = Omit<LogLine, 'id'>;

export interface LogStore {
  /** Takes lines in order and gives them their ids; returns at once and writes them in batches. */
  append(lines: readonly NewLogLine[]): readonly LogLine[];
  /** Oldest first. */
  query(query: LogQuery): Promise<readonly LogLine[]>;
  /** Done when the disk has everything taken before. */
  flush(): Promise<void>;
}

/** Times of lines may be out of order by so much: functions and stages hand theirs over in batches. */
const disorderMs = 60_000;

/** Keeps the newest lines in memory only: for a workspace that cannot be written. */
export function openLogMemory(clock: () => number, maxLines = 10_000): LogStore {
  const number = withIds(clock);
  let kept: LogLine[] = [];
  return {
    append(added) {
      const lines = number(added);
      kept = [...kept, ...lines].slice(-maxLines);
      return lines;
    },
    query: async (query) => kept.filter((line) => isOwned(line, query) && isWanted(line, query)).slice(-query.limit),
    flush: async () => {},
  };
}

/** Ids grow with every line, also over a restart: they begin with the time. */
export function withIds(clock: () => number): (lines: readonly NewLogLine[]) => readonly LogLine[] {
  let last = 0;
  return (lines) => {
    last = Math.max(last, Math.floor(clock()) * 1_000);
    return lines.map((line) => ({ id: ++last, ...line }));
  };
}

/** True where the line passes the filters of the query, whoever's it is. */
export function isWanted(line: LogLine, { after, since, requestId, text, isCanary, level }: LogQuery): boolean {
  if (isCanary !== undefined && (line.isCanary ?? false) !== isCanary) return false;
  if (level !== undefined && line.level !== level) return false;
  if (after !== undefined && line.id <= after) return false;
  if (since !== undefined && line.at < since) return false;
  if (requestId !== undefined && line.requestId !== requestId && !isAccessLineOf(line, requestId)) return false;
  return text === undefined || line.text.toLowerCase().includes(text.toLowerCase());
}

/** False where no line older than this one can pass. */
export function mayStillMatch(line: LogLine, { after, since }: LogQuery): boolean {
  if (after !== undefined && line.id <= after) return false;
  return since === undefined || line.at >= since - disorderMs;
}

/** The newest `limit` lines, oldest first. */
export function newestOf(lines: readonly LogLine[], limit: number): LogLine[] {
  return [...lines].sort((a, b) => a.id - b.id).slice(-limit);
}

function isOwned(line: LogLine, { source, apiId, stage, functionName }: LogQuery): boolean {
  if (line.source !== source) return false;
  if (source === 'function') return functionName === undefined || line.functionName === functionName;
  return (apiId === undefined || line.apiId === apiId) && (stage === undefined || line.stage === stage);
}

/** People search for the id that their format shows, which may be the extended one. */
function isAccessLineOf(line: LogLine, requestId: string): boolean {
  return line.source === 'access' && line.text.includes(requestId);
}
