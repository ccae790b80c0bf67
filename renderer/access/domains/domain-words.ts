// How domain names, mappings and routing rules are named in lists.
import type { RoutingRule } from '../../../shared/definition/companions/v2-companions';
import type { MappingRoute } from '../../../shared/domains/domain-routes';
import { withoutSlashes } from '../../../shared/domains/domain-routes';

export const endpointTypes = [
  { value: 'REGIONAL', label: 'Regional' },
  { value: 'EDGE', label: 'Edge-optimized' },
  { value: 'PRIVATE', label: 'Private' },
] as const;

export const routingModes = [
  { value: 'BASE_PATH_MAPPING_ONLY', label: 'API mappings only' },
  { value: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING', label: 'Routing rules, then API mappings' },
  { value: 'ROUTING_RULE_ONLY', label: 'Routing rules only' },
] as const;

/** `/v1` or `(none)`. */
export function pathWords({ path }: Pick<MappingRoute, 'path'>): string {
  return path === '' ? '(none)' : `/${path}`;
}

/** `x-version: beta*` and `/orders`; one text a condition. */
export function conditionWords({ conditions }: Pick<RoutingRule, 'conditions'>): readonly string[] {
  return conditions.flatMap(({ matchHeaders, matchBasePaths }) => [
    ...either(matchHeaders?.anyOf.map(({ header, valueGlob }) => `${header}: ${valueGlob}`)),
    ...either(matchBasePaths?.anyOf.map((path) => `/${withoutSlashes(path)}`)),
  ]);
}

/** Why `text` is no domain name; undefined where it is one. */
export function domainNameProblem(text: string): string | undefined {
  if (text === '') return 'It needs a name';
  if (!/^(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+[A-Za-z0-9-]+$/.test(text)) {
    return 'A domain name looks like api.example.com or *.example.com';
  }
  return undefined;
}

/** What there is to try first: the path of the first rule or mapping. */
export function firstPath(mappings: readonly MappingRoute[]): string {
  const longest = [...mappings].sort((a, b) => b.path.length - a.path.length)[0];
  return longest === undefined || longest.path === '' ? '/' : `/${longest.path}/`;
}

/** A host that a name covers: a wildcard stands for one label. */
export function sampleHost(domainName: string): string {
  return domainName.replace(/^\*/, 'www');
}

/** A condition holds when any of its values does. */
function either(words: readonly string[] | undefined): readonly string[] {
  return words === undefined ? [] : [words.join(' or ')];
}
