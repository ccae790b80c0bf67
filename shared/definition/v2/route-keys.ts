// The route keys of one HTTP API: which are taken, and which name a variable otherwise than another at the same level.
import type { EntityKey } from '../entities';
import { parseHttpRouteKey } from './route-key';

export interface RouteKeys {
  /** True where another route has the key. */
  isTaken(key: EntityKey, routeKey: string): boolean;
  /** The key of another route of the same method that names a variable at the same level differently. */
  rivalOf(key: EntityKey, routeKey: string): string | undefined;
}

interface NamedVariable {
  readonly key: EntityKey;
  readonly name: string;
  readonly routeKey: string;
}

/** Collects the keys; one pass over the routes. */
export function openRouteKeys(routes: Iterable<{ readonly key: EntityKey; readonly routeKey: string }>): RouteKeys {
  const owners = new Map<string, EntityKey[]>();
  const variables = new Map<string, NamedVariable[]>();
  for (const { key, routeKey } of routes) {
    owners.set(routeKey, [...(owners.get(routeKey) ?? []), key]);
    for (const { place, name } of variablesIn(routeKey)) {
      const there = variables.get(place) ?? [];
      // two names at a place are enough to find a rival of any third
      if (there.length < 3 && !there.some((one) => one.name === name)) there.push({ key, name, routeKey });
      variables.set(place, there);
    }
  }
  return {
    isTaken: (key, routeKey) => owners.get(routeKey)?.some((owner) => owner !== key) === true,
    rivalOf(key, routeKey) {
      for (const { place, name } of variablesIn(routeKey)) {
        const rival = variables.get(place)?.find((one) => one.key !== key && one.name !== name);
        if (rival !== undefined) return rival.routeKey;
      }
      return undefined;
    },
  };
}

/** The variables of a key, each with the method and path before it. */
function variablesIn(routeKey: string): { readonly place: string; readonly name: string }[] {
  const parsed = parseHttpRouteKey(routeKey);
  if (typeof parsed === 'string') return [];
  let before: string = parsed.method;
  const found: { place: string; name: string }[] = [];
  for (const segment of parsed.segments) {
    if (segment.kind !== 'literal') found.push({ place: `${before}/{${segment.kind}}`, name: segment.name });
    before += segment.kind === 'literal' ? `/${segment.text}` : `/{${segment.name}}`;
  }
  return found;
}
