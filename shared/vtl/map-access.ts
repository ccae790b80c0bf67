/** Reading and writing maps whose keys keep their type: 1, "1" and 1.0 are three keys. */

import { EvaluationError } from './template-error';
import type { MapKey, MapValue, Value } from './value-kinds';

/** The value under a key, or nothing. */
export function mapGet(map: MapValue, key: Value): Value | undefined {
  const found = findKey(map, key);
  return found === undefined ? undefined : map.entries.get(found);
}

export function mapHas(map: MapValue, key: Value): boolean {
  const found = findKey(map, key);
  return found !== undefined && map.entries.has(found);
}

/** Stores a value and gives the former one. A key that is there already keeps its place. */
export function mapPut(map: MapValue, key: Value, value: Value, maximum: number): Value | undefined {
  const found = findKey(map, key) ?? addObjectKey(map, key as Value & object);
  const former = map.entries.get(found);
  map.entries.set(found, value);
  if (former !== undefined) return former;
  map.changes++;
  if (map.entries.size > maximum) throw new EvaluationError(`A map has more than ${maximum} entries.`, 'limit');
  return undefined;
}

/** Takes a key out and gives its value. */
export function mapRemove(map: MapValue, key: Value): Value | undefined {
  const found = findKey(map, key);
  if (found === undefined) return undefined;
  const former = map.entries.get(found);
  if (former === undefined) return undefined;
  map.entries.delete(found);
  if (typeof found === 'object' && found !== null) map.objectKeys?.delete(keyText(key as Value & object, 0));
  map.changes++;
  return former;
}

export function mapClear(map: MapValue): void {
  map.entries.clear();
  map.objectKeys = undefined;
  map.changes++;
}

/** The key as the map holds it; nothing if it is an object that the map has no equal of. */
function findKey(map: MapValue, key: Value): MapKey | undefined {
  if (typeof key !== 'object' || key === null) return key;
  return map.objectKeys?.get(keyText(key, 0));
}

function addObjectKey(map: MapValue, key: Value & object): MapKey {
  map.objectKeys ??= new Map();
  map.objectKeys.set(keyText(key, 0), key);
  return key;
}

const KEY_DEPTH = 50;

/** A text that equal keys share and unequal ones do not. */
function keyText(key: Value, depth: number): string {
  if (depth > KEY_DEPTH) throw new EvaluationError(`A key is nested more than ${KEY_DEPTH} levels deep.`, 'limit');
  if (typeof key !== 'object' || key === null) return `${typeof key}:${JSON.stringify(key)}`;
  switch (key.kind) {
    case 'long':
    case 'biginteger':
    case 'double':
      return `${key.kind}:${key.value}`;
    case 'character':
      return `character:${key.text}`;
    case 'list':
      return `list:[${key.items.map((item) => keyText(item, depth + 1)).join()}]`;
    case 'map':
      return `map:{${[...key.entries].map(([name, value]) => `${keyText(name as Value, depth + 1)}=${keyText(value, depth + 1)}`).join()}}`;
    default:
      return key.kind;
  }
}
