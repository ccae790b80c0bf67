// Edits of one entity by a management call: read, change and store as one edit, so that no other call comes between.
import { putEntity } from '../../../../shared/definition/edits/entity-edits';
import { readMember, writeMember } from '../../../../shared/definition/edits/member-path';
import type { Entity, EntityKey } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import type { OperationCall } from '../../wire/operation';
import type { OperationName } from '../operation-table';
import { applyPatch, type PatchTable } from '../patch/apply-patch';
import { readPatchOperations } from '../patch/patch-operation';

export interface PatchTarget {
  readonly operation: OperationName;
  readonly key: EntityKey;
  readonly table: PatchTable;
  /** The member of the entity that is patched. Default: the whole of it. */
  readonly member?: readonly string[];
  /** What is patched where the entity or the member is not there yet. Default: `missing` is thrown. */
  readonly initial?: object;
  readonly missing: () => Error;
}

/** Applies the call's patchOperations. All of them are stored, or none. */
export async function patchEntity(call: OperationCall, target: PatchTarget): Promise<void> {
  const { operation, key, table, member = [] } = target;
  const operations = readPatchOperations(call.json());
  await call.workspace.workingCopy.edit(`${operation} by a client`, (definition) => {
    const entity = definition.get(key);
    const before = (entity === undefined ? undefined : readMember(entity, member)) ?? target.initial;
    if (before === undefined) throw target.missing();
    const patched = applyPatch(before as object, operations, table);
    return putEntity(definition, key, member.length === 0 ? patched : writeMember(entity, member, patched));
  });
}

/** Stores a new or a whole entity. */
export async function storeEntity(call: OperationCall, key: EntityKey, entity: object): Promise<void> {
  await call.studio.services.definition.put({ key, entity: entity as Record<string, unknown> });
}

/** An id of six characters under which `keyOf` finds nothing. */
export function freshShortId(call: OperationCall, keyOf: (id: string) => EntityKey): string {
  let id = newShortId(call.studio.host.random);
  while (call.definition.has(keyOf(id))) id = newShortId(call.studio.host.random);
  return id;
}

/** The members of `body` named in `fields` that are set. */
export function pickSet(body: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = Object.hasOwn(body, field) ? body[field] : undefined;
      return value === undefined || value === null ? [] : [[field, value]];
    }),
  );
}

/** The entity under `key`, typed by the caller's knowledge of its kind. */
export function entityAt<T extends Entity>(call: OperationCall, key: EntityKey): T | undefined {
  return call.definition.get(key) as T | undefined;
}
