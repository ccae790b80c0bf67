// Subject `definition`: the working copy, its edits, undo and redo, findings.
import { z } from 'zod';
import { type Entity, type EntityKey, isEntityKey } from '../definition/entities';
import type { Finding } from '../definition/finding';
import { method } from './subject';

export const entityKeyInput = z.custom<EntityKey>((value) => typeof value === 'string' && isEntityKey(value), {
  error: 'An entity key looks like kind:ids.',
});

/** Sets the member at `path` of an entity; a missing `value` removes it. Array members are replaced whole. */
export const fieldChangeInput = z.strictObject({
  path: z.array(z.string()).min(1),
  value: z.unknown().optional(),
});
export type FieldChange = z.infer<typeof fieldChangeInput>;

export interface DefinitionState {
  readonly revision: number;
  readonly entities: Readonly<Record<EntityKey, Entity>>;
  readonly history: HistoryState;
}

export interface HistoryState {
  /** What undo would take back, for example `Rename /pets`; absent: nothing. */
  readonly undo?: string;
  readonly redo?: string;
}

/** The outcome of an edit. */
export interface EditResult {
  readonly revision: number;
  /** The entity the edit made or touched first. */
  readonly key: EntityKey;
}

const noInput = z.strictObject({}).default({});

export const definitionSubject = {
  read: method(noInput).returns<DefinitionState>(),
  /** Changes fields of one entity. */
  update: method(
    z.strictObject({ key: entityKeyInput, changes: z.array(fieldChangeInput).min(1), label: z.string().optional() }),
  ).returns<EditResult>(),
  /** Makes or replaces a whole entity (models, validators, gateway responses, authorizers, plans, keys …). */
  put: method(
    z.strictObject({ key: entityKeyInput, entity: z.record(z.string(), z.unknown()), label: z.string().optional() }),
  ).returns<EditResult>(),
  /** Removes an entity and what belongs to it; refused with CONFLICT where something refers to it. */
  remove: method(z.strictObject({ key: entityKeyInput })).returns<EditResult>(),
  undo: method(noInput).returns<HistoryState>(),
  redo: method(noInput).returns<HistoryState>(),
  findings: method(z.strictObject({ apiId: z.string().optional() }).default({})).returns<readonly Finding[]>(),
  /** The file of an entity as text, for editing by hand. */
  readText: method(z.strictObject({ key: entityKeyInput })).returns<{ readonly path: string; readonly text: string }>(),
  /** Replaces the file of an entity; comments and order stay as written. */
  writeText: method(z.strictObject({ key: entityKeyInput, text: z.string() })).returns<EditResult>(),
} as const;
