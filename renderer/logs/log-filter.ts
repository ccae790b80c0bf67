// What of the logs is shown: by source, API, and words as they are typed.
import { type LogLine, type LogSource, logSources } from '../../shared/contract/logs';

export interface LogFilter {
  readonly source: LogSource | 'all';
  /** Of stages; lines of functions belong to no API. */
  readonly apiId?: string;
  /** `level:error`, `stage:dev`, `request:6c1c,9f02`, `function:name`, `since:10m` and words. */
  readonly text: string;
}

export { logSources };

const prefixed = /^(level|stage|request|function|since):(.+)$/i;

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

/** The words of a filter that are looked for in the lines themselves. */
export function filterWords(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '' && !prefixed.test(part));
}

/** The ids that a filter asks for, `request:6c1c,9f02`. */
export function filterRequests(text: string): readonly string[] {
  const parts = text.trim().split(/\s+/);
  return parts.flatMap((part) => /^request:(.+)$/i.exec(part)?.[1]?.split(',') ?? []).filter((id) => id !== '');
}

/** `text` in pieces, those that are one of the words marked. */
export function markWords(
  text: string,
  words: readonly string[],
): readonly { readonly text: string; readonly isHit: boolean }[] {
  if (words.length === 0) return [{ text, isHit: false }];
  const literal = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return text
    .split(new RegExp(`(${literal.join('|')})`, 'i'))
    .map((piece, at) => ({ text: piece, isHit: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

function partTest(part: string, now: number): (line: LogLine) => boolean {
  const [, name, value = ''] = prefixed.exec(part) ?? [];
  switch (name) {
    case 'level':
      return (line) => line.level?.toLowerCase() === value;
    case 'stage':
      return (line) => line.stage?.toLowerCase() === value;
    case 'request': {
      const ids = value.split(',').filter((id) => id !== '');
      return (line) =>
        ids.some((id) => line.requestId?.toLowerCase().startsWith(id) === true || line.text.toLowerCase().includes(id));
    }
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
