// Messages to begin with: one for each route of a WebSocket API, and what was sent before.
import type { V2ApiView } from '../../shared/definition/v2/v2-view';

const keptMessages = 8;

/** `{"action":"join"}` for each route, where the route selection expression reads a member of the body. */
export function exampleMessages({ api, routes }: V2ApiView): readonly string[] {
  const member = /^\$\{?request\.body\.([A-Za-z0-9_.]+)\}?$/.exec(api.routeSelectionExpression)?.[1];
  if (member === undefined) return [];
  return routes
    .map(({ routeKey }) => routeKey)
    .filter((routeKey) => !routeKey.startsWith('$'))
    .map((routeKey) =>
      JSON.stringify(member.split('.').reduceRight<unknown>((value, name) => ({ [name]: value }), routeKey)),
    );
}

/** The newest first, each once. */
export function withSent(before: readonly string[], body: string): readonly string[] {
  return [body, ...before.filter((text) => text !== body)].slice(0, keptMessages);
}
