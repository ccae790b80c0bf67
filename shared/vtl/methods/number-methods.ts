/** Java's methods of integers, 64-bit and big integers, doubles and booleans, and the static ones of their classes. */

import { compareNumbers, isDouble, javaEquals, javaHash, type NumberValue, toBigInt, toDouble } from '../comparison';
import {
  type BigIntegerValue,
  bigIntegerValue,
  type DoubleValue,
  doubleValue,
  type LongValue,
  longValue,
  type Value,
} from '../value-kinds';
import {
  ANY,
  BOOLEAN,
  DOUBLE,
  EXACT_DOUBLE,
  EXACT_LONG,
  failure,
  INT,
  int,
  LONG,
  type MethodTable,
  numeric,
  type Overload,
  otherType,
  type Parameter,
  TEXT,
  TEXT_OR_NULL,
  text,
  way,
} from './overloads';

type Entry<Target extends Value> = [string, Overload<Target>[]];

/** What all kinds of numbers have. `hashCode` is also a static method of the primitive's class, but for big integers. */
function sharedMethods<Target extends NumberValue>(primitive?: Parameter): Entry<Target>[] {
  const ofItself = way<Target>([], (target) => javaHash(target));
  return [
    ['toString', [way<Target>([], (target, _values, services) => services.print(target))]],
    ['intValue', [way<Target>([], toInt)]],
    ['longValue', [way<Target>([], toLong)]],
    ['doubleValue', [way<Target>([], (target) => doubleValue(toDouble(target)))]],
    ['hashCode', primitive === undefined ? [ofItself] : [ofItself, way<Target>([primitive], hashOfArgument)]],
    ['equals', [way<Target>([ANY], (target, [other]) => javaEquals(target, other as Value))]],
  ];
}

export const INTEGER_METHODS: MethodTable<number> = new Map<string, Overload<number>[]>([
  ...sharedMethods<number>(INT),
  [
    'toString',
    [
      way([], (target) => `${target}`),
      way([INT], (_target, [value]) => `${int(value)}`),
      way([INT, INT], (_target, [value, radix]) => inRadix(BigInt(int(value)), int(radix))),
    ],
  ],
  ['compareTo', [way([INT], (target, [other]) => Math.sign(target - int(other))), way([ANY], otherType)]],
  [
    'parseInt',
    [
      way([TEXT], (_target, [value]) => parseInteger(text(value), 10)),
      way([TEXT, INT], (_target, [value, radix]) => parseInteger(text(value), int(radix))),
    ],
  ],
  [
    'valueOf',
    [
      way([INT], (_target, [value]) => int(value)),
      way([TEXT], (_target, [value]) => parseInteger(text(value), 10)),
      way([TEXT, INT], (_target, [value, radix]) => parseInteger(text(value), int(radix))),
    ],
  ],
  ['toHexString', [way([INT], (_target, [value]) => (int(value) >>> 0).toString(16))]],
  ['toBinaryString', [way([INT], (_target, [value]) => (int(value) >>> 0).toString(2))]],
  ['toOctalString', [way([INT], (_target, [value]) => (int(value) >>> 0).toString(8))]],
  ['max', [way([INT, INT], (_target, [left, right]) => Math.max(int(left), int(right)))]],
  ['min', [way([INT, INT], (_target, [left, right]) => Math.min(int(left), int(right)))]],
  ['sum', [way([INT, INT], (_target, [left, right]) => (int(left) + int(right)) | 0)]],
  ['compare', [way([INT, INT], (_target, [left, right]) => Math.sign(int(left) - int(right)))]],
  ['signum', [way([INT], (_target, [value]) => Math.sign(int(value)))]],
]);

