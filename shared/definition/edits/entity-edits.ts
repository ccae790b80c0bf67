// Edits of one entity: some of its fields, the whole of it, or away with it.
import type { FieldChange } from '../../contract/definition';
import {
  type Definition,
  type Entity,
  type EntityKey,
  type EntityKind,
  type EntityOf,
  entityKey,
  listEntities,
  parseEntityKey,
} from '../entities';
import { removeApi } from './api-edits';
import { type Edit, refuse, refuseNoApi, requireApi, withEntities } from './edit';
import { checkEntity } from './entity-check';
import { checkIdentity, keyIds } from './entity-identity';
import { writeMember } from './member-path';
import { requireResourceIn } from './method-edits';
import { moveResource, removeResource, renameResource } from './resource-edits';
import { entityProblems } from './rules/entity-rules';
import { findReference } from './rules/references';
import { refuseBrokenRules } from './rules/rule-problem';
import { removeStage } from './stage-edits';
import { removeV2Api } from './v2-api-edits';
import { removeV2Stage } from './v2-stage-edits';

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
  if (isV2Kind(kind)) refuseFixed(before, after);
  refuseBrokenRules(before, after, entityProblems(definition, key, after));
  return { definition: withEntities(definition, [[key, after]]), key };
}

/** Makes or replaces the entity under `key`; the same refusals as `updateEntity`. */
export function putEntity(definition: Definition, key: EntityKey, value: unknown): Edit {
  const { kind, ids } = parseEntityKey(key);
  const before = definition.get(key);
  const after = withFrozenParts(definition, key, checkEntity(kind, value));
  checkIdentity(key, after);
  if (kind === 'resource') {
    if (before === undefined) refuse('NOT_FOUND', 'Invalid Resource identifier specified', 'resourceId');
    return updateResource(definition, key, before as Resource, after as Resource);
  }
  requireOwner(definition, key);
  if (kind === 'method') requireResourceIn(definition, ids[0] ?? '', ids[1] ?? '');
  if (before !== undefined && isV2Kind(kind)) refuseFixed(before, after);
  refuseBrokenRules(before, after, entityProblems(definition, key, after));
  return { definition: withEntities(definition, [[key, after]]), key };
}

/** Removes the entity under `key` and what belongs to it; CONFLICT where something still refers to it. */
export function removeEntity(definition: Definition, key: EntityKey): Edit {
  const { kind, ids } = parseEntityKey(key);
  const entity = definition.get(key) ?? refuseMissing(definition, key);
  const [first = '', second = ''] = ids;
  if (kind === 'rest-api') return removeApi(definition, first);
  if (kind === 'v2-api') return removeV2Api(definition, first);
  if (kind === 'resource') return removeResource(definition, { apiId: first, resourceId: second });
  if (kind === 'stage') return removeStage(definition, { apiId: first, stageName: second });
  if (kind === 'v2-stage') return removeV2Stage(definition, { apiId: first, stageName: second });
  const reference = findReference(definition, key, entity);
  if (reference !== undefined) refuse(refusedAsBad.has(kind) ? 'INVALID_DEFINITION' : 'CONFLICT', reference, 'key');
  return { definition: withEntities(definition, [[key, undefined], ...belongings(definition, key)]), key };
}

// AWS recorded: public bug reports quote bad requests for these, where other references are conflicts
const refusedAsBad: ReadonlySet<EntityKind> = new Set(['vpc-link', 'v2-vpc-link', 'usage-plan']);

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

/** An API is more than one entity: it is made by an edit of its own, and so are its parts' owners. */
function requireOwner(definition: Definition, key: EntityKey): void {
  const { kind, ids } = parseEntityKey(key);
  const [apiId = '', ownerId = ''] = ids;
  if (isV2Kind(kind)) {
    if (!definition.has(entityKey('v2-api', apiId))) refuseNoApi(definition, apiId);
    requireResponseOwner(definition, kind, apiId, ownerId);
  } else if (keyIds[kind][0] === 'apiId') requireApi(definition, apiId);
  else if ((kind === 'api-mapping' || kind === 'routing-rule') && !definition.has(entityKey('domain-name', apiId))) {
    // AWS documented: a mock whose authors compared it with the service
    refuse('NOT_FOUND', 'The domain name resource specified in the request was not found.', 'domainName');
  }
}

