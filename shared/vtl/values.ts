/** The door to the template language's values: from and to plain data, JSON and printed text. */

import { entryValue, javaText, jsonText, keyValue, viewItems } from './java-text';
import { readJson } from './json-reader';
import { DEFAULT_LIMITS } from './limits';
import { EvaluationError } from './template-error';
import { doubleValue, integerValue, listValue, type MapKey, mapValue, type Value } from './value-kinds';

export type { Value } from './value-kinds';

const PLAIN_DEPTH = 400;

/**
 * The value of plain data: integers become integers, other numbers doubles, arrays lists as from JSON, objects and
 * maps insertion-ordered maps. What has no counterpart (functions, symbols) is null.
 */
export function fromPlain(plain: unknown, depth = 0): Value {
  if (depth > PLAIN_DEPTH)
    throw new EvaluationError(`A value is nested more than ${PLAIN_DEPTH} levels deep.`, 'limit');
  switch (typeof plain) {
    case 'string':
    case 'boolean':
      return plain;
    case 'number':
      if ((plain | 0) === plain && !Object.is(plain, -0)) return plain;
      return Number.isSafeInteger(plain) && !Object.is(plain, -0) ? integerValue(BigInt(plain)) : doubleValue(plain);
    case 'bigint':
      return integerValue(plain);
    case 'object':
      break;
    default:
      return null;
  }
  if (plain === null) return null;
  if (Array.isArray(plain))
    return listValue(
      plain.map((item) => fromPlain(item, depth + 1)),
      'json',
    );
  const entries = new Map<MapKey, Value>();
  const pairs = plain instanceof Map ? plain : Object.entries(plain);
  for (const [key, value] of pairs) {
    if (value !== undefined) entries.set(String(key), fromPlain(value, depth + 1));
  }
  return mapValue(entries);
}

/** Plain data of a value: maps become objects (own properties only), integers beyond 2^53 become bigints. */
export function toPlain(value: Value, depth = 0): unknown {
  if (depth > PLAIN_DEPTH)
    throw new EvaluationError(`A value is nested more than ${PLAIN_DEPTH} levels deep.`, 'limit');
  if (typeof value !== 'object' || value === null) return value;
  switch (value.kind) {
    case 'long':
    case 'biginteger':
      return Number.isSafeInteger(Number(value.value)) ? Number(value.value) : value.value;
    case 'double':
      return value.value;
    case 'list':
    case 'array':
      return value.items.map((item) => toPlain(item, depth + 1));
    case 'view':
      return viewItems(value).map((item) => toPlain(item, depth + 1));
    case 'map':
      return Object.fromEntries(
        [...value.entries].map(([key, item]) => [printValue(keyValue(key)), toPlain(item, depth + 1)]),
      );
    case 'entry':
      return Object.fromEntries([[printValue(value.key), toPlain(entryValue(value), depth + 1)]]);
    default:
      return printValue(value);
  }
}

/**
 * Parses JSON text.
 * @throws EvaluationError if it is no JSON, or nested too deeply.
 */
export function parseJsonValue(text: string): Value {
  return readJson(text);
}

/** A value as running text prints it; null prints as `null`. */
export function printValue(value: Value): string {
  return javaText(value, DEFAULT_LIMITS);
}

/** A value as compact JSON. */
export function toJsonText(value: Value): string {
  return jsonText(value, DEFAULT_LIMITS);
}
