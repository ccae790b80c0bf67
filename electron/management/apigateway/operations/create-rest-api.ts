// CreateRestApi: checked as a whole, made as one edit.
// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRestApi.html

import { createRestApi } from '../../../../shared/definition/edits/api-edits';
import { withEntities } from '../../../../shared/definition/edits/edit';
import { putEntity } from '../../../../shared/definition/edits/entity-edits';
import {
  apiIdOf,
  type Definition,
  type Entity,
  type EntityKey,
  entityKey,
  findEntity,
  listEntities,
  parseEntityKey,
} from '../../../../shared/definition/entities';
import { placedAt } from '../../../../shared/definition/place';
import type { Resource } from '../../../../shared/definition/rest/resource';
import { type EndpointType, endpointTypes } from '../../../../shared/definition/rest/rest-api';
import { badRequest, notFound } from '../../wire/aws-error';
import type { OperationCall } from '../../wire/operation';
import { pickSet } from './edit-entity';
import { quotas, refuseOver } from './quotas';
import { expandedPolicy } from './resource-policy';

const sent = [
  'version',
  'binaryMediaTypes',
  'minimumCompressionSize',
  'apiKeySource',
  'tags',
  'disableExecuteApiEndpoint',
  'securityPolicy',
  'endpointAccessMode',
];

/** Makes the API that the call asks for; answers its id. */
export async function createApi(call: OperationCall): Promise<string> {
  const body = call.json();
  checkMembers(body);
  const type = endpointTypeOf(body.endpointConfiguration);
  const others = listEntities(call.definition, 'rest-api').filter(
    ({ entity }) => entity.endpointConfiguration.types[0] === type,
  );
  refuseOver(others.length, quotas.apis[type], `${type} APIs`);
  const { name, description, policy, cloneFrom } = body;
  const { apiId } = await call.workspace.workingCopy.edit(`Create API ${String(name)}`, (definition) => {
    const source = typeof cloneFrom === 'string' ? requireSource(call, cloneFrom) : undefined;
    const made = createRestApi(definition, {
      name: String(name),
      endpointType: type,
      random: call.studio.host.random,
      now: call.studio.host.clock(),
      withDefaultModels: source === undefined,
      ...(typeof description === 'string' && { description }),
    });
    const cloned = source === undefined ? made.definition : cloneParts(made.definition, source, made.apiId);
    const api = findEntity(cloned, 'rest-api', made.apiId);
    const fields = {
      ...(source && pickSet(findEntity(definition, 'rest-api', source) ?? {}, sent)),
      ...pickSet(body, sent),
      ...(typeof policy === 'string' && policy !== '' && { policy: expandedPolicy(call, made.apiId, policy) }),
      ...placedAt(call, call.home),
    };
    const endpointConfiguration = { ...api?.endpointConfiguration, ...endpointFields(body.endpointConfiguration) };
    const whole = { ...api, ...fields, endpointConfiguration };
    return { ...putEntity(cloned, made.key, whole), apiId: made.apiId };
  });
  return apiId;
}

/** AWS recorded: the service's checks, one by one. */
function checkMembers(body: Readonly<Record<string, unknown>>): void {
  const { name, description, minimumCompressionSize: size } = body;
  const { types, ipAddressType } = (body.endpointConfiguration ?? {}) as Readonly<Record<string, unknown>>;
  if (name === '') throw badRequest('Rest API name must be non-empty');
  if (description === '') throw badRequest('Description cannot be an empty string');
  if (size !== undefined && !isCompressionSize(size)) {
    throw badRequest('Invalid minimum compression size, must be between 0 and 10485760');
  }
  if (!Array.isArray(types)) return;
  if (types.length === 0) throw badRequest('REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.');
  if (types.length > 1) throw badRequest('Cannot create an api with multiple Endpoint Types.');
  if (types[0] === 'PRIVATE' && ipAddressType === 'ipv4') {
    throw badRequest('Only dualstack ipAddressType is supported for Private APIs.');
  }
}

function isCompressionSize(size: unknown): boolean {
  return typeof size === 'number' && Number.isInteger(size) && size >= 0 && size <= 10_485_760;
}

function endpointTypeOf(configuration: unknown): EndpointType {
  const { types } = (configuration ?? {}) as { readonly types?: readonly unknown[] };
  return types?.find(isEndpointType) ?? 'EDGE';
}

function isEndpointType(type: unknown): type is EndpointType {
  return (endpointTypes as readonly unknown[]).includes(type);
}

function endpointFields(configuration: unknown): Record<string, unknown> {
  const fields = (configuration ?? {}) as Readonly<Record<string, unknown>>;
  return pickSet(fields, ['vpcEndpointIds', 'ipAddressType']);
}

function requireSource(call: OperationCall, apiId: string): string {
  if (findEntity(call.definition, 'rest-api', apiId) === undefined) {
    throw notFound('Invalid API identifier specified for cloneFrom');
  }
  return apiId;
}

/** Everything of `source` but its stages, under the ids it has there; the root takes the id of the new one. */
function cloneParts(definition: Definition, source: string, apiId: string): Definition {
  const root = findEntity(definition, 'rest-api', source)?.rootResourceId ?? '';
  const newRoot = findEntity(definition, 'rest-api', apiId)?.rootResourceId ?? '';
  const placed = (id: string) => (id === root ? newRoot : id);
  const entries: [EntityKey, Entity][] = [];
  for (const [key, entity] of definition) {
    const { kind, ids } = parseEntityKey(key);
    if (apiIdOf(key) !== source || kind === 'rest-api' || kind === 'stage') continue;
    const [, first = '', ...rest] = ids;
    const nextKey = entityKey(kind, apiId, placed(first), ...rest);
    if (kind !== 'resource') entries.push([nextKey, entity]);
    else {
      const { id, parentId, ...resource } = entity as Resource;
      entries.push([
        nextKey,
        { ...resource, id: placed(id), ...(parentId !== undefined && { parentId: placed(parentId) }) },
      ]);
    }
  }
  return withEntities(definition, entries);
}
