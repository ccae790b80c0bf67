// JSON values side by side: equal or not, larger or smaller, how long. Integers are exact at any length.
import { jsonText } from '../../vtl/java-text';
import { readJson } from '../../vtl/json-reader';
import { EvaluationError } from '../../vtl/template-error';
import type { Value } from '../../vtl/value-kinds';

const bounds = { outputCharacters: 16 * 1_024 * 1_024, depth: 1_000 };

/** The value of a JSON text; undefined where it is none. */
export function jsonValue(text: string): Value | undefined {
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}

/** The compact JSON of a value. */
export function showJson(value: Value): string {
  return jsonText(value, bounds);
}

/** Whether two values are the same JSON: the order of keys does not count, 1 and 1.0 are one number. */
export function isSameJson(a: Value, b: Value): boolean {
  const [left, right] = [numeric(a), numeric(b)];
  if (left !== undefined || right !== undefined) return compareNumbers(left, right) === 0;
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b;
  if (a.kind === 'list' && b.kind === 'list') {
    return a.items.length === b.items.length && a.items.every((item, at) => isSameJson(item, b.items[at] ?? null));
  }
  if (a.kind !== 'map' || b.kind !== 'map' || a.entries.size !== b.entries.size) return false;
  return [...a.entries].every(([key, item]) => {
    const other = b.entries.get(key);
    return other !== undefined && isSameJson(item, other);
  });
}

/** Below zero where `a` is smaller; undefined where one of them is no number. */
export function compareJson(a: Value, b: Value): number | undefined {
  return compareNumbers(numeric(a), numeric(b));
}

/** Items of a list, members of an object, characters of a text; undefined for anything else. */
export function lengthOfJson(value: Value): number | undefined {
  if (typeof value === 'string') return [...value].length;
  if (typeof value !== 'object' || value === null) return undefined;
  if (value.kind === 'list') return value.items.length;
  return value.kind === 'map' ? value.entries.size : undefined;
}

/** True where a list has an item equal to `part`, or a text holds it. */
export function containsJson(whole: Value, part: Value, partText: string): boolean {
  if (typeof whole === 'string') return whole.includes(typeof part === 'string' ? part : partText);
  if (typeof whole === 'object' && whole?.kind === 'list') return whole.items.some((item) => isSameJson(item, part));
  return false;
}

function compareNumbers(a: bigint | number | undefined, b: bigint | number | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  // JavaScript compares integers and floating numbers by their exact values.
  return a < b ? -1 : a > b ? 1 : 0;
}

function numeric(value: Value): bigint | number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return value.kind === 'long' || value.kind === 'biginteger' || value.kind === 'double' ? value.value : undefined;
}
