// Ids that the parts of an HTTP API have already: a document that is read again gives them to the same things.
import { isMembers } from '../../definition/edits/member-path';
import { type Definition, listEntities } from '../../definition/entities';
import { own } from '../../definition/records';
import type { Members } from '../import/import-context';
import { routeVerbs } from './route-verbs';
import { sharedName } from './shared-integration-name';

export interface KnownHttpIds {
  /** By the key of the route. */
  route(routeKey: string): string | undefined;
  /** By the name of the scheme. */
  authorizer(name: string): string | undefined;
  /** Of the integration that the route calls. */
  integration(routeKey: string): string | undefined;
  /** Of an integration that several operations refer to, or none: then it is known by what it calls. */
  sharedIntegration(name: string, uri: string | undefined): string | undefined;
}

/** Knows nothing: everything is new. */
export const noKnownIds: KnownHttpIds = {
  route: () => undefined,
  authorizer: () => undefined,
  integration: () => undefined,
  sharedIntegration: () => undefined,
};

/** What `definition` knows of API `apiId`; `document` is the one that is read. */
export function knownHttpIds(definition: Definition, apiId: string, document: Members): KnownHttpIds {
  const routes = new Map(listEntities(definition, 'v2-route', apiId).map(({ entity }) => [entity.routeKey, entity]));
  const ofRoute = (routeKey: string) => routes.get(routeKey)?.target?.replace(/^integrations\//, '');
  const authorizers = new Map(
    listEntities(definition, 'v2-authorizer', apiId).map(({ entity }) => [entity.name, entity.id]),
  );
  const integrations = new Map(
    listEntities(definition, 'v2-integration', apiId).map(({ entity }) => [entity.id, entity]),
  );
  const called = new Set([...routes.keys()].map((routeKey) => ofRoute(routeKey)));
  const shared = sharedRoutes(document);
  return {
    route: (routeKey) => routes.get(routeKey)?.id,
    authorizer: (name) => authorizers.get(name),
    integration: ofRoute,
    sharedIntegration(name, uri) {
      // an export names it by its id
      const id = /^(?:unusedI|i)ntegration_([a-z0-9]+)$/.exec(name)?.[1];
      if (id !== undefined && integrations.has(id)) return id;
      const referring = shared.get(name);
      if (referring !== undefined) return referring.map(ofRoute).find((known) => known !== undefined);
      return [...integrations.values()].find((one) => !called.has(one.id) && one.integrationUri === uri)?.id;
    },
  };
}

/** The keys of the routes that refer to each shared integration, for documents whose base path is ignored. */
function sharedRoutes(document: Members): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const paths = own(document, 'paths');
  for (const [path, item] of Object.entries(isMembers(paths) ? paths : {})) {
    if (!isMembers(item)) continue;
    for (const [verb, method] of routeVerbs) {
      const operation = own(item, verb);
      const integration = isMembers(operation) ? own(operation, 'x-amazon-apigateway-integration') : undefined;
      const name = sharedName(integration);
      if (name === undefined) continue;
      const routeKey = path === '/$default' ? '$default' : `${method} ${path}`;
      found.set(name, [...(found.get(name) ?? []), routeKey]);
    }
  }
  return found;
}
