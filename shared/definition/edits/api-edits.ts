// Making and removing a REST API with everything that belongs to it.
import { apiIdOf, type Definition, type Entity, type EntityKey, entityKey, listEntities } from '../entities';
import { newApiId, newShortId, type RandomSource } from '../ids';
import { emptyModelText, errorModelText, type Model } from '../rest/model';
import type { EndpointType } from '../rest/rest-api';
import { type Edit, freshId, refuse, requireApi, withEntities } from './edit';
import { checkEntity } from './entity-check';
import { modelKey } from './entity-identity';
import { mappedDomains } from './mapped-domains';

export interface NewRestApi {
  readonly name: string;
  readonly description?: string;
  readonly endpointType?: EndpointType;
  readonly random: RandomSource;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The models Empty and Error, which CreateRestApi and the console add and an import does not. Default true. */
  readonly withDefaultModels?: boolean;
}

/** A new REST API with its root resource and, unless unwanted, the models Empty and Error. */
export function createRestApi(definition: Definition, api: NewRestApi): Edit & { readonly apiId: string } {
  const { random, endpointType = 'REGIONAL' } = api;
  // AWS recorded: CreateRestApi with an empty description
  if (api.description === '') refuse('INVALID_DEFINITION', 'Description cannot be an empty string', 'description');
  const apiId = freshId(newApiId, random, (id) => definition.has(entityKey('rest-api', id)));
  const rootResourceId = newApiId(random);
  const key = entityKey('rest-api', apiId);
  const entity = checkEntity('rest-api', {
    id: apiId,
    name: api.name,
    ...(api.description !== undefined && { description: api.description }),
    createdDate: Math.floor(api.now / 1_000),
    // AWS recorded: PRIVATE forces dualstack
    endpointConfiguration: { types: [endpointType], ipAddressType: endpointType === 'PRIVATE' ? 'dualstack' : 'ipv4' },
    rootResourceId,
  });
  const entries: [EntityKey, Entity][] = [
    [key, entity],
    [entityKey('resource', apiId, rootResourceId), { id: rootResourceId }],
  ];
  const models = api.withDefaultModels === false ? [] : defaultModels(random);
  for (const model of models) entries.push([modelKey(apiId, model.name), model]);
  return { definition: withEntities(definition, entries), key, apiId };
}

/** Removes the API, its parts and its places in usage plans; refused while a domain maps to it. */
export function removeApi(definition: Definition, apiId: string): Edit {
  requireApi(definition, apiId);
  const domains = mappedDomains(definition, apiId);
  if (domains.length > 0) {
    const message = `Deleting RestApi ${apiId} failed. Please remove all base path mappings related to the RestApi in your domains: ${domains.join(', ')}`;
    // AWS recorded: public bug reports quote it, a bad request
    refuse('INVALID_DEFINITION', message, 'apiId');
  }
  const entries: [EntityKey, Entity | undefined][] = [];
  for (const key of definition.keys()) if (apiIdOf(key) === apiId) entries.push([key, undefined]);
  for (const { key, entity } of listEntities(definition, 'usage-plan')) {
    const apiStages = entity.apiStages?.filter((place) => place.apiId !== apiId);
    if (apiStages?.length !== entity.apiStages?.length) entries.push([key, { ...entity, apiStages }]);
  }
  return { definition: withEntities(definition, entries), key: entityKey('rest-api', apiId) };
}

function defaultModels(random: RandomSource): Model[] {
  const contentType = 'application/json';
  return [
    {
      id: newShortId(random),
      name: 'Empty',
      description: 'This is a default empty schema model',
      schema: emptyModelText,
      contentType,
    },
    {
      id: newShortId(random),
      name: 'Error',
      description: 'This is a default error schema model',
      schema: errorModelText,
      contentType,
    },
  ];
}
