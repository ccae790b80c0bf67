// Services of the subjects `apis`, `routes`, `resources` and `methods`: the pure edits on the open workspace.
import type { StudioServices } from '../../../shared/contract/contract';
import { findApi, isV2Api } from '../../../shared/definition/any-api';
import { viewRestApi } from '../../../shared/definition/api-view';
import { createRestApi } from '../../../shared/definition/edits/api-edits';
import { enableCors } from '../../../shared/definition/edits/cors-edits';
import { removeEntity } from '../../../shared/definition/edits/entity-edits';
import { createMethod, removeMethod } from '../../../shared/definition/edits/method-edits';
import { renameModel } from '../../../shared/definition/edits/model-edits';
import {
  createPath,
  createResource,
  moveResource,
  removeResource,
  renameResource,
} from '../../../shared/definition/edits/resource-edits';
import { createHttpApi, createWebSocketApi } from '../../../shared/definition/edits/v2-api-edits';
import { renameV2Model } from '../../../shared/definition/edits/v2-model-edits';
import { attachIntegration, createRoute, setTwoWay } from '../../../shared/definition/edits/v2-route-edits';
import { type Definition, entityKey } from '../../../shared/definition/entities';
import type { CurrentWorkspace } from '../workspace/current-workspace';

export interface StructureOptions {
  readonly current: CurrentWorkspace;
  readonly clock: () => number;
  readonly random: () => number;
}

/** Makes the services. */
export function structureServices({
  current,
  clock,
  random,
}: StructureOptions): Pick<StudioServices, 'apis' | 'routes' | 'resources' | 'models' | 'methods'> {
  const edit: OpenEdit = (label, change) => current.require().workingCopy.edit(label, change);
  const pathOf = (apiId: string, resourceId: string) =>
    viewRestApi(current.require().workingCopy.definition, apiId)?.resources.get(resourceId)?.path ?? resourceId;
  return {
    apis: {
      create: ({ name, description, endpointType }) =>
        edit(`Create API ${name}`, (definition) =>
          createRestApi(definition, {
            name,
            endpointType,
            random,
            now: clock(),
            withDefaultModels: true,
            ...(description !== undefined && { description }),
          }),
        ),
      remove: ({ apiId }) =>
        edit(`Delete API ${nameOf(current.require().workingCopy.definition, apiId)}`, (definition) =>
          removeEntity(definition, entityKey(isV2Api(definition, apiId) ? 'v2-api' : 'rest-api', apiId)),
        ),
      createHttpApi: ({ name, description, corsConfiguration, target, routeKey }) =>
        edit(`Create API ${name}`, (definition) =>
          createHttpApi(definition, {
            name,
            random,
            now: clock(),
            ...(description !== undefined && { description }),
            ...(corsConfiguration !== undefined && { corsConfiguration }),
            ...(target !== undefined && { target }),
            ...(routeKey !== undefined && { routeKey }),
          }),
        ),
      createWebSocketApi: ({ name, description, routeSelectionExpression }) =>
        edit(`Create API ${name}`, (definition) =>
          createWebSocketApi(definition, {
            name,
            routeSelectionExpression,
            random,
            now: clock(),
            ...(description !== undefined && { description }),
          }),
        ),
    },
    routes: {
      create: ({ integrationId, uri, ...route }) =>
        edit(`Create route ${route.routeKey}`, (definition) =>
          createRoute(definition, {
            ...route,
            random,
            ...(integrationId !== undefined && { integrationId }),
            ...(uri !== undefined && { uri }),
          }),
        ),
      attach: ({ integrationId, uri, ...route }) =>
        edit('Attach integration', (definition) =>
          attachIntegration(definition, {
            ...route,
            random,
            ...(integrationId !== undefined && { integrationId }),
            ...(uri !== undefined && { uri }),
          }),
        ),
      setTwoWay: (route) =>
        edit(route.isTwoWay ? 'Answer messages' : 'Answer no messages', (definition) =>
          setTwoWay(definition, { ...route, random }),
        ),
    },
    resources: {
      create: ({ apiId, parentId, pathPart, enableCors: withCors }) =>
        edit(`Create resource /${pathPart}`, (definition) => {
          const made = createResource(definition, { apiId, parentId, pathPart, random });
          if (!withCors) return made;
          return {
            ...made,
            definition: enableCors(made.definition, { apiId, resourceId: made.resourceId }).definition,
          };
        }),
      createPath: ({ apiId, path }) =>
        edit(`Create resource ${path}`, (definition) => createPath(definition, { apiId, path, random })),
      rename: ({ apiId, resourceId, pathPart }) =>
        edit(`Rename ${pathOf(apiId, resourceId)} to ${pathPart}`, (definition) =>
          renameResource(definition, { apiId, resourceId, pathPart }),
        ),
      move: ({ apiId, resourceId, parentId }) =>
        edit(`Move ${pathOf(apiId, resourceId)}`, (definition) =>
          moveResource(definition, { apiId, resourceId, parentId }),
        ),
      remove: ({ apiId, resourceId }) =>
        edit(`Delete ${pathOf(apiId, resourceId)}`, (definition) => removeResource(definition, { apiId, resourceId })),
      enableCors: ({ apiId, resourceId, ...options }) =>
        edit(`Enable CORS on ${pathOf(apiId, resourceId)}`, (definition) =>
          enableCors(definition, { apiId, resourceId }, options),
        ),
    },
    models: {
      rename: ({ apiId, name, newName }) =>
        edit(`Rename model ${name} to ${newName}`, (definition) =>
          (isV2Api(definition, apiId) ? renameV2Model : renameModel)(definition, { apiId, name, newName }),
        ),
    },
    methods: {
      create: ({ apiId, resourceId, httpMethod, integrationType, uri }) =>
        edit(`Create ${httpMethod} ${pathOf(apiId, resourceId)}`, (definition) =>
          createMethod(definition, {
            apiId,
            resourceId,
            httpMethod,
            integrationType,
            ...(uri !== undefined && { uri }),
          }),
        ),
      remove: ({ apiId, resourceId, httpMethod }) =>
        edit(`Delete ${httpMethod} ${pathOf(apiId, resourceId)}`, (definition) =>
          removeMethod(definition, { apiId, resourceId, httpMethod }),
        ),
    },
  };
}

type OpenEdit = CurrentWorkspace extends { require(): { readonly workingCopy: { edit: infer E } } } ? E : never;

function nameOf(definition: Definition, apiId: string): string {
  return findApi(definition, apiId)?.name ?? apiId;
}
