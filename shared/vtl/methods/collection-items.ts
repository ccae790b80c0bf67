/** The elements of whatever Java would call a collection or an array. */

import { viewItems } from '../java-text';
import type { Value } from '../value-kinds';

/** The elements, or nothing if the value is no collection. A list's own array is given: it is not to be changed. */
export function collectionItems(value: Value): readonly Value[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  switch (value.kind) {
    case 'list':
    case 'array':
      return value.items;
    case 'view':
      return viewItems(value);
    default:
      return undefined;
  }
}