export const LONG_METHODS: MethodTable<LongValue> = new Map<string, Overload<LongValue>[]>([
  ...sharedMethods<LongValue>(LONG),
  [
    'toString',
    [
      way([], (target) => `${target.value}`),
      way([LONG], (_target, [value]) => `${toBigInt(numeric(value))}`),
      way([LONG, INT], (_target, [value, radix]) => inRadix(toBigInt(numeric(value)), int(radix))),
    ],
  ],
  [
    'compareTo',
    [way([EXACT_LONG], (target, [other]) => compareNumbers(target, numeric(other))), way([ANY], otherType)],
  ],
  [
    'parseLong',
    [
      way([TEXT], (_target, [value]) => parseLong(text(value), 10)),
      way([TEXT, INT], (_target, [value, radix]) => parseLong(text(value), int(radix))),
    ],
  ],
  [
    'valueOf',
    [
      way([LONG], (_target, [value]) => longValue(toBigInt(numeric(value)))),
      way([TEXT], (_target, [value]) => parseLong(text(value), 10)),
      way([TEXT, INT], (_target, [value, radix]) => parseLong(text(value), int(radix))),
    ],
  ],
  ['toHexString', [way([LONG], (_target, [value]) => BigInt.asUintN(64, toBigInt(numeric(value))).toString(16))]],
  ['max', [way([LONG, LONG], (_target, [left, right]) => longValue(extreme(left, right, 1)))]],
  ['min', [way([LONG, LONG], (_target, [left, right]) => longValue(extreme(left, right, -1)))]],
]);

export const BIG_INTEGER_METHODS: MethodTable<BigIntegerValue> = new Map<string, Overload<BigIntegerValue>[]>([
  ...sharedMethods<BigIntegerValue>(),
  [
    'toString',
    [way([], (target) => `${target.value}`), way([INT], (target, [radix]) => inRadix(target.value, int(radix)))],
  ],
  [
    'compareTo',
    [way([isBigInteger], (target, [other]) => compareNumbers(target, numeric(other))), way([ANY], otherType)],
  ],
  ['valueOf', [way([LONG], (_target, [value]) => bigIntegerValue(toBigInt(numeric(value))))]],
]);

export const DOUBLE_METHODS: MethodTable<DoubleValue> = new Map<string, Overload<DoubleValue>[]>([
  ...sharedMethods<DoubleValue>(DOUBLE),
  [
    'toString',
    [
      way([], (target, _values, services) => services.print(target)),
      way([DOUBLE], (_target, [value], services) => services.print(doubleValue(toDouble(numeric(value))))),
    ],
  ],
  [
    'compareTo',
    [way([EXACT_DOUBLE], (target, [other]) => compareNumbers(target, numeric(other))), way([ANY], otherType)],
  ],
  ['parseDouble', [way([TEXT], (_target, [value]) => parseDouble(text(value)))]],
  [
    'valueOf',
    [
      way([DOUBLE], (_target, [value]) => doubleValue(toDouble(numeric(value)))),
      way([TEXT], (_target, [value]) => parseDouble(text(value))),
    ],
  ],
  [
    'isNaN',
    [
      way([], (target) => Number.isNaN(target.value)),
      way([DOUBLE], (_target, [value]) => Number.isNaN(toDouble(numeric(value)))),
    ],
  ],
  [
    'isInfinite',
    [
      way([], (target) => Math.abs(target.value) === Number.POSITIVE_INFINITY),
      way([DOUBLE], (_target, [value]) => Math.abs(toDouble(numeric(value))) === Number.POSITIVE_INFINITY),
    ],
  ],
  [
    'max',
    [
      way([DOUBLE, DOUBLE], (_target, [left, right]) =>
        doubleValue(Math.max(toDouble(numeric(left)), toDouble(numeric(right)))),
      ),
    ],
  ],
  [
    'min',
    [
      way([DOUBLE, DOUBLE], (_target, [left, right]) =>
        doubleValue(Math.min(toDouble(numeric(left)), toDouble(numeric(right)))),
      ),
    ],
  ],
]);

