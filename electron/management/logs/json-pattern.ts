// Conditions on JSON in filter patterns: `{ ($.status = 5*) && ($.latency > 100 || $.error IS NULL) }`.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#metric-filters-extract-json
import { compareNumbers, invalidPattern, openPatternReader, readOperand } from './pattern-reader';

export type JsonCondition = (value: unknown) => boolean;

type Selector = readonly (string | number)[];

/** Deeper nesting than anybody writes; a pattern of a thousand brackets must not exhaust the stack. */
const deepest = 50;

/** Parses a pattern in braces; InvalidParameterException where it is none. */
export function parseJsonPattern(text: string): JsonCondition {
  if (!text.endsWith('}')) throw invalidPattern();
  const reader = openPatternReader(text.slice(1, -1));
  const { take } = reader;
  let depth = 0;

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
    const operand = readOperand(reader, /[^\s()&|]+/);
    if (operand.kind === 'text' && operator !== '=' && operator !== '!=') throw invalidPattern();
    return (value) => {
      const found = select(value, selector);
      if (found === undefined || found === null || typeof found === 'object') return false;
      if (operand.kind === 'text') return operand.isLike(String(found)) === (operator === '=');
      if (typeof found === 'number') return compareNumbers(found, operator, operand.number);
      // AWS assumed: the text "403" is equal to 403, and neither less nor more than any number
      const isEqual = String(found) === String(operand.number);
      return operator === '=' ? isEqual : operator === '!=' && !isEqual;
    };
  }

  const whole = alternatives();
  if (!reader.isAtEnd()) throw invalidPattern();
  return whole;
}

function select(value: unknown, selector: Selector): unknown {
  let at = value;
  for (const part of selector) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Readonly<Record<string | number, unknown>>)[part];
  }
  return at;
}