function requireResponseOwner(definition: Definition, kind: EntityKind, apiId: string, ownerId: string): void {
  if (kind === 'v2-route-response' && !definition.has(entityKey('v2-route', apiId, ownerId))) {
    refuse('NOT_FOUND', `Invalid Route identifier specified ${ownerId}`, 'routeId');
  }
  if (kind === 'v2-integration-response' && !definition.has(entityKey('v2-integration', apiId, ownerId))) {
    refuse('NOT_FOUND', `Invalid Integration identifier specified ${ownerId}`, 'integrationId');
  }
}

/** True for APIs of V2 and their parts. */
function isV2Kind(kind: EntityKind): boolean {
  return kind.startsWith('v2-') && keyIds[kind][0] === 'apiId';
}

/** AWS documented: the protocol cannot change, nor the stage and the route's key that quick create made. */
function refuseFixed(before: Entity, after: Entity): void {
  if ('protocolType' in before && 'protocolType' in after && before.protocolType !== after.protocolType) {
    // AWS assumed: the wording
    refuse('INVALID_DEFINITION', 'The protocol type of an Api cannot be changed', 'protocolType');
  }
  if (!('apiGatewayManaged' in before) || before.apiGatewayManaged !== true) return;
  if ('routeKey' in before && 'routeKey' in after && before.routeKey !== after.routeKey) {
    const message = `The route key ${before.routeKey} is managed by API Gateway and cannot be changed`;
    refuse('INVALID_DEFINITION', message, 'routeKey');
  }
}

/** The responses that belong to a route or an integration. */
function responsesOf(definition: Definition, key: EntityKey): [EntityKey, undefined][] {
  const { kind, ids } = parseEntityKey(key);
  const [apiId = '', ownerId] = ids;
  const responses = kind === 'v2-route' ? 'v2-route-response' : 'v2-integration-response';
  return listEntities(definition, responses, apiId)
    .filter((response) => response.ids[1] === ownerId)
    .map((response) => [response.key, undefined]);
}

/** What goes together with an entity: mappings of a domain, keys of a user, users of a pool, the places of an API key in usage plans. */
function belongings(definition: Definition, key: EntityKey): [EntityKey, Entity | undefined][] {
  const { kind, ids } = parseEntityKey(key);
  if (kind === 'domain-name') {
    const inDomain = (['base-path-mapping', 'api-mapping', 'routing-rule'] as const).flatMap((part) =>
      listEntities(definition, part, ids[0]).map((found) => found.key),
    );
    return inDomain.map((each) => [each, undefined]);
  }
  if (kind === 'v2-route' || kind === 'v2-integration') return responsesOf(definition, key);
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
  'v2-stage': 'Invalid stage identifier specified',
  'api-mapping': 'The api mapping resource specified in the request was not found.',
};

/** What AWS calls the parts of HTTP and WebSocket APIs where it says that one is not there. */
const v2Names: Partial<Record<EntityKind, string>> = {
  'v2-route': 'Route',
  'v2-route-response': 'RouteResponse',
  'v2-integration': 'Integration',
  'v2-integration-response': 'IntegrationResponse',
  'v2-authorizer': 'Authorizer',
  'v2-model': 'Model',
  'v2-vpc-link': 'VpcLink',
};

function refuseMissing(definition: Definition, key: EntityKey): never {
  const { kind, ids } = parseEntityKey(key);
  if (kind === 'rest-api') requireApi(definition, ids[0] ?? '');
  if (kind === 'v2-api') refuseNoApi(definition, ids[0] ?? '');
  const name = ids[ids.length - 1] ?? '';
  const part = v2Names[kind];
  if (part !== undefined) refuse('NOT_FOUND', `Invalid ${part} identifier specified ${name}`, 'key');
  const model = kind === 'model' ? `Invalid model name specified: ${name}` : undefined;
  return refuse('NOT_FOUND', model ?? missing[kind] ?? `There is no ${kind} ${name}.`, 'key');
}

/** AWS documented: a documentation version is a snapshot of the parts there are when it is made. */
function withFrozenParts(definition: Definition, key: EntityKey, entity: Entity): Entity {
  const { kind, ids } = parseEntityKey(key);
  if (kind !== 'documentation-version' || definition.has(key) || 'parts' in entity) return entity;
  const parts = listEntities(definition, 'documentation-part', ids[0] ?? '').map((part) => part.entity);
  return { ...(entity as EntityOf<'documentation-version'>), parts };
}
