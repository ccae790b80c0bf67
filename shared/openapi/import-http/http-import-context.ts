// What the steps of one import of an HTTP API share: REST's context, the entities made so far, and new ids.
import type { Entity, EntityKey } from '../../definition/entities';
import { newRouteId, newShortId, type RandomSource } from '../../definition/ids';
import type { ImportContext, Members } from '../import/import-context';
import type { KnownHttpIds } from './known-http-ids';

export interface HttpImportContext extends ImportContext {
  readonly apiId: string;
  /** The definition as it will be: what is there besides this API's parts, and what the import made of it. */
  readonly made: Map<EntityKey, Entity>;
  readonly random: RandomSource;
  /** Ids of things that are there under the same key or name. */
  readonly known: KnownHttpIds;
}

/** The id that a thing has already, else one that `keyOf` finds free: a short one for authorizers. */
export function freeId(
  { made, random }: HttpImportContext,
  known: string | undefined,
  keyOf: (id: string) => EntityKey,
  isShort = false,
): string {
  if (known !== undefined && !made.has(keyOf(known))) return known;
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
