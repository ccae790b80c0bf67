// Editing one member of an entity in place: optimistic, sent after a pause, refusals shown where they belong.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { EntityKey } from '../../shared/definition/entities';
import { draftName } from './drafts';
import { useIsPending } from './hooks';
import { useMirror, useStudio } from './studio-context';

export interface Field<T> {
  /** What to show: the value on its way, else the definition's. */
  readonly value: T | undefined;
  /** Notes a value and sends it when typing pauses; undefined removes the member. */
  readonly set: (value: T | undefined) => void;
  /** Sends at once: for switches, segments and menus. */
  readonly setNow: (value: T | undefined) => void;
  /** Gives up a value that is on its way or was refused. */
  readonly reset: () => void;
  /** The entity differs from what the selected stage serves. */
  readonly isDirty: boolean;
  /** Why the value was refused; it stays in the field. */
  readonly error: string | undefined;
}

/** Typing pauses longer than this before a value is sent. */
const pauseMs = 350;

/** The member at `path` of the entity under `key`, ready to edit. `path` is compared by its parts. */
export function useField<T>(key: EntityKey, path: readonly string[]): Field<T> {
  const { drafts } = useStudio();
  const name = draftName(key, path);
  const draft = useStore(drafts.store, (state) => state.drafts.get(name));
  const stored = useMirror(({ definition }) => memberAt(definition.get(key), path));
  const isDirty = useIsPending(key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for key and path, which callers write anew each time
  const actions = useMemo(
    () => ({
      set: (value: T | undefined) => drafts.set(key, path, value, pauseMs),
      setNow: (value: T | undefined) => drafts.set(key, path, value, 0),
      reset: () => drafts.discard(key, path),
    }),
    [drafts, name],
  );
  const value = draft === undefined ? stored : draft.value;
  return { value: value as T | undefined, isDirty, error: draft?.error, ...actions };
}

/** The member at `path`, read through own properties only. */
export function memberAt(entity: unknown, path: readonly string[]): unknown {
  let value: unknown = entity;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}
