// Three-way merge of an API with the document it is linked to, entity by entity and field by field.
import { StudioError } from '../../contract/errors';
import type { LinkDecision, LinkDifference } from '../../contract/links';
import { viewRestApi } from '../../definition/api-view';
import { withEntities } from '../../definition/edits/edit';
import {
  type Definition,
  type Entity,
  type EntityKey,
  entityKey,
  entitySchemas,
  listEntities,
  parseEntityKey,
} from '../../definition/entities';
import { keepNeeded } from './keep-needed';
import { linkedApiKey, requireLinkedApi } from './linked-api';
import { type Difference, mergeValue, type Side } from './merge-value';
import { nameEntity } from './name-entity';
import { localFieldsOf, sourceEntities } from './source-entities';

/** Document and API as they were when they were last in step. */
export interface LinkBase {
  readonly document: Definition;
  readonly api: Definition;
}

export interface MergeSides {
  /** Undefined where this machine does not know it: what both have and say differently is then a conflict. */
  readonly base: LinkBase | undefined;
  /** The whole workspace. */
  readonly definition: Definition;
  readonly apiId: string;
  /** The document, by `readSource`. */
  readonly theirs: Definition;
}

export interface Decisions {
  /** Taken for every conflict that no decision names. */
  readonly take?: Side;
  readonly decisions?: readonly LinkDecision[];
}

/** The differences of an API and its document; nothing is merged. */
export function compareApi(sides: MergeSides): readonly LinkDifference[] {
  return mergeEntities(sides, () => 'ours').differences;
}

/**
 * The workspace with the document merged into the API. Ids, stages, deployments and local settings stay. CONFLICT
 * with every conflict that nobody decided, or where both sides made a resource of the same path.
 */
export function mergeApi(
  sides: MergeSides,
  { take, decisions = [] }: Decisions,
): { readonly definition: Definition; readonly taken: readonly LinkDifference[]; readonly base: LinkBase } {
  const decided = new Map(decisions.map((decision) => [decisionName(decision.key, decision.path), decision.take]));
  const open: LinkDifference[] = [];
  const taken: LinkDifference[] = [];
  const { entities } = mergeEntities(sides, (difference) => {
    if (difference.changedBy === 'ours') return 'ours';
    if (difference.changedBy === 'theirs') {
      taken.push(difference);
      return 'theirs';
    }
    const side = decided.get(decisionName(difference.key, difference.path)) ?? take;
    if (side === undefined) open.push(difference);
    if (side === 'theirs') taken.push(difference);
    return side ?? 'ours';
  });
  if (open.length > 0) refuseConflicts(open);
  const { definition, apiId, theirs } = sides;
  const ours = sourceEntities(definition, apiId);
  const whole = keepNeeded(entities, [ours, theirs, ...basesOf(sides.base)], apiId);
  const entries: [EntityKey, Entity | undefined][] = [];
  for (const key of ours.keys()) if (!whole.has(key)) entries.push([key, undefined]);
  const apiKey = linkedApiKey(definition, apiId);
  const local = localFieldsOf(requireLinkedApi(definition, apiId));
  for (const [key, entity] of whole) {
    const merged = key === apiKey ? ({ ...entity, ...local } as Entity) : entity;
    entries.push([key, checked(key, merged)]);
  }
  const next = withEntities(definition, entries);
  refuseTwins(next, apiId);
  // What API and document say differently from now on is a change of the API, but for what stood before.
  const seen = mergeEntities(sides, () => 'theirs').entities;
  return { definition: next, taken, base: { document: theirs, api: seen } };
}

interface Merged {
  readonly entities: Definition;
  readonly differences: readonly LinkDifference[];
}

function mergeEntities(
  { base, definition, apiId, theirs }: MergeSides,
  choose: (difference: LinkDifference) => Side,
): Merged {
  const ours = sourceEntities(definition, apiId);
  const names = nameEntity(definition, apiId, [theirs, ...basesOf(base)]);
  const entities = new Map<EntityKey, Entity>();
  const differences: LinkDifference[] = [];
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [document, api] = [base?.document.get(key), base?.api.get(key)];
    const sides = { base: document, seen: api, ours: ours.get(key), theirs: theirs.get(key) };
    const merged = mergeValue(sides, (difference) => {
      const told = describe(key, difference, names(key));
      differences.push(told);
      return choose(told);
    });
    if (merged !== undefined) entities.set(key, merged as Entity);
  }
  return { entities, differences };
}

function basesOf(base: LinkBase | undefined): readonly Definition[] {
  return base === undefined ? [] : [base.document, base.api];
}

function describe(key: EntityKey, { path, changedBy, ...values }: Difference, name: string): LinkDifference {
  const [before, after] = changedBy === 'ours' ? [values.base, values.ours] : [values.base, values.theirs];
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return { key, kind: parseEntityKey(key).kind, name, path, change, changedBy, ...values };
}

/** A decision and the conflict it is about have the same one. */
function decisionName(key: EntityKey, path: readonly string[]): string {
  return JSON.stringify([key, ...path]);
}

function refuseConflicts(conflicts: readonly LinkDifference[]): never {
  const problems = conflicts.map(({ name, path }) => ({
    message: `${name} was changed here and in the document: ${path.length === 0 ? 'the whole of it' : path.join('.')}`,
    path: [name, ...path].join('.'),
  }));
  const count = conflicts.length === 1 ? 'One conflict has' : `${conflicts.length} conflicts have`;
  throw new StudioError('CONFLICT', `${count} to be decided: ours or theirs.`, { problems });
}

/** A merged entity in the form of its kind; what both sides' halves do not make is refused, not stored. */
function checked(key: EntityKey, entity: Entity): Entity {
  const result = entitySchemas[parseEntityKey(key).kind].safeParse(entity);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new StudioError('INVALID_DEFINITION', `Merged, ${key} would be broken: ${issue?.message ?? ''}`, {
    path: issue?.path.map(String).join('.') ?? '',
  });
}

function refuseTwins(definition: Definition, apiId: string): void {
  const seen = new Set<string>();
  for (const { path, resource } of viewRestApi(definition, apiId)?.resources.values() ?? []) {
    if (seen.has(path)) {
      throw new StudioError('CONFLICT', `${path} exists here and in the document as two resources: rename one.`, {
        path: entityKey('resource', apiId, resource.id),
      });
    }
    seen.add(path);
  }
  for (const { key, entity } of listEntities(definition, 'v2-route', apiId)) {
    if (seen.has(entity.routeKey)) {
      const message = `${entity.routeKey} exists here and in the document as two routes: change one.`;
      throw new StudioError('CONFLICT', message, { path: key });
    }
    seen.add(entity.routeKey);
  }
}
