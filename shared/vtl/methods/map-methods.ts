/** Java's methods of maps, of their views and entries, and of iterators. */

import { javaEquals, javaHash } from '../comparison';
import type { MethodServices } from '../frame';
import { entryValue, keyValue, viewItems } from '../java-text';
import { mapClear, mapGet, mapHas, mapPut, mapRemove } from '../map-access';
import type { EntryValue, IteratorValue, MapValue, Value, ViewValue } from '../value-kinds';
import { iteratorOver } from '../walks';
import { collectionItems } from './collection-items';
import { ANY, COLLECTION, failure, MAP, type MethodTable, VOID, way } from './overloads';
import { toArrayWays } from './to-array';

export const MAP_METHODS: MethodTable<MapValue> = new Map([
  ['size', [way([], (target: MapValue) => target.entries.size)]],
  ['isEmpty', [way([], (target: MapValue) => target.entries.size === 0)]],
  ['get', [way([ANY], (target: MapValue, [key]) => mapGet(target, key as Value))]],
  [
    'getOrDefault',
    [
      way([ANY, ANY], (target: MapValue, [key, other]) =>
        mapHas(target, key as Value) ? mapGet(target, key as Value) : other,
      ),
    ],
  ],
  ['containsKey', [way([ANY], (target: MapValue, [key]) => mapHas(target, key as Value))]],
  [
    'containsValue',
    [
      way([ANY], (target: MapValue, [value]) =>
        [...target.entries.values()].some((item) => javaEquals(item, value as Value)),
      ),
    ],
  ],
  [
    'put',
    [
      way([ANY, ANY], (target: MapValue, [key, value], services) =>
        put(target, key as Value, value as Value, services),
      ),
    ],
  ],
  [
    'putIfAbsent',
    [
      way([ANY, ANY], (target: MapValue, [key, value], services) => {
        const former = mapGet(target, key as Value);
        if (former !== undefined && former !== null) return former;
        put(target, key as Value, value as Value, services);
        return undefined;
      }),
    ],
  ],
  [
    'putAll',
    [
      way([MAP], (target: MapValue, [other], services) => {
        for (const [key, value] of [...(other as MapValue).entries]) put(target, keyValue(key), value, services);
        return VOID;
      }),
    ],
  ],
  [
    'replace',
    [
      way([ANY, ANY], (target: MapValue, [key, value], services) =>
        mapHas(target, key as Value) ? put(target, key as Value, value as Value, services) : undefined,
      ),
      way([ANY, ANY, ANY], (target: MapValue, [key, former, value], services) => {
        if (!holds(target, key as Value, former as Value)) return false;
        put(target, key as Value, value as Value, services);
        return true;
      }),
    ],
  ],
  [
    'remove',
    [
      way([ANY], (target: MapValue, [key]) => mapRemove(target, key as Value)),
      way([ANY, ANY], (target: MapValue, [key, value]) => {
        if (!holds(target, key as Value, value as Value)) return false;
        mapRemove(target, key as Value);
        return true;
      }),
    ],
  ],
  [
    'clear',
    [
      way([], (target: MapValue) => {
        mapClear(target);
        return VOID;
      }),
    ],
  ],
  ['keySet', [way([], (target: MapValue): Value => ({ kind: 'view', of: 'keys', map: target }))]],
  ['values', [way([], (target: MapValue): Value => ({ kind: 'view', of: 'values', map: target }))]],
  ['entrySet', [way([], (target: MapValue): Value => ({ kind: 'view', of: 'entries', map: target }))]],
  ['equals', [way([ANY], (target: MapValue, [other]) => javaEquals(target, other as Value))]],
  ['toString', [way([], (target: MapValue, _values, services) => services.print(target))]],
  ['hashCode', [way([], (target: MapValue) => javaHash(target))]],
]);

export const VIEW_METHODS: MethodTable<ViewValue> = new Map([
  ['size', [way([], (target: ViewValue) => target.map.entries.size)]],
  ['isEmpty', [way([], (target: ViewValue) => target.map.entries.size === 0)]],
  ['contains', [way([ANY], (target: ViewValue, [value]) => viewHas(target, value as Value))]],
  [
    'containsAll',
    [
      way([COLLECTION], (target: ViewValue, [values]) =>
        (collectionItems(values as Value) ?? []).every((value) => viewHas(target, value)),
      ),
    ],
  ],
  [
    'remove',
    [
      way([ANY], (target: ViewValue, [value]) => {
        const at = viewItems(target).findIndex((item) => javaEquals(item, value as Value));
        const key = [...target.map.entries.keys()][at];
        if (key !== undefined) mapRemove(target.map, keyValue(key));
        return key !== undefined;
      }),
    ],
  ],
  ['removeAll', [way([COLLECTION], (target: ViewValue, [values]) => keepInView(target, values as Value, false))]],
  ['retainAll', [way([COLLECTION], (target: ViewValue, [values]) => keepInView(target, values as Value, true))]],
  ['add', [way([ANY], noAddition)]],
  ['addAll', [way([COLLECTION], noAddition)]],
  [
    'clear',
    [
      way([], (target: ViewValue) => {
        mapClear(target.map);
        return VOID;
      }),
    ],
  ],
  ['iterator', [way([], (target: ViewValue) => iteratorOver(target))]],
  ['toArray', toArrayWays((target: ViewValue) => viewItems(target))],
  ['equals', [way([ANY], (target: ViewValue, [other]) => javaEquals(target, other as Value))]],
  ['toString', [way([], (target: ViewValue, _values, services) => services.print(target))]],
  ['hashCode', [way([], (target: ViewValue) => javaHash(target))]],
]);

export const ENTRY_METHODS: MethodTable<EntryValue> = new Map([
  ['getKey', [way([], (target: EntryValue) => target.key)]],
  ['getValue', [way([], (target: EntryValue) => entryValue(target))]],
  [
    'setValue',
    [way([ANY], (target: EntryValue, [value], services) => put(target.map, target.key, value as Value, services))],
  ],
  ['equals', [way([ANY], (target: EntryValue, [other]) => javaEquals(target, other as Value))]],
  ['toString', [way([], (target: EntryValue, _values, services) => services.print(target))]],
  ['hashCode', [way([], (target: EntryValue) => javaHash(target))]],
]);

export const ITERATOR_METHODS: MethodTable<IteratorValue> = new Map([
  ['hasNext', [way([], (target: IteratorValue) => target.walk.hasNext())]],
  ['next', [way([], (target: IteratorValue) => target.walk.next())]],
]);

function put(map: MapValue, key: Value, value: Value, services: MethodServices): Value | undefined {
  return mapPut(map, key, value, services.limits.elements);
}

function holds(map: MapValue, key: Value, value: Value): boolean {
  return mapHas(map, key) && javaEquals(mapGet(map, key) ?? null, value);
}

function viewHas(view: ViewValue, value: Value): boolean {
  if (view.of === 'keys') return mapHas(view.map, value);
  return viewItems(view).some((item) => javaEquals(item, value));
}

function keepInView(view: ViewValue, values: Value, isKept: boolean): boolean {
  const others = collectionItems(values) ?? [];
  const keys = [...view.map.entries.keys()];
  const items = viewItems(view);
  const before = keys.length;
  keys.forEach((key, at) => {
    const isListed = others.some((other) => javaEquals(items[at] as Value, other));
    if (isListed !== isKept) mapRemove(view.map, keyValue(key));
  });
  return view.map.entries.size < before;
}

function noAddition(): never {
  throw failure('Nothing can be added to what a map shows of itself; use put on the map.');
}
