/**
 * The values of the template language. Strings, booleans and null are JavaScript's own and a JavaScript number
 * is always a 32-bit integer; everything that JavaScript would blur (64-bit, big and floating numbers, lists by
 * origin, maps with typed keys) is an object with a `kind`. `undefined` is never a value: it says "unresolved".
 */

export type Value =
  | string
  | number
  | boolean
  | null
  | LongValue
  | BigIntegerValue
  | DoubleValue
  | CharacterValue
  | ListValue
  | MapValue
  | ArrayValue
  | EntryValue
  | ViewValue
  | IteratorValue
  | BlockValue
  | LoopValue
  | HostValue;

export interface LongValue {
  readonly kind: 'long';
  readonly value: bigint;
}

export interface BigIntegerValue {
  readonly kind: 'biginteger';
  readonly value: bigint;
}

export interface DoubleValue {
  readonly kind: 'double';
  readonly value: number;
  /** The digits of a payload's number that has more of them than a double can hold. */
  readonly digits?: string;
}

/** One UTF-16 unit, as `charAt` gives it: prints like a string, but equals none. */
export interface CharacterValue {
  readonly kind: 'character';
  readonly text: string;
}

/** Where a list was made decides how it prints: `[a, b]` or JSON. */
type ListOrigin = 'template' | 'json';

export interface ListValue {
  readonly kind: 'list';
  readonly origin: ListOrigin;
  readonly items: Value[];
  /** Counts additions and removals, so that a loop notices a change under its feet. */
  changes: number;
  /** Set on a `subList`: what is done to it happens to the list it was cut from. */
  readonly window?: { readonly parent: ListValue; readonly from: number };
}

/** Keys that JavaScript's `Map` tells apart as Java does; the others are represented by one object each. */
export type MapKey = string | number | boolean | null | object;

export interface MapValue {
  readonly kind: 'map';
  readonly entries: Map<MapKey, Value>;
  /** For keys that are objects (64-bit, floating, lists): their canonical text and the object that stands in. */
  objectKeys: Map<string, Value & object> | undefined;
  changes: number;
}

/** A Java array, as `split` and `toArray` give it: a list of fixed size. */
export interface ArrayValue {
  readonly kind: 'array';
  readonly items: Value[];
}

export interface EntryValue {
  readonly kind: 'entry';
  readonly map: MapValue;
  readonly key: Value;
}

/** What `keySet()`, `values()` and `entrySet()` give: a live look at a map, without positions. */
export interface ViewValue {
  readonly kind: 'view';
  readonly of: 'keys' | 'values' | 'entries';
  readonly map: MapValue;
}

export interface IteratorValue {
  readonly kind: 'iterator';
  readonly walk: Walk;
}

/** A walk over a collection with Java's two questions. `next` fails if the collection changed meanwhile. */
export interface Walk {
  hasNext(): boolean;
  next(): Value;
}

/** The block of a `#define`, rendered anew whenever it is printed. */
export interface BlockValue {
  readonly kind: 'block';
  /** The text, or nothing if the block prints itself too deeply. */
  readonly render: () => string | undefined;
}

/** `$foreach`. */
export interface LoopValue {
  readonly kind: 'loop';
  index: number;
  hasNext: boolean;
  readonly parent: Value | undefined;
  /** What a template itself stored in `$foreach`. */
  stored: MapValue | undefined;
}

/** Remembers the last compiled pattern or path of one call in the template. */
export interface CallSite {
  key: string;
  compiled: unknown;
}

/** A function of a built-in variable; `undefined` when it does not take these arguments. */
export type HostMethod = (values: readonly Value[], site: CallSite, services: HostServices) => Value | undefined;

/** What a built-in function may ask of the rendering it is called from. */
export interface HostServices {
  /** The text of a value, within the limits. */
  print(value: Value): string;
  /** Ends the rendering if a string of this length is too long. */
  checkLength(characters: number): void;
}

/** A built-in variable such as `$input`: a closed set of methods and properties. */
export interface HostValue {
  readonly kind: 'host';
  readonly methods: ReadonlyMap<string, HostMethod>;
  readonly properties: ReadonlyMap<string, () => Value>;
}

const LONG_MIN = -(2n ** 63n);
const LONG_MAX = 2n ** 63n - 1n;
const INT_MIN = -2147483648n;
const INT_MAX = 2147483647n;

export function longValue(value: bigint): LongValue {
  return { kind: 'long', value };
}

export function bigIntegerValue(value: bigint): BigIntegerValue {
  return { kind: 'biginteger', value };
}

export function doubleValue(value: number): DoubleValue {
  return { kind: 'double', value };
}

/** An integer in the smallest of the three sizes that holds it. */
export function integerValue(value: bigint): Value {
  if (value >= INT_MIN && value <= INT_MAX) return Number(value);
  return value >= LONG_MIN && value <= LONG_MAX ? longValue(value) : bigIntegerValue(value);
}

/** The same for what at least is a 64-bit integer. */
export function atLeastLong(value: bigint): Value {
  return value >= LONG_MIN && value <= LONG_MAX ? longValue(value) : bigIntegerValue(value);
}

export function listValue(items: Value[], origin: ListOrigin): ListValue {
  return { kind: 'list', origin, items, changes: 0 };
}

export function arrayValue(items: Value[]): ArrayValue {
  return { kind: 'array', items };
}

export function mapValue(entries: Map<MapKey, Value> = new Map()): MapValue {
  return { kind: 'map', entries, objectKeys: undefined, changes: 0 };
}
