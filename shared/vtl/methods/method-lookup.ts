/** Which methods and properties a value has. Only what is in the tables exists: nothing of JavaScript's shows. */
// AWS assumed: what the service forbids (reflection, threads, class loaders) reads as unresolved.

import type { MethodServices } from '../frame';
import { entryValue } from '../java-text';
import type { BlockValue, CallSite, Value } from '../value-kinds';
import { ARRAY_METHODS, LIST_METHODS } from './list-methods';
import { LOOP_METHODS, loopProperty } from './loop-methods';
import { ENTRY_METHODS, ITERATOR_METHODS, MAP_METHODS, VIEW_METHODS } from './map-methods';
import { BIG_INTEGER_METHODS, BOOLEAN_METHODS, DOUBLE_METHODS, INTEGER_METHODS, LONG_METHODS } from './number-methods';
import { ANY, callMethod, type MethodTable, type Overload, way } from './overloads';
import { CHARACTER_METHODS, STRING_METHODS } from './string-methods';

type AnyOverloads = readonly Overload<never>[];

/** A `#define`, as a value, has only what every object has. */
const BLOCK_METHODS: MethodTable<BlockValue> = new Map([
  ['toString', [way([], (target: BlockValue) => target.render() ?? '')]],
  ['equals', [way([ANY], (target: BlockValue, [other]) => target === other)]],
]);

const TABLES: ReadonlyMap<string, MethodTable<never>> = new Map<string, MethodTable<never>>([
  ['string', STRING_METHODS],
  ['number', INTEGER_METHODS],
  ['boolean', BOOLEAN_METHODS],
  ['long', LONG_METHODS],
  ['biginteger', BIG_INTEGER_METHODS],
  ['double', DOUBLE_METHODS],
  ['character', CHARACTER_METHODS],
  ['list', LIST_METHODS],
  ['array', ARRAY_METHODS],
  ['map', MAP_METHODS],
  ['view', VIEW_METHODS],
  ['entry', ENTRY_METHODS],
  ['iterator', ITERATOR_METHODS],
  ['loop', LOOP_METHODS],
  ['block', BLOCK_METHODS],
]);

/** A method name looked up once for all kinds of values, for one call in a template. */
interface MethodName {
  readonly name: string;
  readonly byKind: ReadonlyMap<string, AnyOverloads>;
  readonly onString: AnyOverloads | undefined;
  readonly onList: AnyOverloads | undefined;
  readonly onMap: AnyOverloads | undefined;
}

export function lookUpMethod(name: string): MethodName {
  return METHODS.get(name) ?? { name, byKind: new Map(), onString: undefined, onList: undefined, onMap: undefined };
}

/** All names of all tables, looked up beforehand. */
const METHODS: ReadonlyMap<string, MethodName> = namedMethods();

function namedMethods(): Map<string, MethodName> {
  const kindsByName = new Map<string, Map<string, AnyOverloads>>();
  for (const [kind, table] of TABLES) {
    for (const [name, overloads] of table) {
      const byKind = kindsByName.get(name) ?? new Map<string, AnyOverloads>();
      byKind.set(kind, overloads as AnyOverloads);
      kindsByName.set(name, byKind);
    }
  }
  const methods = new Map<string, MethodName>();
  for (const [name, byKind] of kindsByName) {
    methods.set(name, {
      name,
      byKind,
      onString: byKind.get('string'),
      onList: byKind.get('list'),
      onMap: byKind.get('map'),
    });
  }
  return methods;
}

/** Calls a method; nothing if the value has none that fits. */
export function invoke(
  method: MethodName,
  target: Value,
  values: readonly Value[],
  services: MethodServices,
  site: CallSite,
): Value | undefined {
  let overloads: AnyOverloads | undefined;
  if (typeof target === 'string') overloads = method.onString;
  else if (typeof target !== 'object' || target === null) overloads = method.byKind.get(typeof target);
  else if (target.kind === 'map') overloads = method.onMap;
  else if (target.kind === 'list') overloads = method.onList;
  else if (target.kind === 'host') return target.methods.get(method.name)?.(values, site, services);
  else overloads = method.byKind.get(target.kind);
  return overloads === undefined ? undefined : callMethod(overloads, target as never, values, services);
}

/** The value of `.name`: a map's key, or what a getter would give. */
export function propertyOf(target: Value, name: string): Value | undefined {
  if (typeof target === 'string') return name === 'empty' ? target === '' : undefined;
  if (typeof target !== 'object' || target === null) return undefined;
  switch (target.kind) {
    case 'map':
      // Java's own `getClass` comes before the keys, and nothing may be learnt from it.
      return name === 'class' ? undefined : target.entries.get(name);
    case 'list':
    case 'array':
      return name === 'empty' ? target.items.length === 0 : undefined;
    case 'view':
      return name === 'empty' ? target.map.entries.size === 0 : undefined;
    case 'entry':
      if (name === 'key') return target.key;
      return name === 'value' ? entryValue(target) : undefined;
    case 'loop':
      return loopProperty(target, name) ?? target.stored?.entries.get(name);
    case 'host':
      return target.properties.get(name)?.();
    default:
      return undefined;
  }
}
