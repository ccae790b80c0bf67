// What the steps of one move share: the REST API as it is, and the HTTP API as far as it is made.
import type { RestApiView } from '../api-view';
import { shapeOf } from '../edits/entity-check';
import { entityProblems } from '../edits/rules/entity-rules';
import { type Entity, type EntityKey, type EntityKind, entityKey } from '../entities';
import { newRouteId, newShortId, type RandomSource } from '../ids';
import type { MigrationNotes } from './migration-note';

export interface Move {
  readonly view: RestApiView;
  /** The id of the new API. */
  readonly apiId: string;
  /** The definition as it will be, with what the move has made so far. */
  readonly made: Map<EntityKey, Entity>;
  readonly notes: MigrationNotes;
  readonly random: RandomSource;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** An id of a part of the new API that nothing has yet. */
export function freePartId({ made, apiId, random }: Move, kind: EntityKind): string {
  const next = () => (kind === 'v2-authorizer' ? newShortId(random) : newRouteId(random));
  let id = next();
  while (made.has(entityKey(kind, apiId, id))) id = next();
  return id;
}

/** Puts a part into the new API; where AWS would refuse it, says why and leaves it out. */
export function putPart(move: Move, kind: EntityKind, id: string, value: object): string | undefined {
  const refused = putShape(move, kind, id, value);
  if (refused !== undefined) return refused;
  const key = entityKey(kind, move.apiId, id);
  const [problem] = entityProblems(move.made, key, move.made.get(key) as Entity);
  if (problem !== undefined) move.made.delete(key);
  return problem?.message;
}

/** The same for parts that no rule beyond their form can refuse. */
export function putShape(move: Move, kind: EntityKind, id: string, value: object): string | undefined {
  const shape = shapeOf(kind, value);
  if (!('entity' in shape)) return shape.problems[0]?.message ?? `This is no ${kind}.`;
  move.made.set(entityKey(kind, move.apiId, id), shape.entity);
  return undefined;
}

/** `{ name: value }`, or nothing where there is no value. */
export function given<N extends string, T>(name: N, value: T | undefined): { readonly [K in N]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [K in N]?: T });
}
