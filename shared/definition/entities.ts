// The definition as a flat map of entities: one entity is one file on disk, one unit of undo, one unit of change.
import type { z } from 'zod';
import { ipSetSchema, regexPatternSetSchema, ruleGroupSchema, webAclSchema } from '../waf/web-acl';
import { certificateSchema } from './companions/certificate';
import { accessAssociationSchema, basePathMappingSchema, domainNameSchema } from './companions/domain-name';
import { lambdaFunctionSchema } from './companions/function';
import { httpBackendSchema } from './companions/http-backend';
import { iamAccessKeySchema, iamPolicySchema, iamRoleSchema, iamUserSchema } from './companions/iam';
import { loadBalancerSchema } from './companions/load-balancer';
import { personaSchema } from './companions/persona';
import { serviceEndpointSchema } from './companions/service-endpoint';
import { testSuiteSchema } from './companions/test-suite';
import { apiKeySchema, usagePlanSchema } from './companions/usage-plan';
import { userPoolClientSchema, userPoolSchema, userPoolUserSchema } from './companions/user-pool';
import { apiMappingSchema, routingRuleSchema, v2VpcLinkSchema } from './companions/v2-companions';
import { vpcEndpointSchema } from './companions/vpc-endpoint';
import { accountSchema, clientCertificateSchema, vpcLinkSchema } from './companions/vpc-link';
import { authorizerSchema } from './rest/authorizer';
import { documentationPartSchema, documentationVersionSchema } from './rest/documentation';
import { gatewayResponseSchema } from './rest/gateway-response';
import { methodSchema } from './rest/method';
import { modelSchema } from './rest/model';
import { requestValidatorSchema } from './rest/request-validator';
import { resourceSchema } from './rest/resource';
import { restApiSchema } from './rest/rest-api';
import { stageSchema } from './rest/stage';
import { v2ApiSchema } from './v2/api';
import { v2AuthorizerSchema, v2ModelSchema } from './v2/authorizer';
import { v2IntegrationResponseSchema, v2IntegrationSchema } from './v2/integration';
import { v2RouteResponseSchema, v2RouteSchema } from './v2/route';
import { v2StageSchema } from './v2/stage';

/** Every kind of entity with the check its value must pass. */
export const entitySchemas = {
  'rest-api': restApiSchema,
  resource: resourceSchema,
  method: methodSchema,
  model: modelSchema,
  authorizer: authorizerSchema,
  'request-validator': requestValidatorSchema,
  'gateway-response': gatewayResponseSchema,
  'documentation-part': documentationPartSchema,
  'documentation-version': documentationVersionSchema,
  stage: stageSchema,
  'v2-api': v2ApiSchema,
  'v2-route': v2RouteSchema,
  'v2-route-response': v2RouteResponseSchema,
  'v2-integration': v2IntegrationSchema,
  'v2-integration-response': v2IntegrationResponseSchema,
  'v2-authorizer': v2AuthorizerSchema,
  'v2-model': v2ModelSchema,
  'v2-stage': v2StageSchema,
  'usage-plan': usagePlanSchema,
  'api-key': apiKeySchema,
  'domain-name': domainNameSchema,
  'base-path-mapping': basePathMappingSchema,
  'access-association': accessAssociationSchema,
  'api-mapping': apiMappingSchema,
  'routing-rule': routingRuleSchema,
  'vpc-endpoint': vpcEndpointSchema,
  'vpc-link': vpcLinkSchema,
  'v2-vpc-link': v2VpcLinkSchema,
  'client-certificate': clientCertificateSchema,
  certificate: certificateSchema,
  'web-acl': webAclSchema,
  'ip-set': ipSetSchema,
  'regex-pattern-set': regexPatternSetSchema,
  'waf-rule-group': ruleGroupSchema,
  account: accountSchema,
  'http-backend': httpBackendSchema,
  function: lambdaFunctionSchema,
  'service-endpoint': serviceEndpointSchema,
  'load-balancer': loadBalancerSchema,
  'test-suite': testSuiteSchema,
  'iam-user': iamUserSchema,
  'iam-access-key': iamAccessKeySchema,
  'iam-role': iamRoleSchema,
  'iam-policy': iamPolicySchema,
  'user-pool': userPoolSchema,
  'user-pool-client': userPoolClientSchema,
  'user-pool-user': userPoolUserSchema,
  persona: personaSchema,
} as const;

