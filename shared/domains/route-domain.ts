// Where a request to a custom domain name goes: routing rules by priority, then mappings, as the routing mode says.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-mode.html
import type { HeaderList } from '../trace/trace';
import { type FindMapping, openFindMapping, pathBehind } from './choose-mapping';
import type { DomainRoutes, MappingRoute } from './domain-routes';
import { matchRule, type RuleMatch } from './match-rule';

export type DomainRoute = LedOnward | LedNowhere;

export interface LedOnward {
  readonly kind: 'api';
  readonly by: 'mapping' | 'rule';
  readonly apiId: string;
  /** Absent: the first segment of `path` names it. */
  readonly stage?: string;
  /** What the API is given; begins with one slash. */
  readonly path: string;
  /** Base path that was matched; undefined: a rule without one. Empty: the mapping for everything else. */
  readonly basePath: string | undefined;
  readonly routingRuleId?: string;
  /** Why, in one sentence. */
  readonly words: string;
}

export interface LedNowhere {
  readonly kind: 'nowhere';
  readonly words: string;
}

/** A rule that was looked at, for whoever wants to know why it did or did not take the request. */
export interface RuleTried extends RuleMatch {
  readonly routingRuleId: string;
  readonly priority: number;
}

/** Prepared once per change. `tried` hears of every rule that is looked at. */
export type RouteDomain = (path: string, headers: HeaderList, tried?: (rule: RuleTried) => void) => DomainRoute;

/** Prepares the way of requests to `domain`. */
export function openRouteDomain(domain: DomainRoutes): RouteDomain {
  const findMapping = openFindMapping(domain.mappings);
  const { routingMode } = domain;
  const hasRules = routingMode !== 'BASE_PATH_MAPPING_ONLY';
  const hasMappings = routingMode !== 'ROUTING_RULE_ONLY';
  return (path, headers, tried) => {
    const byRule = hasRules ? takenByRule(domain, path, headers, tried) : undefined;
    if (byRule !== undefined) return byRule;
    const byMapping = hasMappings ? takenByMapping(domain, findMapping, path) : undefined;
    return byMapping ?? { kind: 'nowhere', words: nowhereWords(domain) };
  };
}

function takenByRule(
  { rules, domainName }: DomainRoutes,
  path: string,
  headers: HeaderList,
  tried: ((rule: RuleTried) => void) | undefined,
): LedOnward | undefined {
  for (const rule of rules) {
    const match = matchRule(rule, path, headers);
    tried?.({ ...match, routingRuleId: rule.id, priority: rule.priority });
    if (!match.matches) continue;
    const [action] = rule.actions;
    if (action === undefined) continue;
    const { apiId, stage, stripBasePath = false } = action.invokeApi;
    const { basePath } = match;
    const why = match.conditions.length === 0 ? 'takes everything' : 'matches';
    return {
      kind: 'api',
      by: 'rule',
      apiId,
      stage,
      path: stripBasePath && basePath !== undefined ? pathBehind(path, basePath) : path,
      basePath,
      routingRuleId: rule.id,
      words: `Routing rule ${rule.id} of ${domainName} (priority ${rule.priority}) ${why}: API ${apiId}, stage ${stage}.`,
    };
  }
  return undefined;
}

function takenByMapping(
  { domainName }: DomainRoutes,
  findMapping: FindMapping<MappingRoute>,
  path: string,
): LedOnward | undefined {
  const mapping = findMapping(path);
  if (mapping === undefined) return undefined;
  const { apiId, stage, path: basePath } = mapping;
  const named = basePath === '' ? 'The mapping (none)' : `Mapping /${basePath}`;
  const where = stage === undefined ? `API ${apiId}; the path names the stage` : `API ${apiId}, stage ${stage}`;
  return {
    kind: 'api',
    by: 'mapping',
    apiId,
    ...(stage !== undefined && { stage }),
    path: pathBehind(path, basePath),
    basePath,
    words: `${named} of ${domainName} takes it: ${where}.`,
  };
}

function nowhereWords({ domainName, routingMode, mappings, rules }: DomainRoutes): string {
  const hasMappings = routingMode !== 'ROUTING_RULE_ONLY';
  const hasRules = routingMode !== 'BASE_PATH_MAPPING_ONLY';
  if (hasRules && hasMappings) return `No routing rule and no mapping of ${domainName} takes the path.`;
  if (hasRules) return `No routing rule of ${domainName} matches; its routing mode leaves mappings out.`;
  if (mappings.length > 0) return `No mapping of ${domainName} takes the path.`;
  const idle = rules.length > 0 ? ' Its routing rules are off: the routing mode says mappings only.' : '';
  return `${domainName} has no mapping.${idle}`;
}
