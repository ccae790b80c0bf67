/** References: finding a value along a chain of properties, calls and indexes, and assigning to its end. */

import type { Expression, Reference, Step } from './ast';
import { type Compiler, type Evaluate, type Resolve, slotOf } from './compiler';
import type { Frame } from './frame';
import { mapGet, mapPut } from './map-access';
import { itemAt, setItem } from './methods/list-methods';
import { storedIn } from './methods/loop-methods';
import { invoke, lookUpMethod, propertyOf } from './methods/method-lookup';
import type { CallSite, Value } from './value-kinds';

const NO_VALUES: readonly Value[] = [];

type Follow = (frame: Frame, target: Value) => Value | undefined;
type Assign = (frame: Frame, target: Value, value: Value) => void;

// AWS recorded: REST case 35, what does not resolve, or is null, reads as an empty string.
/** A reference as an expression. */
export function compileReferenceValue(compiler: Compiler, reference: Reference): Evaluate {
  const resolve = compileReference(compiler, reference);
  return (frame) => resolve(frame) ?? '';
}

/** The raw value of a reference. */
export function compileReference(compiler: Compiler, reference: Reference): Resolve {
  return compileChain(compiler, slotOf(compiler, reference.name), reference.steps);
}

/** What `#set` does to a reference. */
export function compileTarget(compiler: Compiler, reference: Reference): (frame: Frame, value: Value) => void {
  const { steps } = reference;
  const last = steps[steps.length - 1];
  if (last === undefined) {
    const slot = slotOf(compiler, reference.targetName);
    return (frame, value) => {
      frame.slots[slot] = value;
    };
  }
  const resolve = compileChain(compiler, slotOf(compiler, reference.name), steps.slice(0, -1));
  const assign = compileAssignment(compiler, last);
  return (frame, value) => {
    const target = resolve(frame);
    if (target === undefined || target === null) return;
    frame.at = last.start;
    assign(frame, target, value);
  };
}

function compileChain(compiler: Compiler, slot: number, steps: readonly Step[]): Resolve {
  const head = steps[0];
  if (head === undefined) return (frame) => frame.slots[slot];
  const first = compileStep(compiler, head);
  if (steps.length === 1) {
    return (frame) => {
      const root = frame.slots[slot];
      return root === undefined || root === null ? undefined : first(frame, root);
    };
  }
  const rest: Follow[] = [];
  for (let at = 1; at < steps.length; at++) rest.push(compileStep(compiler, steps[at] as Step));
  return (frame) => {
    const root = frame.slots[slot];
    if (root === undefined || root === null) return undefined;
    let value = first(frame, root);
    for (let at = 0; at < rest.length; at++) {
      if (value === undefined || value === null) return undefined;
      value = (rest[at] as Follow)(frame, value);
    }
    return value;
  };
}

function compileStep(compiler: Compiler, step: Step): Follow {
  switch (step.kind) {
    case 'property': {
      const { name } = step;
      if (name === 'class') return () => undefined;
      return (_frame, target) =>
        typeof target === 'object' && target !== null && target.kind === 'map'
          ? target.entries.get(name)
          : propertyOf(target, name);
    }
    case 'index': {
      const index = compiler.value(compiler, step.index);
      const { start } = step;
      return (frame, target) => {
        const key = index(frame);
        frame.at = start;
        return indexOf(target, key);
      };
    }
    case 'call':
      return compileCall(compiler, step.name, step.values, step.start);
  }
}

function compileCall(compiler: Compiler, name: string, expressions: readonly Expression[], start: number): Follow {
  const method = lookUpMethod(name);
  const site: CallSite = { key: '', compiled: undefined };
  if (expressions.length === 0) {
    return (frame, target) => {
      frame.at = start;
      frame.countCall(target);
      return invoke(method, target, NO_VALUES, frame, site);
    };
  }
  const all = expressions.map((expression) => compiler.value(compiler, expression));
  const first = all[0] as Evaluate;
  if (all.length === 1) {
    return (frame, target) => {
      const values = [first(frame)];
      frame.at = start;
      frame.countCall(target);
      return invoke(method, target, values, frame, site);
    };
  }
  return (frame, target) => {
    const values = all.map((value) => value(frame));
    frame.at = start;
    frame.countCall(target);
    return invoke(method, target, values, frame, site);
  };
}

/** `$list[0]`, `$map["key"]`; a string has no index, and a list none but integers. */
function indexOf(target: Value, key: Value): Value | undefined {
  if (typeof target !== 'object' || target === null) return undefined;
  switch (target.kind) {
    case 'list':
    case 'array':
      return typeof key === 'number' ? itemAt(target.items, fromEnd(key, target.items.length)) : undefined;
    case 'map':
      return mapGet(target, fromEndOfMap(key, target.entries.size));
    case 'loop':
      return mapGet(storedIn(target), key);
    default:
      return undefined;
  }
}

function compileAssignment(compiler: Compiler, step: Step): Assign {
  switch (step.kind) {
    case 'property': {
      const { name } = step;
      return (frame, target, value) => assignTo(frame, target, name, value, true);
    }
    case 'index': {
      const index = compiler.value(compiler, step.index);
      return (frame, target, value) => assignTo(frame, target, index(frame), value, false);
    }
    case 'call':
      return () => {};
  }
}

function assignTo(frame: Frame, target: Value, key: Value, value: Value, isProperty: boolean): void {
  if (typeof target !== 'object' || target === null) return;
  const most = frame.limits.elements;
  switch (target.kind) {
    case 'map':
      mapPut(target, isProperty ? key : fromEndOfMap(key, target.entries.size), value, most);
      return;
    case 'loop':
      mapPut(storedIn(target), key, value, most);
      return;
    case 'list':
      if (!isProperty && typeof key === 'number') setItem(target, fromEnd(key, target.items.length), value);
      return;
    case 'array': {
      if (isProperty || typeof key !== 'number') return;
      const at = fromEnd(key, target.items.length);
      itemAt(target.items, at);
      target.items[at] = value;
      return;
    }
    case 'entry':
      if (isProperty && key === 'value') mapPut(target.map, target.key, value, most);
      return;
  }
}

/** A negative index counts from the end. */
function fromEnd(index: number, size: number): number {
  return index < 0 ? index + size : index;
}

/** The engine does this for everything that has a size, so even for a map's keys. */
function fromEndOfMap(key: Value, size: number): Value {
  return typeof key === 'number' ? fromEnd(key, size) : key;
}
