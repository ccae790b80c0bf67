// The traffic's filter, typed as one text: `status:4xx stage:dev body:"not found" header.x-foo:bar since:15m` and words.
import type { HeaderList, Trace, TraceMessage, TraceSummary } from './trace';

export interface TrafficQuery {
  /** What a row of the list answers by itself. */
  readonly fields: ReadonlyMap<string, string>;
  readonly words: readonly string[];
  /** What only the whole request can answer. */
  readonly deep: readonly DeepTerm[];
}

/** `name` is absent for bodies, a header's in lower case else. An empty `value`: it is there. */
export interface DeepTerm {
  readonly name?: string;
  readonly value: string;
}

const fieldNames = new Set(['status', 'stage', 'method', 'api', 'origin', 'caller', 'id', 'since']);
const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Takes a typed text apart. What is no known field counts as a word; quotes hold spaces. */
export function parseTrafficQuery(text: string): TrafficQuery {
  const fields = new Map<string, string>();
  const words: string[] = [];
  const deep: DeepTerm[] = [];
  for (const [part] of text.matchAll(/(?:[^\s"]|"[^"]*"?)+/g)) {
    const colon = part.indexOf(':');
    const name = part.slice(0, colon).toLowerCase();
    const value = part
      .slice(colon + 1)
      .replaceAll('"', '')
      .toLowerCase();
    const header = /^header\.(.+)$/.exec(name)?.[1];
    if (colon > 0 && header !== undefined) deep.push({ name: header, value });
    else if (colon > 0 && name === 'body' && value !== '') deep.push({ value });
    else if (colon > 0 && value !== '' && fieldNames.has(name)) fields.set(name, value);
    else words.push(part.replaceAll('"', '').toLowerCase());
  }
  return { fields, words, deep };
}

/** Whether a row passes what rows can answer. `now` is for `since:15m`. */
export function passesRow(row: TraceSummary, { fields, words }: TrafficQuery, now: number): boolean {
  return [...fields].every(([name, value]) => matchesField(row, name, value, now)) && hasWords(row, words);
}

/** Whether the whole request passes what rows cannot answer: sent or answered, either counts. */
export function passesDeep({ request, response }: Trace, { deep }: TrafficQuery): boolean {
  return deep.every((term) => [request, response].some((message) => holds(message, term)));
}

function holds({ headers = [], body }: TraceMessage, { name, value }: DeepTerm): boolean {
  if (name === undefined) return body?.isBase64 !== true && body?.text?.toLowerCase().includes(value) === true;
  return linesOf(headers, name).some((line) => line.toLowerCase().includes(value));
}

function linesOf(headers: HeaderList, lowerName: string): string[] {
  return headers.filter(([name]) => name.toLowerCase() === lowerName).map(([, value]) => value);
}

function matchesField(row: TraceSummary, name: string, value: string, now: number): boolean {
  switch (name) {
    case 'status':
      return /^[1-5]xx$/.test(value) ? String(row.status)[0] === value[0] : String(row.status) === value;
    case 'stage':
      return row.stage.toLowerCase() === value;
    case 'method':
      return row.method.toLowerCase() === value;
    case 'origin':
      return row.origin === value;
    case 'caller':
      return row.caller?.toLowerCase().includes(value) === true;
    case 'id':
      return row.requestId.toLowerCase().startsWith(value);
    case 'since': {
      const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(value) ?? [];
      return count !== undefined && row.startedAt >= now - Number(count) * (unitMs[unit] ?? 0);
    }
    default:
      return row.apiId.toLowerCase() === value || row.apiName.toLowerCase().includes(value);
  }
}

function hasWords(row: TraceSummary, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { path, requestId, resourcePath, routeKey, caller, failure, apiName } = row;
  const text = [path, requestId, resourcePath, routeKey, caller, failure?.responseType, failure?.reason, apiName]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}
