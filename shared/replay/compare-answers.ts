// Two answers to the same request, side by side: what differs, and whether one took longer.
import type { HeaderList } from '../trace/trace';

export interface ComparedAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: string;
  readonly isBase64: boolean;
  readonly durationMs: number;
  /** What the endpoint was sent, or would have been. */
  readonly sent?: {
    readonly method: string;
    readonly url: string;
    readonly headers: HeaderList;
    readonly body: string;
  };
}

export interface AnswerDifference {
  readonly part: 'status' | 'header' | 'body' | 'endpoint request';
  /** `Content-Type`, `$.items[2].price`, `url`; empty for a part as a whole. */
  readonly at: string;
  /** As text; absent where the side has nothing there. */
  readonly before?: string;
  readonly after?: string;
}

/** Differences told of one part; more are counted only by being there. */
const mostTold = 50;
const longestValue = 400;

/** Headers that differ from answer to answer and say nothing of the API. */
const ignored = new Set([
  'date',
  'connection',
  'content-length',
  'x-amzn-requestid',
  'x-amz-apigw-id',
  'apigw-requestid',
  'x-amzn-trace-id',
  'x-amz-executed-version',
  'host',
]);

/** What is different in `after`. Times are no difference: see `isSlower`. */
export function compareAnswers(before: ComparedAnswer, after: ComparedAnswer): AnswerDifference[] {
  const status =
    before.status === after.status
      ? []
      : [{ part: 'status' as const, at: '', before: String(before.status), after: String(after.status) }];
  return [
    ...status,
    ...headerDifferences('header', before.headers, after.headers),
    ...bodyDifferences('body', before, after),
    ...sentDifferences(before.sent, after.sent),
  ];
}

export interface SlownessRule {
  /** So many times as long. */
  readonly factor: number;
  /** And at least so many milliseconds more: below it a machine's own noise is larger. */
  readonly floorMs: number;
}

export const usualSlowness: SlownessRule = { factor: 1.5, floorMs: 20 };

/** Whether `after` took clearly longer. */
export function isSlower(
  beforeMs: number,
  afterMs: number,
  { factor, floorMs }: SlownessRule = usualSlowness,
): boolean {
  return afterMs > beforeMs * factor && afterMs - beforeMs >= floorMs;
}

function headerDifferences(part: 'header' | 'endpoint request', before: HeaderList, after: HeaderList) {
  const [left, right] = [byName(before), byName(after)];
  const prefix = part === 'header' ? '' : 'header ';
  const differences: AnswerDifference[] = [];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const [a, b] = [left.get(key), right.get(key)];
    if (ignored.has(key) || a?.value === b?.value) continue;
    differences.push(difference(part, prefix + (a?.name ?? b?.name ?? key), a?.value, b?.value));
  }
  return differences.slice(0, mostTold);
}

function byName(headers: HeaderList): Map<string, { readonly name: string; readonly value: string }> {
  const lines = new Map<string, { name: string; value: string }>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const known = lines.get(key);
    lines.set(key, { name, value: known === undefined ? value : `${known.value}, ${value}` });
  }
  return lines;
}

type Body = Pick<ComparedAnswer, 'body'> & Partial<Pick<ComparedAnswer, 'isBase64'>>;

/** Members of JSON one by one, anything else as a whole. */
function bodyDifferences(part: 'body' | 'endpoint request', before: Body, after: Body): AnswerDifference[] {
  if (before.body === after.body) return [];
  const at = part === 'body' ? '' : 'body';
  const [left, right] = [parsed(before), parsed(after)];
  if (left === undefined || right === undefined) return [difference(part, at, before.body, after.body)];
  const differences: AnswerDifference[] = [];
  walk(left.value, right.value, `${at}$`.replace(/^body\$/, 'body $'), (where, a, b) => {
    if (differences.length < mostTold) differences.push(difference(part, where, a, b));
  });
  return differences;
}

function sentDifferences(before: ComparedAnswer['sent'], after: ComparedAnswer['sent']): AnswerDifference[] {
  const part = 'endpoint request';
  if (before === undefined || after === undefined) {
    if (before === after) return [];
    return [difference(part, '', before && `${before.method} ${before.url}`, after && `${after.method} ${after.url}`)];
  }
  return [
    ...(before.method === after.method ? [] : [difference(part, 'method', before.method, after.method)]),
    ...(before.url === after.url ? [] : [difference(part, 'url', before.url, after.url)]),
    ...headerDifferences(part, before.headers, after.headers),
    ...bodyDifferences(part, before, after),
  ];
}

function parsed({ body, isBase64 = false }: Body): { readonly value: unknown } | undefined {
  if (isBase64) return undefined;
  try {
    return { value: JSON.parse(body) as unknown };
  } catch {
    return undefined; // no JSON: compared as text
  }
}

type Told = (at: string, before: string | undefined, after: string | undefined) => void;

function walk(before: unknown, after: unknown, at: string, tell: Told): void {
  if (Object.is(before, after)) return;
  const [isListA, isListB] = [Array.isArray(before), Array.isArray(after)];
  if (!isObject(before) || !isObject(after) || isListA !== isListB) {
    tell(at, JSON.stringify(before), JSON.stringify(after));
    return;
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [a, b] = [ownValue(before, key), ownValue(after, key)];
    walk(a, b, isListA ? `${at}[${key}]` : memberPath(at, key), tell);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function ownValue(owner: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(owner, key)?.value;
}

function memberPath(at: string, key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(key) ? `${at}.${key}` : `${at}[${JSON.stringify(key)}]`;
}

function difference(
  part: AnswerDifference['part'],
  at: string,
  before: string | undefined,
  after: string | undefined,
): AnswerDifference {
  return {
    part,
    at,
    ...(before !== undefined && { before: cut(before) }),
    ...(after !== undefined && { after: cut(after) }),
  };
}

function cut(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
