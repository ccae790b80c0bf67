// Rules of API mappings of custom domain names.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname-apimappings.html
import { findApi, findStage } from '../../any-api';
import { isEnhancedPolicy, usualPolicy } from '../../companions/security-policy';
import type { ApiMapping } from '../../companions/v2-companions';
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
  const keyProblem = mappingKeyProblem(apiMappingKey);
  if (keyProblem !== undefined) {
    problems.push({ path: ['apiMappingKey'], message: keyProblem });
  } else if (isWebSocket && apiMappingKey.includes('/')) {
    // AWS documented: one level for WebSocket APIs. AWS assumed: the wording
    const message = 'ApiMapping keys of WEBSOCKET Apis have a single level';
    problems.push({ path: ['apiMappingKey'], alsoAt: [['apiId']], message });
  }
  problems.push(...levelProblems(definition, domainName, mapping));
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

/** AWS recorded: public reports of 2026 measured the checks of a key and their words. */
function mappingKeyProblem(key: string): string | undefined {
  if (key.endsWith('/')) return "API mapping key should not end with a '/'.";
  if (key.startsWith('/') || key.includes('//')) {
    return "API mapping key should not start with a '/' or have consecutive '/'s.";
  }
  if (/[^A-Za-z0-9$\-_.+!*'(),/]/.test(key)) {
    return "An ApiMapping key may contain only letters, numbers and one of $-_.+!*'(),";
  }
  return undefined;
}

/** AWS documented: HTTP APIs, and keys of several levels, are for regional names of TLS 1.2. AWS assumed: the words. */
function levelProblems(definition: Definition, domainName: string, { apiId, apiMappingKey = '' }: ApiMapping) {
  const domain = findEntity(definition, 'domain-name', domainName);
  if (domain === undefined) return [];
  const isHttp = findEntity(definition, 'v2-api', apiId)?.protocolType === 'HTTP';
  const hasLevels = apiMappingKey.includes('/');
  if (!isHttp && !hasLevels) return [];
  const what = isHttp ? 'HTTP Apis' : 'ApiMapping keys with several levels';
  const place = { path: ['apiMappingKey'], alsoAt: [['apiId']] };
  const { securityPolicy = usualPolicy, endpointConfiguration } = domain;
  if (endpointConfiguration.types[0] === 'EDGE') {
    return [{ ...place, message: `${what} are supported for REGIONAL domain names only` }];
  }
  if (securityPolicy === usualPolicy || (!isHttp && isEnhancedPolicy(securityPolicy))) return [];
  return [{ ...place, message: `${what} are not supported with security policy ${securityPolicy}` }];
}

/** What is wrong with the API and stage that a mapping or rule leads to. */
export function placeProblems(
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
