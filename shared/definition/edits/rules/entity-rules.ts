// The rules of each kind of entity that go beyond its shape.
import { type Definition, type Entity, type EntityKey, type EntityOf, parseEntityKey } from '../../entities';
import { namesOfApi } from './api-names';
import { apiKeyProblems, mappingProblems, usagePlanProblems } from './companion-rules';
import { domainNameProblems, vpcEndpointProblems } from './domain-name-rules';
import { methodProblems } from './method-rules';
import {
  authorizerProblems,
  documentationPartProblems,
  gatewayResponseProblems,
  modelProblems,
  requestValidatorProblems,
  restApiProblems,
  stageProblems,
} from './part-rules';
import { routingRuleProblems } from './routing-rule-rules';
import type { RuleProblem } from './rule-problem';
import { v2ApiProblems } from './v2-api-rules';
import { apiMappingProblems } from './v2-domain-rules';
import { v2IntegrationProblems, v2IntegrationResponseProblems } from './v2-integration-rules';
import { v2AuthorizerProblems, v2ModelProblems } from './v2-part-rules';
import { v2RouteProblems, v2RouteResponseProblems } from './v2-route-rules';
import { v2StageProblems } from './v2-stage-rules';

/** Everything in the entity under `key` that API Gateway would refuse, seen in `definition`. */
export function entityProblems(definition: Definition, key: EntityKey, entity: Entity): RuleProblem[] {
  const { kind, ids } = parseEntityKey(key);
  const apiId = ids[0] ?? '';
  switch (kind) {
    case 'rest-api':
      return restApiProblems(entity as EntityOf<'rest-api'>);
    case 'method':
      return methodProblems(entity as EntityOf<'method'>, namesOfApi(definition, apiId));
    case 'model':
      return modelProblems(definition, key, apiId, entity as EntityOf<'model'>);
    case 'authorizer':
      return authorizerProblems(definition, key, apiId, entity as EntityOf<'authorizer'>);
    case 'request-validator':
      return requestValidatorProblems(entity as EntityOf<'request-validator'>);
    case 'gateway-response':
      return gatewayResponseProblems(entity as EntityOf<'gateway-response'>);
    case 'documentation-part':
      return documentationPartProblems(entity as EntityOf<'documentation-part'>);
    case 'stage':
      return stageProblems(definition, apiId, entity as EntityOf<'stage'>);
    case 'usage-plan':
      return usagePlanProblems(definition, entity as EntityOf<'usage-plan'>);
    case 'api-key':
      return apiKeyProblems(definition, key, entity as EntityOf<'api-key'>);
    case 'domain-name':
      return domainNameProblems(definition, entity as EntityOf<'domain-name'>);
    case 'vpc-endpoint':
      return vpcEndpointProblems(entity as EntityOf<'vpc-endpoint'>);
    case 'base-path-mapping':
      return mappingProblems(definition, apiId, entity as EntityOf<'base-path-mapping'>);
    default:
      return v2Problems(definition, key, entity);
  }
}

/** The same for HTTP and WebSocket APIs, and what stands beside them. */
function v2Problems(definition: Definition, key: EntityKey, entity: Entity): RuleProblem[] {
  const { kind, ids } = parseEntityKey(key);
  const owner = ids[0] ?? '';
  switch (kind) {
    case 'v2-api':
      return v2ApiProblems(entity as EntityOf<'v2-api'>);
    case 'v2-route':
      return v2RouteProblems(definition, key, owner, entity as EntityOf<'v2-route'>);
    case 'v2-route-response':
      return v2RouteResponseProblems(definition, key, ids, entity as EntityOf<'v2-route-response'>);
    case 'v2-integration':
      return v2IntegrationProblems(definition, owner, entity as EntityOf<'v2-integration'>);
    case 'v2-integration-response':
      return v2IntegrationResponseProblems(definition, key, ids, entity as EntityOf<'v2-integration-response'>);
    case 'v2-authorizer':
      return v2AuthorizerProblems(definition, owner, entity as EntityOf<'v2-authorizer'>);
    case 'v2-model':
      return v2ModelProblems(definition, key, owner, entity as EntityOf<'v2-model'>);
    case 'v2-stage':
      return v2StageProblems(definition, owner, entity as EntityOf<'v2-stage'>);
    case 'api-mapping':
      return apiMappingProblems(definition, key, owner, entity as EntityOf<'api-mapping'>);
    case 'routing-rule':
      return routingRuleProblems(definition, key, owner, entity as EntityOf<'routing-rule'>);
    default:
      return [];
  }
}