export const BOOLEAN_METHODS: MethodTable<boolean> = new Map<string, Overload<boolean>[]>([
  ['toString', [way([], (target) => `${target}`), way([BOOLEAN], (_target, [value]) => `${value}`)]],
  ['booleanValue', [way([], (target) => target)]],
  [
    'hashCode',
    [way([], (target) => javaHash(target)), way([BOOLEAN], (_target, [value]) => javaHash(value as boolean))],
  ],
  ['equals', [way([ANY], (target, [other]) => target === other)]],
  ['compareTo', [way([BOOLEAN], (target, [other]) => Number(target) - Number(other)), way([ANY], otherType)]],
  ['parseBoolean', [way([TEXT_OR_NULL], (_target, [value]) => isTrueText(value))]],
  [
    'valueOf',
    [way([BOOLEAN], (_target, [value]) => value), way([TEXT_OR_NULL], (_target, [value]) => isTrueText(value))],
  ],
]);

/** The argument is widened to the target's kind first. */
function hashOfArgument(target: NumberValue, [value]: readonly Value[]): number {
  const given = numeric(value);
  if (isDouble(target)) return javaHash(doubleValue(toDouble(given)));
  return javaHash(typeof target === 'number' ? given : longValue(toBigInt(given)));
}

/** Java's narrowing: integers lose their high bits, doubles end at the bounds. */
function toInt(target: NumberValue): number {
  if (typeof target === 'number') return target;
  if (!isDouble(target)) return Number(BigInt.asIntN(32, target.value));
  if (Number.isNaN(target.value)) return 0;
  return Math.trunc(Math.min(2147483647, Math.max(-2147483648, target.value))) | 0;
}

function toLong(target: NumberValue): LongValue {
  if (!isDouble(target)) return longValue(BigInt.asIntN(64, toBigInt(target)));
  if (Number.isNaN(target.value)) return longValue(0n);
  if (target.value >= 2 ** 63) return longValue(2n ** 63n - 1n);
  return longValue(target.value <= -(2 ** 63) ? -(2n ** 63n) : BigInt(Math.trunc(target.value)));
}

function inRadix(value: bigint, radix: number): string {
  return value.toString(radix >= 2 && radix <= 36 ? radix : 10);
}

function parseInteger(value: string, radix: number): number {
  const parsed = parseBigInt(value, radix);
  if (parsed < -2147483648n || parsed > 2147483647n) throw failure(`"${value}" is no 32-bit integer.`);
  return Number(parsed);
}

function parseLong(value: string, radix: number): LongValue {
  const parsed = parseBigInt(value, radix);
  if (BigInt.asIntN(64, parsed) !== parsed) throw failure(`"${value}" is no 64-bit integer.`);
  return longValue(parsed);
}

function parseBigInt(value: string, radix: number): bigint {
  if (radix < 2 || radix > 36) throw failure(`${radix} is no base for numbers: 2 to 36 are.`);
  const digits = value.replace(/^[+-]/, '');
  // More digits than any 64-bit integer has, in base 2.
  if (digits === '' || digits.length > 4000) throw failure(`"${value.slice(0, 80)}" is no integer.`);
  let parsed = 0n;
  for (const character of digits) {
    const digit = Number.parseInt(character, radix);
    if (Number.isNaN(digit) || character.length !== 1)
      throw failure(`"${value.slice(0, 80)}" is no integer in base ${radix}.`);
    parsed = parsed * BigInt(radix) + BigInt(digit);
  }
  return value.startsWith('-') ? -parsed : parsed;
}

/** Java's notation of floating numbers, which may end in `d` or `f`. */
function parseDouble(value: string): DoubleValue {
  const match = /^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?)$/.exec(value.trim());
  if (match === null) throw failure(`"${value.slice(0, 80)}" is no number.`);
  return doubleValue(Number(match[0].replace(/[dDfF]$/, '').replace(/^([+-])NaN$/, 'NaN')));
}

function extreme(left: Value | undefined, right: Value | undefined, sign: number): bigint {
  const [a, b] = [toBigInt(numeric(left)), toBigInt(numeric(right))];
  return (sign > 0 ? a > b : a < b) ? a : b;
}

function isTrueText(value: Value | undefined): boolean {
  return typeof value === 'string' && value.toLowerCase() === 'true';
}

function isBigInteger(value: Value): boolean {
  return typeof value === 'object' && value?.kind === 'biginteger';
}
