/** What `$foreach` answers. Besides these it is a map into which a template may store things. */

import { mapGet, mapPut } from '../map-access';
import { type LoopValue, type MapValue, mapValue, type Value } from '../value-kinds';
import { ANY, type MethodTable, way } from './overloads';

/** The answer to `$foreach.name`; nothing if it is not one of its own names. */
export function loopProperty(loop: LoopValue, name: string): Value | undefined {
  switch (name) {
    case 'index':
      return loop.index;
    case 'count':
      return loop.index + 1;
    case 'hasNext':
      return loop.hasNext;
    case 'first':
      return loop.index === 0;
    case 'last':
      return !loop.hasNext;
    case 'parent':
      return loop.parent;
    case 'topmost':
      return topmost(loop);
    case 'depth':
      return depth(loop);
    default:
      return undefined;
  }
}

export const LOOP_METHODS: MethodTable<LoopValue> = new Map([
  ['getIndex', [way([], (target: LoopValue) => target.index)]],
  ['getCount', [way([], (target: LoopValue) => target.index + 1)]],
  ['hasNext', [way([], (target: LoopValue) => target.hasNext)]],
  ['getHasNext', [way([], (target: LoopValue) => target.hasNext)]],
  ['isFirst', [way([], (target: LoopValue) => target.index === 0)]],
  ['isLast', [way([], (target: LoopValue) => !target.hasNext)]],
  ['getParent', [way([], (target: LoopValue) => target.parent)]],
  ['getTopmost', [way([], topmost)]],
  ['get', [way([ANY], (target: LoopValue, [key]) => mapGet(storedIn(target), key as Value))]],
  [
    'put',
    [
      way([ANY, ANY], (target: LoopValue, [key, value], services) =>
        mapPut(storedIn(target), key as Value, value as Value, services.limits.elements),
      ),
    ],
  ],
]);

function topmost(loop: LoopValue): Value {
  let top = loop;
  while (isLoop(top.parent)) top = top.parent;
  return top;
}

function depth(loop: LoopValue): number {
  let count = 1;
  for (let up = loop.parent; isLoop(up); up = up.parent) count++;
  return count;
}

function isLoop(value: Value | undefined): value is LoopValue {
  return typeof value === 'object' && value?.kind === 'loop';
}

/** The map in which a template may keep things in its loop. */
export function storedIn(loop: LoopValue): MapValue {
  loop.stored ??= mapValue();
  return loop.stored;
}
