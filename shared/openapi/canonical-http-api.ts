// An HTTP API without its ids, for comparing two of them: what belongs together is named by key, name or content.
import type { Definition } from '../definition/entities';
import { integrationOf, viewV2Api } from '../definition/v2/v2-view';

/** Everything of an HTTP API that a document can carry, in a fixed order; how many routes share an integration too. */
export function canonicalHttpApi(definition: Definition, apiId: string): unknown {
  const view = viewV2Api(definition, apiId);
  if (view === undefined) return undefined;
  const { id: _, importInfo: _info, warnings: _warnings, ...api } = view.api;
  const used = new Set(view.routes.map(({ target }) => target));
  return {
    api,
    routes: view.routes.map(({ id: _id, target, authorizerId, ...route }) => {
      const integration = integrationOf(view, { id: '', target, ...route });
      return {
        ...route,
        authorizer: view.authorizers.get(authorizerId ?? '')?.name,
        integration: integration && withoutId(integration),
        sharedBy: view.routes.filter((other) => target !== undefined && other.target === target).length,
      };
    }),
    unused: [...view.integrations.values()].filter(({ id }) => !used.has(`integrations/${id}`)).map(withoutId),
    authorizers: [...view.authorizers.values()].map(withoutId).sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function withoutId<T extends { readonly id: string }>({ id: _id, ...rest }: T) {
  return rest;
}
