// What of the logs is shown: by source, API, and words as they are typed.
import { type LogLine, type LogSource, logSources } from '../../shared/contract/logs';

export interface LogFilter {
  readonly source: LogSource | 'all';
  /** Of stages; lines of functions belong to no API. */
  readonly apiId?: string;
  /** `level:error`, `stage:dev`, `request:6c1c`, `function:name`, `since:10m` and words. */
  readonly text: string;
}

export { logSources };

const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The test of `filter`, made once for many lines. `now` is for `since:10m`. */
export function logTest({ source, apiId, text }: LogFilter, now: number): (line: LogLine) => boolean {
  const tests = text
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => partTest(part, now));
  return (line) =>
    (source === 'all' || line.source === source) &&
    (apiId === undefined || line.apiId === undefined || line.apiId === apiId) &&
    tests.every((test) => test(line));
}

function partTest(part: string, now: number): (line: LogLine) => boolean {
  const [, name, value = ''] = /^(level|stage|request|function|since):(.+)$/.exec(part) ?? [];
  switch (name) {
    case 'level':
      return (line) => line.level?.toLowerCase() === value;
    case 'stage':
      return (line) => line.stage?.toLowerCase() === value;
    case 'request':
      return (line) =>
        line.requestId?.toLowerCase().startsWith(value) === true || line.text.toLowerCase().includes(value);
    case 'function':
      return (line) => line.functionName?.toLowerCase() === value;
    case 'since': {
      const [, count = '', unit = ''] = /^(\d+)([smhd])$/.exec(value) ?? [];
      const from = now - Number(count) * (unitMs[unit] ?? 0);
      return (line) => line.at >= from;
    }
    default:
      return (line) => line.text.toLowerCase().includes(part);
  }
}

/** Lines as a text file has them. */
export function logLinesText(lines: readonly LogLine[]): string {
  return lines
    .map(({ at, source, stage = '', functionName, isCanary, text }) => {
      const owner = functionName ?? (isCanary === true ? `${stage}/Canary` : stage);
      return `${new Date(at).toISOString()}  ${source.padEnd(9)}  ${owner}  ${text.trimEnd()}`;
    })
    .join('\n');
}
