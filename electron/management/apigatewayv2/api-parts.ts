// Routes, integrations and whatever else belongs to one API: the five calls that each of them has.
import { freshId } from '../../../shared/definition/edits/edit';
import { putEntity } from '../../../shared/definition/edits/entity-edits';
import {
  type EntityKey,
  type EntityKind,
  type EntityOf,
  entityKey,
  listEntities,
} from '../../../shared/definition/entities';
import type { RandomSource } from '../../../shared/definition/ids';
import type { V2Api } from '../../../shared/definition/v2/api';
import { storeEntity } from '../apigateway/operations/edit-entity';
import { badRequest } from '../wire/aws-error';
import type { MembersShape } from '../wire/input-check';
import { label, type Operation, type OperationCall } from '../wire/operation';
import { notFoundHere, requireApi } from './find';
import { mergeMembers, requiredOf } from './merge-members';
import { page } from './pages';
import { refuseOver } from './quotas';

type Members = Readonly<Record<string, unknown>>;

export interface ApiPart<K extends EntityKind> {
  readonly kind: K;
  /** AWS's name of it; its id is the label and the member `{name}Id`, beginning small. */
  readonly name: string;
  /** What it belongs to within the API. */
  readonly owner?: ApiPart<EntityKind>;
  /** APIs of another one have none. */
  readonly protocol?: V2Api['protocolType'];
  readonly newId: (random: RandomSource) => string;
  /** What a call that makes one sends. */
  readonly shape: MembersShape | undefined;
  /** How many an API may have, and what they are called. */
  readonly quota?: { readonly most: number; readonly of: string };
  /** What a new one has unless the call says otherwise. */
  readonly defaults?: (api: V2Api, sent: Members) => Members;
  /** Maps that an update merges by key. */
  readonly maps?: readonly string[];
  readonly mapsOfMaps?: readonly string[];
  /** Refuses to take one away, beyond what the definition's rules say. */
  readonly refuseRemoval?: (entity: EntityOf<K>) => void;
}

export interface PartOperations {
  readonly create: Operation;
  readonly get: Operation;
  readonly list: Operation;
  readonly update: Operation;
  readonly remove: Operation;
}

/** The calls of one kind of part. */
export function partOperations<K extends EntityKind>(part: ApiPart<K>): PartOperations {
  const idMember = idMemberOf(part.name);
  const { maps = [], mapsOfMaps = [] } = part;
  const rules = { required: requiredOf(part.shape), maps, mapsOfMaps };
  const shapeOf = (entity: EntityOf<K>) => {
    const { id, ...shown } = entity as { readonly id: string };
    return { [idMember]: id, ...shown };
  };
  const owned = (call: OperationCall, api: V2Api) => {
    const ownerId = part.owner && label(call, idMemberOf(part.owner.name));
    const found = listEntities(call.definition, part.kind, api.id);
    return found.filter(({ ids }) => ownerId === undefined || ids[1] === ownerId);
  };
  return {
    async create(call) {
      const { api, ids } = requireOwner(call, part);
      if (part.protocol !== undefined && part.protocol !== api.protocolType) {
        // AWS assumed: the wording; what is documented for one protocol only is refused for the other
        throw badRequest(`${part.name} is not supported for ${api.protocolType} protocol Apis`);
      }
      const sent = mergeMembers({}, call.json(), rules);
      if (part.quota !== undefined) refuseOver(owned(call, api).length, part.quota.most, part.quota.of);
      const taken = (id: string) => call.definition.has(entityKey(part.kind, ...ids, id));
      const id = freshId(part.newId, call.studio.host.random, taken);
      const after = { id, ...part.defaults?.(api, sent), ...sent };
      const key = entityKey(part.kind, ...ids, id);
      await storeEntity(call, key, after);
      return shapeOf(call.definition.get(key) as EntityOf<K>);
    },
    get: (call) => shapeOf(requirePart(call, part).entity),
    list(call) {
      const { api } = requireOwner(call, part);
      return page(owned(call, api), call.query, ({ entity }) => shapeOf(entity));
    },
    async update(call) {
      const { key } = requirePart(call, part);
      await call.workspace.workingCopy.edit(`Update${part.name} by a client`, (definition) => {
        const before = definition.get(key) as EntityOf<K> | undefined;
        if (before === undefined) throw missing(call, part);
        return putEntity(definition, key, mergeMembers(before as Members, call.json(), rules));
      });
      return shapeOf(requirePart(call, part).entity);
    },
    async remove(call) {
      const { key, entity } = requirePart(call, part);
      part.refuseRemoval?.(entity);
      await call.studio.services.definition.remove({ key });
      return undefined;
    },
  };
}

/** The part that the call's URI names. */
export function requirePart<K extends EntityKind>(
  call: OperationCall,
  part: ApiPart<K>,
): { readonly api: V2Api; readonly key: EntityKey; readonly entity: EntityOf<K> } {
  const { api, ids } = requireOwner(call, part);
  const key = entityKey(part.kind, ...ids, label(call, idMemberOf(part.name)));
  const entity = call.definition.get(key) as EntityOf<K> | undefined;
  if (entity === undefined) throw missing(call, part);
  return { api, key, entity };
}

/** The API, and the ids that keys of such parts begin with. */
function requireOwner<K extends EntityKind>(call: OperationCall, part: ApiPart<K>) {
  const api = requireApi(call);
  if (part.owner === undefined) return { api, ids: [api.id] };
  requirePart(call, part.owner);
  return { api, ids: [api.id, label(call, idMemberOf(part.owner.name))] };
}

function missing<K extends EntityKind>(call: OperationCall, { name }: ApiPart<K>): Error {
  return notFoundHere(name, `Invalid ${name} identifier specified ${label(call, idMemberOf(name))}`);
}

/** `RouteResponse` → `routeResponseId` */
function idMemberOf(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Id`;
}