export type EntityKind = keyof typeof entitySchemas;
export type EntityOf<K extends EntityKind> = z.infer<(typeof entitySchemas)[K]>;
export type Entity = EntityOf<EntityKind>;

/** `{kind}:{ids joined with /}`, for example `method:a1b2c3d4e5/x1y2z3/GET`. Ids are percent-encoded where needed. */
export type EntityKey = `${EntityKind}:${string}`;

/** All entities of a workspace, working copy. */
export type Definition = ReadonlyMap<EntityKey, Entity>;

/** Kinds that make up an API and go into its deployments, in the order of dependence. */
export const snapshotKinds = [
  'rest-api',
  'resource',
  'method',
  'model',
  'authorizer',
  'request-validator',
  'gateway-response',
  'v2-api',
  'v2-route',
  'v2-route-response',
  'v2-integration',
  'v2-integration-response',
  'v2-authorizer',
  'v2-model',
] as const satisfies readonly EntityKind[];

/** Builds the key of an entity from its kind and ids (API id first where it belongs to one). */
export function entityKey<K extends EntityKind>(kind: K, ...ids: readonly string[]): `${K}:${string}` {
  return `${kind}:${ids.map(encodeId).join('/')}`;
}

/** Takes a key apart; ids come decoded. */
export function parseEntityKey(key: EntityKey): { kind: EntityKind; ids: readonly string[] } {
  const colon = key.indexOf(':');
  const text = key.slice(colon + 1);
  const ids = text === '' ? [] : text.split('/');
  return { kind: key.slice(0, colon) as EntityKind, ids: text.includes('%') ? ids.map(decodeURIComponent) : ids };
}

/** True for text that is a well-formed key of a known kind. */
export function isEntityKey(text: string): text is EntityKey {
  const colon = text.indexOf(':');
  return colon > 0 && Object.hasOwn(entitySchemas, text.slice(0, colon));
}

/** The API an entity belongs to, or undefined for entities beside the APIs. */
export function apiIdOf(key: EntityKey): string | undefined {
  const { kind, ids } = parseEntityKey(key);
  const isOfApi = (snapshotKinds as readonly string[]).includes(kind) || apiOwnedKinds.has(kind);
  return isOfApi ? ids[0] : undefined;
}

/** The entity under `kind` and `ids`, typed. */
export function findEntity<K extends EntityKind>(
  definition: Definition,
  kind: K,
  ...ids: readonly string[]
): EntityOf<K> | undefined {
  return definition.get(entityKey(kind, ...ids)) as EntityOf<K> | undefined;
}

/** All entities of `kind`, optionally of one API, with the ids of their keys. */
export function listEntities<K extends EntityKind>(
  definition: Definition,
  kind: K,
  apiId?: string,
): { key: EntityKey; ids: readonly string[]; entity: EntityOf<K> }[] {
  const prefix = apiId === undefined ? `${kind}:` : `${kind}:${encodeId(apiId)}`;
  const found: { key: EntityKey; ids: readonly string[]; entity: EntityOf<K> }[] = [];
  for (const [key, entity] of definition) {
    if (!key.startsWith(prefix)) continue;
    if (apiId !== undefined && key.length > prefix.length && key[prefix.length] !== '/') continue;
    found.push({ key, ids: parseEntityKey(key).ids, entity: entity as EntityOf<K> });
  }
  return found;
}

const apiOwnedKinds = new Set<EntityKind>(['documentation-part', 'documentation-version', 'stage', 'v2-stage']);

function encodeId(id: string): string {
  return id.replace(/[%/:]/g, (character) => encodeURIComponent(character));
}
