// Entities as the wire shows them: what is absent stays absent, as recorded of the real service.
import type { ResourceView } from '../../../shared/definition/api-view';
import type { Placed } from '../../../shared/definition/place';
import type { Integration } from '../../../shared/definition/rest/integration';
import type { Method } from '../../../shared/definition/rest/method';
import type { RestApi } from '../../../shared/definition/rest/rest-api';
import type { Stage } from '../../../shared/definition/rest/stage';

/** A RestApi. `tags` is `{}` on get and update, absent on create and in lists while there are none. */
export function restApiShape(api: RestApi, form: 'single' | 'created or listed'): object {
  const { policy, tags, binaryMediaTypes, source: _source, ...rest } = api;
  const shape = {
    ...rest,
    ...(binaryMediaTypes !== undefined && binaryMediaTypes.length > 0 && { binaryMediaTypes }),
    ...(policy !== undefined && { policy: escapePolicy(policy) }),
  };
  return withTags(shape, tags, form);
}

// AWS recorded: the policy member is the document with its quotes and slashes escaped once more
function escapePolicy(policy: string): string {
  return JSON.stringify(policy).slice(1, -1).replaceAll('/', '\\/');
}

/** A Resource; without `embed=methods` each method is an empty object. */
export function resourceShape(view: ResourceView, withMethods: boolean): object {
  const { id, parentId, pathPart } = view.resource;
  const methods = [...view.methods].map(([verb, method]) => [verb, withMethods ? methodShape(view, method) : {}]);
  return {
    id,
    ...(parentId !== undefined && { parentId }),
    ...(pathPart !== undefined && { pathPart }),
    path: view.path,
    ...(methods.length > 0 && { resourceMethods: Object.fromEntries(methods) }),
  };
}

/** A Method with its integration. */
export function methodShape(view: ResourceView, method: Method): object {
  const { methodIntegration, ...rest } = method;
  return {
    ...rest,
    ...(methodIntegration !== undefined && {
      methodIntegration: integrationShape(view.resource.id, methodIntegration),
    }),
  };
}

/** An Integration: cacheNamespace defaults to the resource id, connectionType shows for HTTP kinds or VPC links. */
export function integrationShape(resourceId: string, integration: Integration): object {
  const { connectionType, ...rest } = integration;
  const isHttp = integration.type === 'HTTP' || integration.type === 'HTTP_PROXY';
  const shown = connectionType ?? (isHttp ? 'INTERNET' : undefined);
  return {
    ...rest,
    cacheNamespace: integration.cacheNamespace ?? resourceId,
    ...(shown !== undefined && (isHttp || shown === 'VPC_LINK') && { connectionType: shown }),
  };
}

/** A Stage with the deployment it points to. Gatehouse's own members stay inside. */
export function stageShape(stage: Stage, deploymentId: string | undefined): object {
  const { autoDeploy: _autoDeploy, port: _port, methodSettings, cacheClusterEnabled, tags, ...rest } = stage;
  return {
    ...rest,
    ...(deploymentId !== undefined && { deploymentId }),
    methodSettings: methodSettings ?? {},
    cacheClusterEnabled,
    cacheClusterStatus: cacheClusterEnabled ? 'AVAILABLE' : 'NOT_AVAILABLE',
    ...(tags !== undefined && Object.keys(tags).length > 0 && { tags }),
  };
}

/** `shape` with its tags: `{}` on get and update, absent on create and in lists while there are none (recorded). */
export function withTags(
  shape: object,
  tags: Readonly<Record<string, string>> | undefined,
  form: 'single' | 'created or listed',
): object {
  const hasTags = tags !== undefined && Object.keys(tags).length > 0;
  const { region: _, accountId: _account, ...shown } = shape as Placed;
  return { ...shown, ...((hasTags || form === 'single') && { tags: tags ?? {} }) };
}

/**
 * A page of a v1 collection: the list stands under `item`, the next page's start under `position`.
 * AWS recorded: a limit of zero or less gives an empty list and no error
 */
export function page<T>(items: readonly T[], query: URLSearchParams, shape: (item: T) => object): object {
  const { items: shown, position } = pageOf(items, query);
  return { item: shown.map(shape), ...(position !== undefined && { position }) };
}

/** The items of one page, and where the next begins. */
export function pageOf<T>(
  items: readonly T[],
  query: URLSearchParams,
): { readonly items: readonly T[]; readonly position?: string } {
  const asked = query.get('limit');
  const limit = asked === null ? 25 : Math.min(Math.max(Math.trunc(Number(asked)) || 0, 0), 500);
  const start = readPosition(query.get('position'));
  const next = start + limit;
  return {
    items: items.slice(start, next),
    ...(limit > 0 && next < items.length && { position: writePosition(next) }),
  };
}

// Positions are opaque to clients; they echo them.
function writePosition(start: number): string {
  return Buffer.from(String(start)).toString('base64');
}

function readPosition(position: string | null): number {
  if (position === null) return 0;
  const start = Number(Buffer.from(position, 'base64').toString('latin1'));
  return Number.isInteger(start) && start > 0 ? start : 0;
}
