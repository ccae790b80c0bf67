// One API as the rules see it: everything they look up, collected in one pass.
import { type ResourceView, type RestApiView, viewRestApi } from '../api-view';
import type { ApiNames } from '../edits/rules/api-names';
import { type Definition, type EntityKey, type EntityOf, listEntities } from '../entities';
import type { HttpMethod, Method } from '../rest/method';
import { type EndpointNames, endpointNamesOf } from './endpoint-names';
import type { TextChecks } from './text-checks';

type Listed<K extends 'resource' | 'method' | 'model' | 'stage'> = {
  readonly key: EntityKey;
  readonly ids: readonly string[];
  readonly entity: EntityOf<K>;
};

export interface ApiScope {
  readonly apiId: string;
  readonly apiKey: EntityKey;
  readonly api: EntityOf<'rest-api'>;
  readonly definition: Definition;
  /** Undefined where the root is missing. */
  readonly view: RestApiView | undefined;
  readonly resources: readonly Listed<'resource'>[];
  readonly methods: readonly Listed<'method'>[];
  readonly models: readonly Listed<'model'>[];
  readonly stages: readonly Listed<'stage'>[];
  readonly names: ApiNames;
  readonly endpoints: EndpointNames;
  readonly checks: TextChecks;
}

/** A method with its place in the tree. */
export interface MethodScope {
  readonly key: EntityKey;
  readonly method: Method;
  readonly resource: ResourceView;
}

/** Collects what the rules need of the API under `apiKey`. */
export function scopeOfApi(
  definition: Definition,
  apiKey: EntityKey,
  api: EntityOf<'rest-api'>,
  checks: TextChecks,
): ApiScope {
  const apiId = api.id;
  const models = listEntities(definition, 'model', apiId);
  return {
    apiId,
    apiKey,
    api,
    definition,
    view: viewRestApi(definition, apiId),
    resources: listEntities(definition, 'resource', apiId),
    methods: listEntities(definition, 'method', apiId),
    models,
    stages: listEntities(definition, 'stage', apiId),
    endpoints: endpointNamesOf(definition),
    names: {
      models: new Set(models.map(({ entity }) => entity.name)),
      authorizers: new Set(listEntities(definition, 'authorizer', apiId).map(({ entity }) => entity.id)),
      requestValidators: new Set(listEntities(definition, 'request-validator', apiId).map(({ entity }) => entity.id)),
      endpointType: api.endpointConfiguration.types[0] ?? 'EDGE',
    },
    checks,
  };
}

/** The methods that stand in the tree. */
export function methodScopes(scope: ApiScope): readonly MethodScope[] {
  return scope.methods.flatMap(({ key, ids, entity }) => {
    const resource = scope.view?.resources.get(ids[1] ?? '');
    return resource === undefined ? [] : [{ key, method: entity, resource }];
  });
}

/** `GET /pets`. */
export function methodName(httpMethod: HttpMethod, resource: ResourceView): string {
  return `${httpMethod} ${resource.path}`;
}
