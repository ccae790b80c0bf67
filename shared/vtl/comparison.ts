/** Equality and order: the engine's `==` and `<`, and Java's `equals`. */

import { entryValue, viewItems } from './java-text';
import { mapGet } from './map-access';
import { EvaluationError } from './template-error';
import type { BigIntegerValue, DoubleValue, LongValue, MapKey, Value } from './value-kinds';

export type NumberValue = number | LongValue | BigIntegerValue | DoubleValue;

export function isNumber(value: Value): value is NumberValue {
  if (typeof value === 'number') return true;
  if (typeof value !== 'object' || value === null) return false;
  return value.kind === 'long' || value.kind === 'double' || value.kind === 'biginteger';
}

/** Compares by value across the kinds of numbers: negative, zero or positive. */
export function compareNumbers(left: NumberValue, right: NumberValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (isDouble(left) || isDouble(right)) {
    const [a, b] = [toDouble(left), toDouble(right)];
    return a < b ? -1 : a === b ? 0 : 1;
  }
  const [a, b] = [toBigInt(left), toBigInt(right)];
  return a < b ? -1 : a === b ? 0 : 1;
}

/** The engine's `==`: numbers by value, the same type by `equals`, everything else by its text. */
export function looselyEqual(left: Value, right: Value, print: (value: Value) => string): boolean {
  if (left === right) return true;
  if (typeof left === 'string' && typeof right === 'string') return false;
  if (left === null || right === null) return false;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0;
  if (javaClass(left) === javaClass(right)) return javaEquals(left, right);
  return print(left) === print(right);
}

const EQUALITY_DEPTH = 200;
const EQUALITY_STEPS = 5_000_000;

/** Java's `equals`: never converts, not even between sizes of integers. */
export function javaEquals(left: Value, right: Value): boolean {
  return deeplyEqual(left, right, { depth: 0, steps: 0 });
}

function deeplyEqual(left: Value, right: Value, spent: { depth: number; steps: number }): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  // A list may hold itself, so depth and work are bounded.
  if (spent.depth > EQUALITY_DEPTH || spent.steps++ > EQUALITY_STEPS) {
    throw new EvaluationError('Two values are too large to be compared.', 'limit');
  }
  spent.depth++;
  const result = sameContent(left, right, spent);
  spent.depth--;
  return result;
}

function sameContent(left: Value & object, right: Value & object, spent: { depth: number; steps: number }): boolean {
  switch (left.kind) {
    case 'long':
    case 'biginteger':
      return right.kind === left.kind && left.value === right.value;
    case 'double':
      return right.kind === 'double' && Object.is(left.value, right.value);
    case 'character':
      return right.kind === 'character' && left.text === right.text;
    case 'list':
      return right.kind === 'list' && sameItems(left.items, right.items, spent);
    case 'map':
      if (right.kind !== 'map' || left.entries.size !== right.entries.size) return false;
      for (const [key, value] of left.entries) {
        const other = mapGet(right, key as Value);
        if (other === undefined || !deeplyEqual(value, other, spent)) return false;
      }
      return true;
    case 'entry':
      if (right.kind !== 'entry' || !deeplyEqual(left.key, right.key, spent)) return false;
      return deeplyEqual(entryValue(left), entryValue(right), spent);
    case 'view': {
      if (right.kind !== 'view' || left.of === 'values' || left.of !== right.of) return false;
      if (left.map.entries.size !== right.map.entries.size) return false;
      if (left.of === 'keys') return [...left.map.entries.keys()].every((key) => right.map.entries.has(key as MapKey));
      return deeplyEqual(left.map, right.map, spent);
    }
    default:
      return false;
  }
}

function sameItems(left: readonly Value[], right: readonly Value[], spent: { depth: number; steps: number }): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) {
    if (!deeplyEqual(left[at] as Value, right[at] as Value, spent)) return false;
  }
  return true;
}

/** Which Java class a value has, as far as `==` cares; views of different kinds differ. */
function javaClass(value: Value): string {
  if (typeof value !== 'object' || value === null) return typeof value;
  return value.kind === 'view' ? value.of : value.kind;
}

const HASH_DEPTH = 200;

/** Java's `hashCode`. */
export function javaHash(value: Value, depth = 0): number {
  if (depth > HASH_DEPTH) throw new EvaluationError(`A value is nested more than ${HASH_DEPTH} levels deep.`, 'limit');
  if (value === null) return 0;
  if (typeof value === 'string') return hashText(value);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  switch (value.kind) {
    case 'long':
      return Number(BigInt.asIntN(32, value.value ^ (value.value >> 32n)));
    case 'biginteger':
      return hashBigInteger(value.value);
    case 'double': {
      const bits = new DataView(new ArrayBuffer(8));
      bits.setFloat64(0, value.value);
      return bits.getInt32(0) ^ bits.getInt32(4);
    }
    case 'character':
      return value.text.charCodeAt(0);
    case 'list':
      return value.items.reduce<number>((hash, item) => (Math.imul(31, hash) + javaHash(item, depth + 1)) | 0, 1);
    case 'map':
      return [...value.entries].reduce(
        (sum, [key, item]) => (sum + (javaHash(key as Value, depth + 1) ^ javaHash(item, depth + 1))) | 0,
        0,
      );
    case 'entry':
      return javaHash(value.key, depth + 1) ^ javaHash(entryValue(value), depth + 1);
    case 'view':
      return viewItems(value).reduce<number>((sum, item) => (sum + javaHash(item, depth + 1)) | 0, 0);
    default:
      return 0;
  }
}

function hashText(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(31, hash) + text.charCodeAt(at)) | 0;
  return hash;
}

function hashBigInteger(value: bigint): number {
  const hex = (value < 0n ? -value : value).toString(16);
  let hash = 0;
  const words = hex.padStart(Math.ceil(hex.length / 8) * 8, '0').match(/.{8}/g) ?? [];
  for (const word of words) hash = (Math.imul(31, hash) + Number.parseInt(word, 16)) | 0;
  return value < 0n ? -hash | 0 : hash;
}

export function isDouble(value: NumberValue): value is DoubleValue {
  return typeof value === 'object' && value.kind === 'double';
}

export function toDouble(value: NumberValue): number {
  return typeof value === 'number' ? value : Number(value.value);
}

/** The integer in a value that is no double. */
export function toBigInt(value: NumberValue): bigint {
  if (typeof value === 'number') return BigInt(value);
  return value.kind === 'double' ? BigInt(Math.trunc(value.value)) : value.value;
}
