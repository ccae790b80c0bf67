/** Java's methods of lists and of arrays, as templates call them. */

import { javaEquals, javaHash } from '../comparison';
import type { MethodServices } from '../frame';
import type { ArrayValue, ListValue, Value } from '../value-kinds';
import { iteratorOver } from '../walks';
import { collectionItems } from './collection-items';
import { ANY, COLLECTION, failure, INT, int, type MethodTable, outOfBounds, VOID, way } from './overloads';
import { toArrayWays } from './to-array';

export const LIST_METHODS: MethodTable<ListValue> = new Map([
  ['size', [way([], (target: ListValue) => target.items.length)]],
  ['isEmpty', [way([], (target: ListValue) => target.items.length === 0)]],
  ['get', [way([INT], (target: ListValue, [at]) => itemAt(target.items, int(at)))]],
  ['set', [way([INT, ANY], (target: ListValue, [at, value]) => setItem(target, int(at), value as Value))]],
  [
    'add',
    [
      way([ANY], (target: ListValue, [value], services) => {
        insert(target, target.items.length, [value as Value], services);
        return true;
      }),
      way([INT, ANY], (target: ListValue, [at, value], services) => {
        if (int(at) < 0 || int(at) > target.items.length) throw outOfBounds(int(at), target.items.length);
        insert(target, int(at), [value as Value], services);
        return VOID;
      }),
    ],
  ],
  [
    'addAll',
    [
      way([COLLECTION], (target: ListValue, [values], services) =>
        addAll(target, target.items.length, values as Value, services),
      ),
      way([INT, COLLECTION], (target: ListValue, [at, values], services) => {
        if (int(at) < 0 || int(at) > target.items.length) throw outOfBounds(int(at), target.items.length);
        return addAll(target, int(at), values as Value, services);
      }),
    ],
  ],
  [
    'remove',
    [
      way([INT], (target: ListValue, [at]) => {
        const removed = itemAt(target.items, int(at));
        cut(target, int(at), 1);
        return removed;
      }),
      way([ANY], (target: ListValue, [value]) => {
        const at = find(target.items, value as Value);
        if (at >= 0) cut(target, at, 1);
        return at >= 0;
      }),
    ],
  ],
  ['removeAll', [way([COLLECTION], (target: ListValue, [values]) => keep(target, values as Value, false))]],
  ['retainAll', [way([COLLECTION], (target: ListValue, [values]) => keep(target, values as Value, true))]],
  [
    'clear',
    [
      way([], (target: ListValue) => {
        cut(target, 0, target.items.length);
        return VOID;
      }),
    ],
  ],
  ['contains', [way([ANY], (target: ListValue, [value]) => find(target.items, value as Value) >= 0)]],
  ['containsAll', [way([COLLECTION], (target: ListValue, [values]) => hasAll(target.items, values as Value))]],
  ['indexOf', [way([ANY], (target: ListValue, [value]) => find(target.items, value as Value))]],
  ['lastIndexOf', [way([ANY], (target: ListValue, [value]) => findLast(target.items, value as Value))]],
  ['subList', [way([INT, INT], (target: ListValue, [from, to]) => subList(target, int(from), int(to)))]],
  ['iterator', [way([], (target: ListValue) => iteratorOver(target))]],
  ['toArray', toArrayWays((target: ListValue) => target.items)],
  ['equals', [way([ANY], (target: ListValue, [other]) => javaEquals(target, other as Value))]],
  ['toString', [way([], (target: ListValue, _values, services) => services.print(target))]],
  ['hashCode', [way([], (target: ListValue) => javaHash(target))]],
]);

