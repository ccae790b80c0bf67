/** `toArray()`, and `toArray(…)` as the engine calls it: any arguments make the array that is to be filled. */

import { arrayValue, type Value } from '../value-kinds';
import { ANY, failure, type Overload, variadicWay, way } from './overloads';

/** The two ways to call `toArray` on what has these elements. */
export function toArrayWays<Target extends Value>(itemsOf: (target: Target) => readonly Value[]): Overload<Target>[] {
  return [
    way([], (target) => arrayValue([...itemsOf(target)])),
    variadicWay([ANY], (target, values) => {
      if (values.length === 1 && values[0] === null) throw failure('The array to fill is null.');
      const items = [...itemsOf(target)];
      // A longer array keeps what stands behind the elements and the null that ends them.
      const rest = values.length > items.length ? [null, ...values.slice(items.length + 1)] : [];
      return arrayValue([...items, ...rest]);
    }),
  ];
}
