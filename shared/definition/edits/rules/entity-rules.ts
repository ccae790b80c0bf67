// The rules of each kind of entity that go beyond its shape.
import { type Definition, type Entity, type EntityKey, type EntityOf, parseEntityKey } from '../../entities';
import { namesOfApi } from './api-names';
import { apiKeyProblems, mappingProblems, usagePlanProblems } from './companion-rules';
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
import type { RuleProblem } from './rule-problem';

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
      return stageProblems(definition, entity as EntityOf<'stage'>);
    case 'usage-plan':
      return usagePlanProblems(definition, entity as EntityOf<'usage-plan'>);
    case 'api-key':
      return apiKeyProblems(definition, key, entity as EntityOf<'api-key'>);
    case 'base-path-mapping':
      return mappingProblems(definition, apiId, entity as EntityOf<'base-path-mapping'>);
    default:
      return [];
  }
}
