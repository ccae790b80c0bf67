// Differences between two states of a definition, entity by entity. Undo, saving, badges and events all use them.
import type { Definition, Entity, EntityKey } from './entities';

/** One entity that came, went or changed. Absent `before`: it is new. Absent `after`: it is gone. */
export interface EntityChange {
  readonly key: EntityKey;
  readonly before?: Entity;
  readonly after?: Entity;
}

/** What turns `before` into `after`. Equal references count as equal; otherwise values are compared deeply. */
export function diffDefinitions(before: Definition, after: Definition): EntityChange[] {
  const changes: EntityChange[] = [];
  for (const [key, entity] of after) {
    const old = before.get(key);
    if (old === undefined) changes.push({ key, after: entity });
    else if (old !== entity && !isDeepEqual(old, entity)) changes.push({ key, before: old, after: entity });
  }
  for (const [key, old] of before) if (!after.has(key)) changes.push({ key, before: old });
  return changes;
}

/** A new definition with `changes` applied. */
export function applyChanges(definition: Definition, changes: readonly EntityChange[]): Definition {
  const next = new Map(definition);
  for (const { key, after } of changes) {
    if (after === undefined) next.delete(key);
    else next.set(key, after);
  }
  return next;
}

/** The changes that take `changes` back. */
export function invertChanges(changes: readonly EntityChange[]): EntityChange[] {
  return changes.map(({ key, before, after }) => ({
    key,
    ...(after !== undefined && { before: after }),
    ...(before !== undefined && { after: before }),
  }));
}

/** Structural equality of JSON-like values; an absent and an undefined member are equal; key order does not count. */
export function isDeepEqual(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const a = Object.entries(left).filter(([, value]) => value !== undefined);
  const b = Object.entries(right).filter(([, value]) => value !== undefined);
  if (a.length !== b.length) return false;
  return a.every(
    ([key, value]) => Object.hasOwn(right, key) && isDeepEqual(value, (right as Record<string, unknown>)[key]),
  );
}
