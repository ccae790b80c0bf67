// Rules of the entities beside the APIs: usage plans, API keys, base path mappings.

import type { BasePathMapping } from '../../companions/domain-name';
import type { ApiKey, UsagePlan } from '../../companions/usage-plan';
import { type Definition, type EntityKey, findEntity, listEntities } from '../../entities';
import type { RuleProblem } from './rule-problem';

export function usagePlanProblems(definition: Definition, plan: UsagePlan): RuleProblem[] {
  const problems: RuleProblem[] = [];
  for (const { apiId, stage } of plan.apiStages ?? []) {
    if (apiId === '' || stage === '') {
      problems.push({ path: ['apiStages'], message: 'Invalid API Stage specified' });
    } else if (!mayBePlanned(definition, apiId, stage)) {
      const message = `Invalid API Stage {api: ${apiId}, stage: ${stage}} specified for usageplan ${plan.id}`;
      problems.push({ path: ['apiStages'], message, code: 'NOT_FOUND' });
    }
  }
  for (const id of plan.keyIds ?? []) {
    if (findEntity(definition, 'api-key', id) !== undefined) continue;
    problems.push({ path: ['keyIds'], message: 'Invalid API Key identifier specified', code: 'NOT_FOUND' });
  }
  return problems;
}

/** AWS documented: plans are for REST APIs and WebSocket APIs. */
function mayBePlanned(definition: Definition, apiId: string, stage: string): boolean {
  if (findEntity(definition, 'stage', apiId, stage) !== undefined) return true;
  const isWebSocket = findEntity(definition, 'v2-api', apiId)?.protocolType === 'WEBSOCKET';
  return isWebSocket && findEntity(definition, 'v2-stage', apiId, stage) !== undefined;
}

export function apiKeyProblems(definition: Definition, key: EntityKey, apiKey: ApiKey): RuleProblem[] {
  const twin = listEntities(definition, 'api-key').find(
    (other) => other.entity.value === apiKey.value && other.key !== key,
  );
  return twin === undefined ? [] : [{ path: ['value'], message: 'API Key already exists', code: 'CONFLICT' }];
}

export function mappingProblems(definition: Definition, domainName: string, mapping: BasePathMapping): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (findEntity(definition, 'domain-name', domainName) === undefined) {
    problems.push({ path: ['basePath'], message: 'Invalid domain name identifier specified', code: 'NOT_FOUND' });
  }
  if (mapping.basePath.includes('/')) {
    const message =
      "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a multi-level base path mapping, use API Gateway V2.";
    problems.push({ path: ['basePath'], message });
  } else if (mapping.basePath !== '(none)' && /[^A-Za-z0-9$\-_.+!*'(),]/.test(mapping.basePath)) {
    // AWS assumed: the words, after those that mappings of the newer version are refused with
    const message = "Base path may contain only letters, numbers and one of $-_.+!*'(), characters.";
    problems.push({ path: ['basePath'], message });
  }
  const others = listEntities(definition, 'api-mapping', domainName).map(({ entity }) => entity.apiId);
  if (others.some((apiId) => findEntity(definition, 'v2-api', apiId)?.protocolType === 'WEBSOCKET')) {
    // AWS documented: such a domain name is not shared. AWS assumed: the wording
    const message = 'Only WEBSOCKET Apis may be mapped to a domain name that has a WEBSOCKET Api, and no other';
    problems.push({ path: ['restApiId'], message });
  }
  const api = findEntity(definition, 'rest-api', mapping.restApiId);
  const isPrivateApi = api?.endpointConfiguration.types[0] === 'PRIVATE';
  const domainType = findEntity(definition, 'domain-name', domainName)?.endpointConfiguration.types[0];
  if (api !== undefined && domainType !== undefined && isPrivateApi !== (domainType === 'PRIVATE')) {
    // AWS documented: private names lead to private APIs, and nothing else does. AWS assumed: the words
    const message = isPrivateApi
      ? 'PRIVATE REST Apis may be mapped to PRIVATE domain names only'
      : 'Only PRIVATE REST Apis may be mapped to a PRIVATE domain name';
    problems.push({ path: ['restApiId'], message });
  }
  if (api === undefined) {
    problems.push({ path: ['restApiId'], message: 'Invalid REST API identifier specified' });
  } else if (
    mapping.stage !== undefined &&
    findEntity(definition, 'stage', mapping.restApiId, mapping.stage) === undefined
  ) {
    problems.push({ path: ['stage'], alsoAt: [['restApiId']], message: 'Invalid stage identifier specified' });
  }
  return problems;
}
