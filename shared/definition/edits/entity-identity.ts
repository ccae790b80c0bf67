// Which ids the key of an entity is made of. The last one is the name the entity carries itself.
import { type Entity, type EntityKey, type EntityKind, type EntityOf, entityKey, parseEntityKey } from '../entities';
import { refuse } from './edit';

/** Ids of the key per kind, for example `method:apiId/resourceId/httpMethod`. */
export const keyIds: Readonly<Record<EntityKind, readonly string[]>> = {
  'rest-api': ['apiId'],
  resource: ['apiId', 'resourceId'],
  method: ['apiId', 'resourceId', 'httpMethod'],
  model: ['apiId', 'modelName'],
  authorizer: ['apiId', 'authorizerId'],
  'request-validator': ['apiId', 'requestValidatorId'],
  'gateway-response': ['apiId', 'responseType'],
  'documentation-part': ['apiId', 'documentationPartId'],
  'documentation-version': ['apiId', 'version'],
  stage: ['apiId', 'stageName'],
  'v2-api': ['apiId'],
  'v2-route': ['apiId', 'routeId'],
  'v2-route-response': ['apiId', 'routeId', 'routeResponseId'],
  'v2-integration': ['apiId', 'integrationId'],
  'v2-integration-response': ['apiId', 'integrationId', 'integrationResponseId'],
  'v2-authorizer': ['apiId', 'authorizerId'],
  'v2-model': ['apiId', 'modelId'],
  'v2-stage': ['apiId', 'stageName'],
  'api-mapping': ['domainName', 'apiMappingId'],
  'routing-rule': ['domainName', 'routingRuleId'],
  'v2-vpc-link': ['vpcLinkId'],
  'usage-plan': ['usagePlanId'],
  'api-key': ['apiKeyId'],
  'domain-name': ['domainName'],
  'base-path-mapping': ['domainName', 'basePath'],
  'access-association': ['domainNameAccessAssociationArn'],
  'vpc-endpoint': ['vpcEndpointId'],
  'vpc-link': ['vpcLinkId'],
  'client-certificate': ['clientCertificateId'],
  certificate: ['certificateId'],
  'web-acl': ['Id'],
  'ip-set': ['Id'],
  'regex-pattern-set': ['Id'],
  'waf-rule-group': ['Id'],
  account: [],
  'http-backend': ['name'],
  function: ['functionName'],
  'service-endpoint': ['service'],
  'load-balancer': ['name'],
  'test-suite': ['id'],
  'iam-user': ['userName'],
  'iam-access-key': ['accessKeyId'],
  'iam-role': ['roleName'],
  'iam-policy': ['policyName'],
  'user-pool': ['userPoolId'],
  'user-pool-client': ['clientId'],
  'user-pool-user': ['sub'],
  persona: ['name'],
};

/** The key of `model`; models go by name, as in the management API. */
export function modelKey(apiId: string, name: string): EntityKey {
  return entityKey('model', apiId, name);
}

/** Refuses an entity that stands under a key of another one. */
export function checkIdentity(key: EntityKey, entity: Entity): void {
  const { kind, ids } = parseEntityKey(key);
  const wanted = keyIds[kind];
  if (ids.length !== wanted.length || ids.some((id) => id === '')) {
    refuse('INVALID_ARGUMENT', `The key of a ${kind} is ${kind}:${wanted.join('/')}.`, 'key');
  }
  const own = ownNames(kind, entity);
  if (own.length > 0 && !own.includes(ids[ids.length - 1] ?? '')) {
    refuse('INVALID_DEFINITION', `The key says ${ids[ids.length - 1]}, the entity says ${own[0]}.`, ownField[kind]);
  }
}

/** The field that names an entity within its key; empty for the account, of which there is one only. */
export const ownField: Readonly<Record<EntityKind, string>> = {
  'rest-api': 'id',
  resource: 'id',
  method: 'httpMethod',
  model: 'name',
  authorizer: 'id',
  'request-validator': 'id',
  'gateway-response': 'responseType',
  'documentation-part': 'id',
  'documentation-version': 'version',
  stage: 'stageName',
  'v2-api': 'id',
  'v2-route': 'id',
  'v2-route-response': 'id',
  'v2-integration': 'id',
  'v2-integration-response': 'id',
  'v2-authorizer': 'id',
  'v2-model': 'id',
  'v2-stage': 'stageName',
  'api-mapping': 'id',
  'routing-rule': 'id',
  'v2-vpc-link': 'id',
  'usage-plan': 'id',
  'api-key': 'id',
  'domain-name': 'domainName',
  'base-path-mapping': 'basePath',
  'access-association': 'domainNameAccessAssociationArn',
  'vpc-endpoint': 'vpcEndpointId',
  'vpc-link': 'id',
  'client-certificate': 'clientCertificateId',
  certificate: 'certificateId',
  'web-acl': 'Id',
  'ip-set': 'Id',
  'regex-pattern-set': 'Id',
  'waf-rule-group': 'Id',
  account: '',
  'http-backend': 'name',
  function: 'functionName',
  'service-endpoint': 'service',
  'load-balancer': 'name',
  'test-suite': 'id',
  'iam-user': 'userName',
  'iam-access-key': 'accessKeyId',
  'iam-role': 'roleName',
  'iam-policy': 'policyName',
  'user-pool': 'id',
  'user-pool-client': 'clientId',
  'user-pool-user': 'sub',
  persona: 'name',
};

function ownNames(kind: EntityKind, entity: Entity): readonly string[] {
  // A model that came from elsewhere may stand under its id: both name it.
  if (kind === 'model') return [(entity as EntityOf<'model'>).name, (entity as EntityOf<'model'>).id];
  const value = (entity as Readonly<Record<string, unknown>>)[ownField[kind]];
  return typeof value === 'string' ? [value] : [];
}
