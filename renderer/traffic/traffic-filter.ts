// The traffic list's filter: `status:4xx stage:dev method:GET api:name origin:test caller:alice` and free words, typed as one text.
import type { TraceSummary } from '../../shared/trace/trace';

export type TrafficClass = 'all' | '4xx' | '5xx' | 'slow';

/** A request slower than this counts as slow, in milliseconds. */
export const slowMs = 1_000;

export interface TrafficFilter {
  readonly fields: ReadonlyMap<string, string>;
  readonly words: readonly string[];
}

const fieldNames = new Set(['status', 'stage', 'method', 'api', 'origin', 'caller']);

/** Takes a typed text apart. What is no known field counts as a word. */
export function parseTrafficFilter(text: string): TrafficFilter {
  const fields = new Map<string, string>();
  const words: string[] = [];
  for (const part of text.trim().split(/\s+/).filter(Boolean)) {
    const colon = part.indexOf(':');
    const name = part.slice(0, colon).toLowerCase();
    if (colon > 0 && colon < part.length - 1 && fieldNames.has(name))
      fields.set(name, part.slice(colon + 1).toLowerCase());
    else words.push(part.toLowerCase());
  }
  return { fields, words };
}

/** Whether a row passes filter and class. */
export function passesFilter(row: TraceSummary, filter: TrafficFilter, kind: TrafficClass): boolean {
  return (
    isOfClass(row, kind) &&
    [...filter.fields].every(([name, value]) => matchesField(row, name, value)) &&
    hasWords(row, filter.words)
  );
}

/** Whether a row is of a class. */
export function isOfClass(row: TraceSummary, kind: TrafficClass): boolean {
  if (kind === 'all') return true;
  if (kind === 'slow') return row.durationMs >= slowMs;
  return Math.floor(row.status / 100) === Number(kind[0]);
}

function matchesField(row: TraceSummary, name: string, value: string): boolean {
  if (name === 'status')
    return /^[1-5]xx$/.test(value) ? String(row.status)[0] === value[0] : String(row.status) === value;
  if (name === 'stage') return row.stage.toLowerCase() === value;
  if (name === 'method') return row.method.toLowerCase() === value;
  if (name === 'origin') return row.origin === value;
  if (name === 'caller') return row.caller?.toLowerCase().includes(value) === true;
  return row.apiId.toLowerCase() === value || row.apiName.toLowerCase().includes(value);
}

function hasWords(row: TraceSummary, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [
    row.path,
    row.requestId,
    row.resourcePath,
    row.routeKey,
    row.caller,
    row.failure?.responseType,
    row.failure?.reason,
    row.apiName,
  ]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}
