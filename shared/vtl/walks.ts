/** Walks over collections, as `#foreach` and `iterator()` make them. */

import { keyValue, viewItems } from './java-text';
import { EvaluationError } from './template-error';
import type { ArrayValue, IteratorValue, ListValue, MapKey, Value, ViewValue, Walk } from './value-kinds';

/** A walk over the elements of a value; nothing if it has none to walk over. Maps give their values. */
export function walkOver(value: Value): Walk | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  switch (value.kind) {
    case 'list':
      return new ListWalk(value);
    case 'view':
      return new ViewWalk(value);
    case 'map':
      return new ViewWalk({ kind: 'view', of: 'values', map: value });
    case 'array':
      return new FixedWalk(value.items);
    case 'iterator':
      return value.walk;
    case 'loop':
      return value.stored === undefined ? undefined : new ViewWalk({ kind: 'view', of: 'values', map: value.stored });
    default:
      return undefined;
  }
}

/** What `iterator()` gives. */
export function iteratorOver(value: ListValue | ViewValue | ArrayValue): IteratorValue {
  return { kind: 'iterator', walk: walkOver(value) ?? new FixedWalk([]) };
}

/** A walk that fails at the next step once something was added to the list or removed from it. */
class ListWalk implements Walk {
  private at = 0;
  private readonly changes: number;

  constructor(private readonly list: ListValue) {
    this.changes = list.changes;
  }

  hasNext(): boolean {
    return this.at !== this.list.items.length;
  }

  next(): Value {
    if (this.list.changes !== this.changes) throw changedError();
    const item = this.list.items[this.at++];
    if (item === undefined) throw noMoreError();
    return item;
  }
}

/** The same over a map's keys, values or entries. A value exchanged since the walk began is seen. */
class ViewWalk implements Walk {
  private at = 0;
  private readonly changes: number;
  private readonly items: readonly Value[];

  constructor(private readonly view: ViewValue) {
    this.changes = view.map.changes;
    this.items = view.of === 'values' ? [...view.map.entries.keys()].map(keyValue) : viewItems(view);
  }

  hasNext(): boolean {
    return this.at < this.items.length;
  }

  next(): Value {
    const { view } = this;
    if (view.map.changes !== this.changes) throw changedError();
    const item = this.items[this.at++];
    if (item === undefined) throw noMoreError();
    return view.of === 'values' ? (view.map.entries.get(item as MapKey) ?? null) : item;
  }
}

/** A walk over what cannot change its size. */
class FixedWalk implements Walk {
  private at = 0;

  constructor(private readonly items: readonly Value[]) {}

  hasNext(): boolean {
    return this.at < this.items.length;
  }

  next(): Value {
    const item = this.items[this.at++];
    if (item === undefined) throw noMoreError();
    return item;
  }
}

function changedError(): EvaluationError {
  return new EvaluationError('The collection was added to or removed from while it was walked over.');
}

function noMoreError(): EvaluationError {
  return new EvaluationError('There is no next element.');
}
