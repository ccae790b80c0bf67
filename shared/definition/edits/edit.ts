// What every edit of a definition gives back, and how an edit is refused.
import { StudioError, type StudioErrorCode } from '../../contract/errors';
import { type Definition, type Entity, type EntityKey, findEntity } from '../entities';
import type { RandomSource } from '../ids';
import type { RestApi } from '../rest/rest-api';

/** A definition after an edit. The one before is untouched. */
export interface Edit {
  readonly definition: Definition;
  /** The entity the edit made or touched first. */
  readonly key: EntityKey;
}

/** Throws the refusal of an edit. `path` is the field, dotted. */
export function refuse(code: StudioErrorCode, message: string, path?: string): never {
  throw new StudioError(code, message, path === undefined ? {} : { path });
}

/** A new definition with `entries` set; an undefined entity removes its key. */
export function withEntities(
  definition: Definition,
  entries: Iterable<readonly [EntityKey, Entity | undefined]>,
): Definition {
  const next = new Map(definition);
  for (const [key, entity] of entries) {
    if (entity === undefined) next.delete(key);
    else next.set(key, entity);
  }
  return next;
}

/** The RestApi `apiId`, or NOT_FOUND in AWS's words. */
export function requireApi(definition: Definition, apiId: string): RestApi {
  const api = findEntity(definition, 'rest-api', apiId);
  return api ?? refuseNoApi(definition, apiId);
}

/** Refuses an API that is not there, in AWS's words. */
export function refuseNoApi(definition: Definition, apiId: string): never {
  const account = findEntity(definition, 'account')?.accountId ?? '000000000000';
  return refuse('NOT_FOUND', `Invalid API identifier specified ${account}:${apiId}`, 'apiId');
}

/** An id from `make` under which `isTaken` finds nothing. */
export function freshId(
  make: (random: RandomSource) => string,
  random: RandomSource,
  isTaken: (id: string) => boolean,
): string {
  let id = make(random);
  while (isTaken(id)) id = make(random);
  return id;
}
