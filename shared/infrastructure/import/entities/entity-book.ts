// Collects the entities of an import over the definition there is, each checked as an edit would check it.
import { StudioError } from '../../../contract/errors';
import { checkEntity } from '../../../definition/edits/entity-check';
import { entityProblems } from '../../../definition/edits/rules/entity-rules';
import { type Definition, type Entity, type EntityKey, type EntityKind, entityKey } from '../../../definition/entities';
import type { LossList } from '../../../openapi/import/losses';
import type { StackResource } from '../values/stack';

/** One thing that was taken over. */
export interface TakenResource {
  readonly type: string;
  /** Logical id or address in the source. */
  readonly logicalId: string;
  readonly place: string;
  readonly key: EntityKey;
}

export interface EntityBook {
  /** What there is, with what was added so far. */
  readonly definition: Definition;
  /** Adds an entity made of `resource`; what API Gateway would refuse is reported and left out. */
  add(resource: StackResource, kind: EntityKind, ids: readonly string[], value: object): boolean;
  /** Adds entities that were checked elsewhere; `key` is the one that `resource` became, unless that was added before. */
  put(resource: StackResource, entities: ReadonlyMap<EntityKey, Entity>, key?: EntityKey): void;
  entities(): ReadonlyMap<EntityKey, Entity>;
  taken(): readonly TakenResource[];
}

/** An empty book over `base`. */
export function createEntityBook(base: Definition, losses: LossList): EntityBook {
  const definition = new Map(base);
  const added = new Map<EntityKey, Entity>();
  const taken: TakenResource[] = [];
  const keep = (key: EntityKey, entity: Entity) => {
    definition.set(key, entity);
    added.set(key, entity);
  };
  const note = ({ type, logicalId, place }: StackResource, key: EntityKey) =>
    void taken.push({ type, logicalId, place, key });
  return {
    definition,
    add(resource, kind, ids, value) {
      const key = entityKey(kind, ...ids);
      try {
        const entity = checkEntity(kind, value);
        const [problem] = entityProblems(definition, key, entity);
        if (problem !== undefined) throw new StudioError('INVALID_DEFINITION', problem.message);
        keep(key, entity);
        note(resource, key);
        return true;
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        const at = error.details.path ? ` (${error.details.path})` : '';
        losses.warn(resource.place, `${error.message.replace(/\.$/, '')}${at}. ${resource.logicalId} is left out.`);
        return false;
      }
    },
    put(resource, entities, key) {
      for (const [entityKey, entity] of entities) keep(entityKey, entity);
      if (key !== undefined) note(resource, key);
    },
    entities: () => added,
    taken: () => taken,
  };
}
