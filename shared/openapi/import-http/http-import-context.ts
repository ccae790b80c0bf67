// What the steps of one import of an HTTP API share: REST's context, the entities made so far, and new ids.
import type { Entity, EntityKey } from '../../definition/entities';
import { newRouteId, newShortId, type RandomSource } from '../../definition/ids';
import type { ImportContext, Members } from '../import/import-context';

export interface HttpImportContext extends ImportContext {
  readonly apiId: string;
  /** The definition as it will be: what is there besides this API's parts, and what the import made of it. */
  readonly made: Map<EntityKey, Entity>;
  readonly random: RandomSource;
}

/** A route's or integration's id that `keyOf` finds free. */
export function freeId({ made, random }: HttpImportContext, keyOf: (id: string) => EntityKey, isShort = false): string {
  const next = () => (isShort ? newShortId(random) : newRouteId(random));
  let id = next();
  while (made.has(keyOf(id))) id = next();
  return id;
}

// AWS recorded: the words of an Info line
/** Tells of members that HTTP APIs do not use. */
export function ignore(context: HttpImportContext, node: Members, names: readonly string[], place: string): void {
  for (const name of names) {
    if (Object.hasOwn(node, name)) context.losses.info(place, `key [${name}] will be ignored by API Gateway`);
  }
}

/** `{ name: value }`, or nothing where there is no value. */
export function given<N extends string, T>(name: N, value: T | undefined): { readonly [K in N]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [K in N]?: T });
}
