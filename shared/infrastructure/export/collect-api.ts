// Everything of an API that a template makes, in a fixed order: what belongs to it, and what it needs beside it.
import { StudioError } from '../../contract/errors';
import { type ResourceView, type RestApiView, viewRestApi } from '../../definition/api-view';
import type { DomainName } from '../../definition/companions/domain-name';
import type { LambdaFunction } from '../../definition/companions/function';
import type { ApiKey, UsagePlan } from '../../definition/companions/usage-plan';
import type { VpcLink } from '../../definition/companions/vpc-link';
import { type Definition, findEntity, listEntities } from '../../definition/entities';
import { functionNameInUri } from '../../definition/function-uri';
import type { DocumentationPart, DocumentationVersion } from '../../definition/rest/documentation';
import type { Method } from '../../definition/rest/method';
import type { Stage } from '../../definition/rest/stage';
import { createLossList, type LossList } from '../../openapi/import/losses';
import { contentHash, stableText } from './content-hash';
import type { TextPlace } from './text-parts';

export interface CollectedApi {
  readonly view: RestApiView;
  /** Parents before their children, without the root. */
  readonly resources: readonly ResourceView[];
  readonly methods: readonly { readonly resource: ResourceView; readonly method: Method }[];
  readonly stages: readonly Stage[];
  readonly plans: readonly UsagePlan[];
  readonly keys: readonly ApiKey[];
  readonly domains: readonly DomainName[];
  readonly mappings: readonly { readonly domainName: string; readonly basePath: string; readonly stage?: string }[];
  readonly vpcLinks: readonly VpcLink[];
  readonly functions: readonly LambdaFunction[];
  readonly documentationParts: readonly DocumentationPart[];
  readonly documentationVersions: readonly DocumentationVersion[];
  readonly place: TextPlace;
  /** Names what a deployment freezes: it changes when that does. */
  readonly deployedHash: string;
  readonly losses: LossList;
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
  const plans = sortedBy(
    listEntities(definition, 'usage-plan').flatMap(({ entity }) =>
      entity.apiStages?.some((stage) => stage.apiId === apiId) ? [entity] : [],
    ),
    ({ name }) => name,
  );
  const keyIds = [...new Set(plans.flatMap((plan) => plan.keyIds ?? []))];
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
  const losses = createLossList();
  const functions = functionsOf(definition, view, methods, losses);
  const place = {
    apiId,
    region: view.api.region ?? region,
    accountId: findEntity(definition, 'account')?.accountId ?? '000000000000',
    functionNames: new Set(functions.map(({ functionName }) => functionName)),
  };
  const linkIds = new Set(methods.flatMap(({ method }) => method.methodIntegration?.connectionId ?? []));
  return {
    view,
    resources: resources.filter(({ parent }) => parent !== undefined),
    methods,
    stages: sortedBy(entitiesOf(definition, 'stage', apiId), ({ stageName }) => stageName),
    plans,
    keys: sortedBy(
      keyIds.flatMap((id) => findEntity(definition, 'api-key', id) ?? []),
      ({ name, id }) => name ?? id,
    ),
    domains: sortedBy(
      [...new Set(mappings.map(({ domainName }) => domainName))].flatMap((name) => {
        return findEntity(definition, 'domain-name', name) ?? [];
      }),
      ({ domainName }) => domainName,
    ),
    mappings: sortedBy(mappings, ({ domainName, basePath }) => `${domainName} ${basePath}`),
    vpcLinks: sortedBy(
      [...linkIds].flatMap((id) => findEntity(definition, 'vpc-link', id) ?? []),
      ({ name }) => name,
    ),
    functions,
    documentationParts: sortedBy(entitiesOf(definition, 'documentation-part', apiId), ({ location }) =>
      stableText(location),
    ),
    documentationVersions: sortedBy(entitiesOf(definition, 'documentation-version', apiId), ({ version }) => version),
    place,
    deployedHash: contentHash(stableText(deployedContent(view, methods))),
    losses,
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

/** The functions that integrations and authorizers call, as far as the workspace knows them. */
function functionsOf(
  definition: Definition,
  view: RestApiView,
  methods: CollectedApi['methods'],
  losses: LossList,
): readonly LambdaFunction[] {
  const uris = [
    ...methods.map(({ method }) => method.methodIntegration?.uri),
    ...[...view.authorizers.values()].map(({ authorizerUri }) => authorizerUri),
  ];
  const names = new Set(uris.flatMap((uri) => (uri === undefined ? [] : (functionNameInUri(uri) ?? []))));
  const known = [...names].flatMap((name) => findEntity(definition, 'function', name) ?? []);
  for (const { functionName, mode } of known) {
    if (mode === 'LOCAL') continue;
    losses.warn(
      `functions.${functionName}`,
      `The function has no code here (its mode is ${mode}) and is not exported.`,
    );
  }
  return sortedBy(
    known.filter(({ mode }) => mode === 'LOCAL'),
    ({ functionName }) => functionName,
  );
}

function entitiesOf<K extends 'stage' | 'documentation-part' | 'documentation-version'>(
  definition: Definition,
  kind: K,
  apiId: string,
) {
  return listEntities(definition, kind, apiId).map(({ entity }) => entity);
}

function sortedBy<T>(items: readonly T[], textOf: (item: T) => string): readonly T[] {
  return [...items].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}