/** An array keeps its size: what would change that fails. */
export const ARRAY_METHODS: MethodTable<ArrayValue> = new Map([
  ['size', [way([], (target: ArrayValue) => target.items.length)]],
  ['isEmpty', [way([], (target: ArrayValue) => target.items.length === 0)]],
  ['get', [way([INT], (target: ArrayValue, [at]) => itemAt(target.items, int(at)))]],
  [
    'set',
    [
      way([INT, ANY], (target: ArrayValue, [at, value]) => {
        const former = itemAt(target.items, int(at));
        target.items[int(at)] = value as Value;
        return former;
      }),
    ],
  ],
  ['contains', [way([ANY], (target: ArrayValue, [value]) => find(target.items, value as Value) >= 0)]],
  ['indexOf', [way([ANY], (target: ArrayValue, [value]) => find(target.items, value as Value))]],
  ['lastIndexOf', [way([ANY], (target: ArrayValue, [value]) => findLast(target.items, value as Value))]],
  ['containsAll', [way([COLLECTION], (target: ArrayValue, [values]) => hasAll(target.items, values as Value))]],
  ['iterator', [way([], (target: ArrayValue) => iteratorOver(target))]],
  ['toArray', toArrayWays((target: ArrayValue) => target.items)],
  ['equals', [way([ANY], (target: ArrayValue, [other]) => target === other)]],
  ['toString', [way([], (target: ArrayValue, _values, services) => services.print(target))]],
  ['add', [way([ANY], fixedSize), way([INT, ANY], fixedSize)]],
  ['addAll', [way([COLLECTION], fixedSize), way([INT, COLLECTION], fixedSize)]],
  [
    'remove',
    [
      way([INT], fixedSize),
      way([ANY], (target: ArrayValue, [value]) => (find(target.items, value as Value) < 0 ? false : fixedSize())),
    ],
  ],
  ['removeAll', [way([COLLECTION], (target: ArrayValue, [values]) => keepAll(target.items, values as Value, false))]],
  ['retainAll', [way([COLLECTION], (target: ArrayValue, [values]) => keepAll(target.items, values as Value, true))]],
  ['clear', [way([], fixedSize)]],
]);

/** The element at a position; a position outside is an error, not an empty value. */
export function itemAt(items: readonly Value[], at: number): Value {
  const item = items[at];
  if (item === undefined) throw outOfBounds(at, items.length);
  return item;
}

/** Replaces an element and gives the former one. */
export function setItem(list: ListValue, at: number, value: Value): Value {
  const former = itemAt(list.items, at);
  list.items[at] = value;
  if (list.window !== undefined) setItem(list.window.parent, list.window.from + at, value);
  return former;
}

function insert(list: ListValue, at: number, values: readonly Value[], services: MethodServices): void {
  services.checkElements(list.items.length + values.length);
  if (at === list.items.length && values.length === 1) list.items.push(values[0] as Value);
  else list.items.splice(at, 0, ...inChunks(values, list, at));
  list.changes++;
  if (list.window !== undefined) insert(list.window.parent, list.window.from + at, values, services);
}

/** `splice` takes its elements as arguments, of which there may be some ten thousand: the rest goes in before. */
function inChunks(values: readonly Value[], list: ListValue, at: number): readonly Value[] {
  const chunk = 10_000;
  let rest = values;
  while (rest.length > chunk) {
    list.items.splice(at, 0, ...rest.slice(rest.length - chunk));
    rest = rest.slice(0, rest.length - chunk);
  }
  return rest;
}

function addAll(list: ListValue, at: number, values: Value, services: MethodServices): boolean {
  const added = [...(collectionItems(values) ?? [])];
  if (added.length > 0) insert(list, at, added, services);
  return added.length > 0;
}

function cut(list: ListValue, at: number, count: number): void {
  list.items.splice(at, count);
  list.changes++;
  if (list.window !== undefined) cut(list.window.parent, list.window.from + at, count);
}

function keep(list: ListValue, values: Value, isKept: boolean): boolean {
  const others = collectionItems(values) ?? [];
  const before = list.items.length;
  for (let at = before - 1; at >= 0; at--) {
    if (find(others, list.items[at] as Value) >= 0 !== isKept) cut(list, at, 1);
  }
  return list.items.length < before;
}

function subList(list: ListValue, from: number, to: number): Value {
  if (from < 0 || to > list.items.length || from > to) {
    throw failure(`The part from ${from} to ${to} is out of range: the list has ${list.items.length} elements.`);
  }
  return {
    kind: 'list',
    origin: 'template',
    items: list.items.slice(from, to),
    changes: 0,
    window: { parent: list, from },
  };
}

function find(items: readonly Value[], value: Value): number {
  return typeof value === 'object' && value !== null
    ? items.findIndex((item) => javaEquals(item, value))
    : items.indexOf(value);
}

function findLast(items: readonly Value[], value: Value): number {
  for (let at = items.length - 1; at >= 0; at--) if (javaEquals(items[at] as Value, value)) return at;
  return -1;
}

function hasAll(items: readonly Value[], wanted: Value): boolean {
  return (collectionItems(wanted) ?? []).every((value) => find(items, value) >= 0);
}

/** `removeAll` and `retainAll` of an array fail only if there is something to take out. */
function keepAll(items: readonly Value[], values: Value, isKept: boolean): boolean {
  const others = collectionItems(values) ?? [];
  return items.some((item) => find(others, item) >= 0 !== isKept) && fixedSize();
}

function fixedSize(): never {
  throw failure('An array has a fixed size: nothing can be added or removed.');
}
