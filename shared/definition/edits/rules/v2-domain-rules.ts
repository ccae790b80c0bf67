// Rules of API mappings and routing rules of custom domain names.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname-apimappings.html
import { findApi, findStage } from '../../any-api';
import type { ApiMapping, RoutingRule } from '../../companions/v2-companions';
import { type Definition, type EntityKey, findEntity, listEntities } from '../../entities';
import type { RuleProblem } from './rule-problem';

/** What is wrong with a mapping of `domainName`. */
export function apiMappingProblems(
  definition: Definition,
  key: EntityKey,
  domainName: string,
  mapping: ApiMapping,
): RuleProblem[] {
  const { apiId, stage, apiMappingKey = '' } = mapping;
  const isWebSocket = findEntity(definition, 'v2-api', apiId)?.protocolType === 'WEBSOCKET';
  const problems: RuleProblem[] = [...placeProblems(definition, { apiId, stage }, ['apiId'], ['stage'])];
  if (!/^[A-Za-z0-9$\-_.+!*'()/]*$/.test(apiMappingKey) || /^\/|\/\/|\/$/.test(apiMappingKey)) {
    // AWS documented: public bug reports quote it; several levels are allowed since
    const message = "An ApiMapping key may contain only letters, numbers and one of $-_.+!*'(),";
    problems.push({ path: ['apiMappingKey'], message });
  } else if (isWebSocket && apiMappingKey.includes('/')) {
    // AWS documented: one level for WebSocket APIs. AWS assumed: the wording
    const message = 'ApiMapping keys of WEBSOCKET Apis have a single level';
    problems.push({ path: ['apiMappingKey'], alsoAt: [['apiId']], message });
  }
  const others = listEntities(definition, 'api-mapping', domainName).filter((other) => other.key !== key);
  if (others.some(({ entity }) => (entity.apiMappingKey ?? '') === apiMappingKey)) {
    const message = 'ApiMapping key already exists for this domain name';
    problems.push({ path: ['apiMappingKey'], message, code: 'CONFLICT' });
  }
  const isMixed = others.some(
    ({ entity }) => (findEntity(definition, 'v2-api', entity.apiId)?.protocolType === 'WEBSOCKET') !== isWebSocket,
  );
  const hasRest = isWebSocket && listEntities(definition, 'base-path-mapping', domainName).length > 0;
  if (isMixed || hasRest) {
    // AWS documented: such a domain name is not shared. AWS assumed: the wording
    const message = 'Only WEBSOCKET Apis may be mapped to a domain name that has a WEBSOCKET Api';
    problems.push({ path: ['apiId'], message: isWebSocket ? message : `${message}, and no other` });
  }
  return problems;
}

/** What is wrong with a routing rule of `domainName`. */
export function routingRuleProblems(
  definition: Definition,
  key: EntityKey,
  domainName: string,
  rule: RoutingRule,
): RuleProblem[] {
  const problems: RuleProblem[] = rule.actions.flatMap(({ invokeApi }) =>
    placeProblems(definition, invokeApi, ['actions'], ['actions']),
  );
  const twin = listEntities(definition, 'routing-rule', domainName).find(
    (other) => other.key !== key && other.entity.priority === rule.priority,
  );
  if (twin !== undefined) {
    // AWS assumed: the wording
    const message = `A routing rule with priority ${rule.priority} already exists for this domain name`;
    problems.push({ path: ['priority'], message, code: 'CONFLICT' });
  }
  return problems;
}

function placeProblems(
  definition: Definition,
  { apiId, stage }: { readonly apiId: string; readonly stage: string },
  apiPath: readonly string[],
  stagePath: readonly string[],
): RuleProblem[] {
  if (findApi(definition, apiId) === undefined) {
    return [{ path: apiPath, message: `Invalid API identifier specified ${apiId}` }];
  }
  if (findStage(definition, apiId, stage) !== undefined) return [];
  // AWS documented: public bug reports quote it
  return [{ path: stagePath, alsoAt: [apiPath], message: 'Invalid stage identifier specified' }];
}
