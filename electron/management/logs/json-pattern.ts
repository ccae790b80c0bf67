// Conditions on JSON in filter patterns: `{ ($.status = 5*) && ($.latency > 100 || $.error IS NULL) }`.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#metric-filters-extract-json
import { AwsError, notImplemented } from '../wire/aws-error';

export type JsonCondition = (value: unknown) => boolean;

type Selector = readonly (string | number)[];

/** Deeper nesting than anybody writes; a pattern of a thousand brackets must not exhaust the stack. */
const deepest = 50;

/** Parses a pattern in braces; InvalidParameterException where it is none. */
export function parseJsonPattern(text: string): JsonCondition {
  if (!text.endsWith('}')) throw invalidPattern();
  const source = text.slice(1, -1);
  let at = 0;
  let depth = 0;

  function take(expected: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(`\\s*${expected.source}`, 'yi');
    sticky.lastIndex = at;
    const found = sticky.exec(source);
    if (found === null) return undefined;
    at = sticky.lastIndex;
    return found;
  }

  function alternatives(): JsonCondition {
    const parts = [conjunction()];
    while (take(/\|\|/)) parts.push(conjunction());
    return (value) => parts.some((part) => part(value));
  }

  function conjunction(): JsonCondition {
    const parts = [condition()];
    while (take(/&&/)) parts.push(condition());
    return (value) => parts.every((part) => part(value));
  }

  function condition(): JsonCondition {
    if (take(/\(/)) {
      if (++depth > deepest) throw invalidPattern();
      const inner = alternatives();
      depth--;
      if (!take(/\)/)) throw invalidPattern();
      return inner;
    }
    const selector = readSelector();
    if (take(/IS\s+NULL\b/)) return (value) => select(value, selector) === null;
    if (take(/IS\s+TRUE\b/)) return (value) => select(value, selector) === true;
    if (take(/IS\s+FALSE\b/)) return (value) => select(value, selector) === false;
    if (take(/NOT\s+EXISTS\b/)) return (value) => select(value, selector) === undefined;
    const operator = take(/(!=|<=|>=|=|<|>)/)?.[1];
    if (operator === undefined) throw invalidPattern();
    return comparison(selector, operator);
  }

  function readSelector(): Selector {
    if (!take(/\$/)) throw invalidPattern();
    const parts: (string | number)[] = [];
    for (;;) {
      const member = take(/\.([A-Za-z0-9_@-]+)/)?.[1] ?? take(/\.?\[\s*['"]([^'"]+)['"]\s*\]/)?.[1];
      const index = member === undefined ? take(/\[(\d+)\]/)?.[1] : undefined;
      if (member !== undefined) parts.push(member);
      else if (index !== undefined) parts.push(Number(index));
      else break;
    }
    if (parts.length === 0) throw invalidPattern();
    return parts;
  }

  function comparison(selector: Selector, operator: string): JsonCondition {
    if (take(/%/)) throw notImplemented('logs', 'FilterLogEvents with a regular expression');
    const quoted = take(/"((?:[^"\\]|\\.)*)"/)?.[1];
    const bare = quoted === undefined ? take(/([^\s()&|]+)/)?.[1] : undefined;
    const wanted = quoted?.replace(/\\(.)/g, '$1') ?? bare;
    if (wanted === undefined) throw invalidPattern();
    const number = quoted === undefined && wanted.trim() !== '' ? Number(wanted) : Number.NaN;
    if (!Number.isNaN(number)) return (value) => compare(select(value, selector), operator, number);
    if (operator !== '=' && operator !== '!=') throw invalidPattern();
    const isEqual = textPattern(wanted);
    return (value) => {
      const found = select(value, selector);
      if (found === undefined || found === null || typeof found === 'object') return false;
      return isEqual(String(found)) === (operator === '=');
    };
  }

  const whole = alternatives();
  if (source.slice(at).trim() !== '') throw invalidPattern();
  return whole;
}

function compare(found: unknown, operator: string, wanted: number): boolean {
  if (typeof found !== 'number') return operator === '=' && String(found) === String(wanted);
  switch (operator) {
    case '=':
      return found === wanted;
    case '!=':
      return found !== wanted;
    case '<':
      return found < wanted;
    case '<=':
      return found <= wanted;
    case '>':
      return found > wanted;
    default:
      return found >= wanted;
  }
}

/** `*` stands for any text. Compared piece by piece, so that no pattern takes longer than its message. */
function textPattern(wanted: string): (text: string) => boolean {
  const [first = '', ...rest] = wanted.split('*');
  if (rest.length === 0) return (text) => text === wanted;
  const last = rest.pop() ?? '';
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
    let at = first.length;
    const end = text.length - last.length;
    for (const piece of rest) {
      const found = text.indexOf(piece, at);
      if (found < 0 || found + piece.length > end) return false;
      at = found + piece.length;
    }
    return true;
  };
}

function select(value: unknown, selector: Selector): unknown {
  let at = value;
  for (const part of selector) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Readonly<Record<string | number, unknown>>)[part];
  }
  return at;
}

export function invalidPattern(): AwsError {
  return new AwsError('InvalidParameterException', 400, 'Invalid filter pattern');
}
