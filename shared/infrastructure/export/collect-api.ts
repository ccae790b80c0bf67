// Everything of an API that a template makes, in a fixed order: what belongs to it, and what it needs beside it.
import { StudioError } from '../../contract/errors';
import { type ResourceView, type RestApiView, viewRestApi } from '../../definition/api-view';
import type { VpcLink } from '../../definition/companions/vpc-link';
import { type Definition, findEntity, listEntities } from '../../definition/entities';
import type { DocumentationPart, DocumentationVersion } from '../../definition/rest/documentation';
import type { Method } from '../../definition/rest/method';
import type { Stage } from '../../definition/rest/stage';
import { collectSurroundings, type Surroundings, sortedBy } from './collect-surroundings';
import { contentHash, stableText } from './content-hash';

export interface CollectedApi extends Surroundings {
  readonly view: RestApiView;
  /** Parents before their children, without the root. */
  readonly resources: readonly ResourceView[];
  readonly methods: readonly { readonly resource: ResourceView; readonly method: Method }[];
  readonly stages: readonly Stage[];
  readonly mappings: readonly { readonly domainName: string; readonly basePath: string; readonly stage?: string }[];
  readonly vpcLinks: readonly VpcLink[];
  readonly documentationParts: readonly DocumentationPart[];
  readonly documentationVersions: readonly DocumentationVersion[];
  /** Names what a deployment freezes: it changes when that does. */
  readonly deployedHash: string;
}

/** Collects API `apiId`; NOT_FOUND where there is none. `region` is the one of APIs that name none. */
export function collectApi(definition: Definition, apiId: string, region: string): CollectedApi {
  const view = viewRestApi(definition, apiId);
  if (view === undefined) throw new StudioError('NOT_FOUND', `There is no API ${apiId}.`, { path: 'apiId' });
  const resources = [...view.resources.values()];
  const methods = resources.flatMap((resource) =>
    [...resource.methods.values()]
      .sort((a, b) => (a.httpMethod < b.httpMethod ? -1 : 1))
      .map((method) => ({ resource, method: withoutOwnId(method, resource.resource.id) })),
  );
  const mappings = listEntities(definition, 'base-path-mapping').flatMap(({ ids, entity }) =>
    entity.restApiId === apiId
      ? [
          {
            domainName: ids[0] ?? '',
            basePath: entity.basePath,
            ...(entity.stage !== undefined && { stage: entity.stage }),
          },
        ]
      : [],
  );
  const called = [
    ...methods.map(({ method }) => method.methodIntegration?.uri),
    ...[...view.authorizers.values()].map(({ authorizerUri }) => authorizerUri),
  ];
  const names = mappings.map(({ domainName }) => domainName);
  const linkIds = new Set(methods.flatMap(({ method }) => method.methodIntegration?.connectionId ?? []));
  return {
    view,
    resources: resources.filter(({ parent }) => parent !== undefined),
    methods,
    stages: sortedBy(entitiesOf(definition, 'stage', apiId), ({ stageName }) => stageName),
    ...collectSurroundings(definition, { apiId, region: view.api.region ?? region, called, domainNames: names }),
    mappings: sortedBy(mappings, ({ domainName, basePath }) => `${domainName} ${basePath}`),
    vpcLinks: sortedBy(
      [...linkIds].flatMap((id) => findEntity(definition, 'vpc-link', id) ?? []),
      ({ name }) => name,
    ),
    documentationParts: sortedBy(entitiesOf(definition, 'documentation-part', apiId), ({ location }) =>
      stableText(location),
    ),
    documentationVersions: sortedBy(entitiesOf(definition, 'documentation-version', apiId), ({ version }) => version),
    deployedHash: contentHash(stableText(deployedContent(view, methods))),
  };
}

/** The cache's name space is the resource's id unless it is given, and ids are new at every place. */
function withoutOwnId(method: Method, resourceId: string): Method {
  const { methodIntegration: integration } = method;
  if (integration?.cacheNamespace !== resourceId) return method;
  const { cacheNamespace: _, ...rest } = integration;
  return { ...method, methodIntegration: rest };
}

/** Ids are no part of it: they differ from place to place, and say nothing. */
function deployedContent(view: RestApiView, methods: CollectedApi['methods']): unknown {
  const { id: _id, rootResourceId: _root, createdDate: _created, tags: _tags, ...api } = view.api;
  const names = new Map(
    [...view.authorizers.values(), ...view.requestValidators.values()].map((part) => [part.id, part.name]),
  );
  return [
    api,
    [...view.resources.values()].map(({ path }) => path),
    methods.map(({ resource, method }) => [
      resource.path,
      {
        ...method,
        authorizerId: names.get(method.authorizerId ?? ''),
        requestValidatorId: names.get(method.requestValidatorId ?? ''),
      },
    ]),
    ...[view.models, view.authorizers, view.requestValidators, view.gatewayResponses].map((parts) =>
      [...parts.values()]
        .map((part) => ({ ...part, id: undefined }))
        .sort((a, b) => (stableText(a) < stableText(b) ? -1 : 1)),
    ),
  ];
}

function entitiesOf<K extends 'stage' | 'documentation-part' | 'documentation-version'>(
  definition: Definition,
  kind: K,
  apiId: string,
) {
  return listEntities(definition, kind, apiId).map(({ entity }) => entity);
}
