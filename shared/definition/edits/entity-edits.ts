// Edits of one entity: some of its fields, the whole of it, or away with it.
import type { FieldChange } from '../../contract/definition';
import { type Definition, type Entity, type EntityKey, type EntityOf, listEntities, parseEntityKey } from '../entities';
import { removeApi } from './api-edits';
import { type Edit, refuse, requireApi, withEntities } from './edit';
import { checkEntity } from './entity-check';
import { checkIdentity, keyIds } from './entity-identity';
import { writeMember } from './member-path';
import { requireResourceIn } from './method-edits';
import { moveResource, removeResource, renameResource } from './resource-edits';
import { entityProblems } from './rules/entity-rules';
import { findReference } from './rules/references';
import { refuseBrokenRules } from './rules/rule-problem';
import { removeStage } from './stage-edits';

/**
 * Sets members of the entity under `key`; a change without a value removes its member. Refused as INVALID_DEFINITION
 * where the result has a wrong shape, or breaks a rule at a member that changes.
 */
export function updateEntity(definition: Definition, key: EntityKey, changes: readonly FieldChange[]): Edit {
  const { kind } = parseEntityKey(key);
  const before = definition.get(key) ?? refuseMissing(definition, key);
  let draft: unknown = before;
  for (const { path, value } of changes) draft = writeMember(draft, path, value);
  const after = checkEntity(kind, draft);
  checkIdentity(key, after);
  if (kind === 'resource') return updateResource(definition, key, before as Resource, after as Resource);
  refuseBrokenRules(before, after, entityProblems(definition, key, after));
  return { definition: withEntities(definition, [[key, after]]), key };
}

/** Makes or replaces the entity under `key`; the same refusals as `updateEntity`. */
export function putEntity(definition: Definition, key: EntityKey, value: unknown): Edit {
  const { kind, ids } = parseEntityKey(key);
  const before = definition.get(key);
  const after = checkEntity(kind, value);
  checkIdentity(key, after);
  if (kind === 'resource') {
    if (before === undefined) refuse('NOT_FOUND', 'Invalid Resource identifier specified', 'resourceId');
    return updateResource(definition, key, before as Resource, after as Resource);
  }
  // An API is more than one entity: it is made by createRestApi, with its root.
  if (keyIds[kind][0] === 'apiId') requireApi(definition, ids[0] ?? '');
  if (kind === 'method') requireResourceIn(definition, ids[0] ?? '', ids[1] ?? '');
  refuseBrokenRules(before, after, entityProblems(definition, key, after));
  return { definition: withEntities(definition, [[key, after]]), key };
}

/** Removes the entity under `key` and what belongs to it; CONFLICT where something still refers to it. */
export function removeEntity(definition: Definition, key: EntityKey): Edit {
  const { kind, ids } = parseEntityKey(key);
  const entity = definition.get(key) ?? refuseMissing(definition, key);
  const [first = '', second = ''] = ids;
  if (kind === 'rest-api') return removeApi(definition, first);
  if (kind === 'resource') return removeResource(definition, { apiId: first, resourceId: second });
  if (kind === 'stage') return removeStage(definition, { apiId: first, stageName: second });
  const reference = findReference(definition, key, entity);
  if (reference !== undefined) refuse('CONFLICT', reference, 'key');
  return { definition: withEntities(definition, [[key, undefined], ...belongings(definition, key)]), key };
}

type Resource = EntityOf<'resource'>;

function updateResource(definition: Definition, key: EntityKey, before: Resource, after: Resource): Edit {
  const apiId = parseEntityKey(key).ids[0] ?? '';
  const resourceId = before.id;
  const { pathPart = '', parentId = '' } = after;
  let edit: Edit = { definition, key };
  if (pathPart !== (before.pathPart ?? '')) {
    edit = renameResource(edit.definition, { apiId, resourceId, pathPart });
  }
  if (parentId !== (before.parentId ?? '')) edit = moveResource(edit.definition, { apiId, resourceId, parentId });
  return edit;
}

/** What goes together with an entity: mappings of a domain, keys of a user, users of a pool, the places of an API key in usage plans. */
function belongings(definition: Definition, key: EntityKey): [EntityKey, Entity | undefined][] {
  const { kind, ids } = parseEntityKey(key);
  if (kind === 'domain-name') {
    return listEntities(definition, 'base-path-mapping', ids[0]).map((mapping) => [mapping.key, undefined]);
  }
  if (kind === 'iam-user') {
    return listEntities(definition, 'iam-access-key')
      .filter(({ entity }) => entity.userName === ids[0])
      .map((accessKey) => [accessKey.key, undefined]);
  }
  if (kind === 'user-pool') {
    const inPool = [...listEntities(definition, 'user-pool-client'), ...listEntities(definition, 'user-pool-user')];
    return inPool.filter(({ entity }) => entity.userPoolId === ids[0]).map((one) => [one.key, undefined]);
  }
  if (kind !== 'api-key') return [];
  return listEntities(definition, 'usage-plan')
    .filter(({ entity }) => entity.keyIds?.includes(ids[0] ?? ''))
    .map((plan) => [plan.key, { ...plan.entity, keyIds: plan.entity.keyIds?.filter((id) => id !== ids[0]) }]);
}

// AWS recorded: one text per kind (reference: control plane 8.3)
const missing: Partial<Record<ReturnType<typeof parseEntityKey>['kind'], string>> = {
  resource: 'Invalid Resource identifier specified',
  method: 'Invalid Method identifier specified',
  'request-validator': 'Invalid Request Validator identifier specified',
  'documentation-part': 'Invalid Documentation part identifier specified',
  'gateway-response': 'Gateway response type not defined on api',
  authorizer: 'Invalid Authorizer identifier specified',
  stage: 'Invalid stage identifier specified',
  'usage-plan': 'Invalid Usage Plan ID specified',
  'vpc-link': 'Invalid Vpc Link identifier specified',
  'api-key': 'Invalid API Key identifier specified',
  'domain-name': 'Invalid domain name identifier specified',
  'base-path-mapping': 'Invalid base path mapping identifier specified',
};

function refuseMissing(definition: Definition, key: EntityKey): never {
  const { kind, ids } = parseEntityKey(key);
  if (kind === 'rest-api') requireApi(definition, ids[0] ?? '');
  const name = ids[ids.length - 1] ?? '';
  const model = kind === 'model' ? `Invalid model name specified: ${name}` : undefined;
  return refuse('NOT_FOUND', model ?? missing[kind] ?? `There is no ${kind} ${name}.`, 'key');
}
