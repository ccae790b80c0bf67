// The names inside one API that its methods may refer to.
import { type Definition, listEntities } from '../../entities';
import type { EndpointType } from '../../rest/rest-api';

export interface ApiNames {
  readonly models: ReadonlySet<string>;
  /** Ids. */
  readonly authorizers: ReadonlySet<string>;
  /** Ids. */
  readonly requestValidators: ReadonlySet<string>;
  readonly endpointType: EndpointType;
}

/** Collects the names of `apiId`; one pass over the definition. */
export function namesOfApi(definition: Definition, apiId: string): ApiNames {
  const api = listEntities(definition, 'rest-api', apiId)[0]?.entity;
  return {
    models: new Set(listEntities(definition, 'model', apiId).map(({ entity }) => entity.name)),
    authorizers: new Set(listEntities(definition, 'authorizer', apiId).map(({ entity }) => entity.id)),
    requestValidators: new Set(listEntities(definition, 'request-validator', apiId).map(({ entity }) => entity.id)),
    endpointType: api?.endpointConfiguration.types[0] ?? 'EDGE',
  };
}
