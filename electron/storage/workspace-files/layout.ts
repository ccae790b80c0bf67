// Where everything is in a workspace:
//
//   gatehouse.yaml                            format, name, account
//   apis/<name>/api.yaml                      protocol, id, fields of the API; policy.json beside it
//   apis/<name>/resources/@resource.yaml      the root resource
//   apis/<name>/resources/@GET.yaml           a method of the root, templates beside it as @GET.….vtl
//   apis/<name>/resources/pets/{id}/…         the folders are the path: moving one moves the resource
//   apis/<name>/models/Pet.yaml, Pet.json     a model and its schema
//   apis/<name>/authorizers, validators, gateway-responses, stages, documentation, documentation/versions
//   apis/<name>/routes, route-responses, integrations, integration-responses
//                                             what HTTP and WebSocket APIs have where REST has resources
//   vpc-endpoints, usage-plans, api-keys, vpc-links, v2-vpc-links, client-certificates, certificates, access-associations, backends,
//   service-endpoints, load-balancers, iam-users, iam-access-keys, iam-roles, iam-policies, user-pools, user-pool-clients,
//   user-pool-users, personas
//   tests/<name>.yaml                         a suite of test requests with what is expected
//   functions/<name>.yaml                     a Lambda function; its code may stand beside it in functions/<name>/
//   domains/<name>/domain.yaml, domains/<name>/mappings/<base path>.yaml, domains/<name>/api-mappings,
//   domains/<name>/routing-rules
//   .gatehouse/                               local to this machine: history, deployments, traffic, secrets
//
// Files are known by the id inside. Their names are made once, from the name of the entity, and stay when it is
// renamed; only resource folders follow.
import type { EntityKind, EntityOf } from '../../../shared/definition/entities';
import { type HttpMethod, httpMethods } from '../../../shared/definition/rest/method';
import { escapeName, slug } from './file-names';

export const workspaceFile = 'gatehouse.yaml';
export const localFolder = '.gatehouse';
export const apisFolder = 'apis';
export const apiFile = 'api.yaml';
export const resourcesFolder = 'resources';
export const resourceFile = '@resource.yaml';
export const domainsFolder = 'domains';
export const domainFile = 'domain.yaml';
export const mappingsFolder = 'mappings';
export const apiMappingsFolder = 'api-mappings';
export const routingRulesFolder = 'routing-rules';

/** Kinds with one folder of files in each API. */
export const apiFolders = {
  model: 'models',
  authorizer: 'authorizers',
  'request-validator': 'validators',
  'gateway-response': 'gateway-responses',
  'documentation-part': 'documentation',
  'documentation-version': 'documentation/versions',
  stage: 'stages',
} as const satisfies Partial<Record<EntityKind, string>>;

/** The same for HTTP and WebSocket APIs. Responses stand in files of their own, which name their route or integration. */
export const v2ApiFolders = {
  'v2-route': 'routes',
  'v2-route-response': 'route-responses',
  'v2-integration': 'integrations',
  'v2-integration-response': 'integration-responses',
  'v2-authorizer': 'authorizers',
  'v2-model': 'models',
  'v2-stage': 'stages',
} as const satisfies Partial<Record<EntityKind, string>>;

/** Kinds with one folder of files in the workspace. */
export const companionFolders = {
  'usage-plan': 'usage-plans',
  'api-key': 'api-keys',
  'vpc-endpoint': 'vpc-endpoints',
  'vpc-link': 'vpc-links',
  'client-certificate': 'client-certificates',
  certificate: 'certificates',
  'web-acl': 'web-acls',
  'ip-set': 'ip-sets',
  'regex-pattern-set': 'regex-pattern-sets',
  'waf-rule-group': 'waf-rule-groups',
  'v2-vpc-link': 'v2-vpc-links',
  'access-association': 'access-associations',
  'http-backend': 'backends',
  function: 'functions',
  'service-endpoint': 'service-endpoints',
  'load-balancer': 'load-balancers',
  'test-suite': 'tests',
  'iam-user': 'iam-users',
  'iam-access-key': 'iam-access-keys',
  'iam-role': 'iam-roles',
  'iam-policy': 'iam-policies',
  'user-pool': 'user-pools',
  'user-pool-client': 'user-pool-clients',
  'user-pool-user': 'user-pool-users',
  persona: 'personas',
} as const satisfies Partial<Record<EntityKind, string>>;

/** The folders of a workspace that are ours. */
export const topFolders: readonly string[] = [apisFolder, domainsFolder, ...Object.values(companionFolders)];

/** True for what lies below `functions/` and is no function's file: code, which is the user's and never ours. */
export function isFunctionCode(path: string): boolean {
  const [top, name = '', ...below] = path.split('/');
  return top === companionFolders.function && name !== '' && (below.length > 0 || !name.endsWith('.yaml'));
}

type NamedKind =
  | keyof typeof apiFolders
  | keyof typeof v2ApiFolders
  | keyof typeof companionFolders
  | 'base-path-mapping'
  | 'api-mapping'
  | 'routing-rule';

/** Names for the files of new entities, without ending. */
const stems: { readonly [K in NamedKind]: (entity: EntityOf<K>) => string } = {
  model: ({ name }) => escapeName(name),
  authorizer: ({ name, id }) => slug(name, id),
  'request-validator': ({ name, id }) => slug(name, id),
  'gateway-response': ({ responseType }) => responseType,
  'documentation-part': ({ id, location: { type, path = '', method = '', statusCode = '', name = '' } }) =>
    slug([type, path, method, statusCode, name].join(' '), id),
  'documentation-version': ({ version }) => escapeName(version),
  stage: ({ stageName }) => escapeName(stageName),
  'v2-route': ({ routeKey, id }) => slug(routeKey, id),
  'v2-route-response': ({ id }) => escapeName(id),
  'v2-integration': (integration) => slug(integrationWords(integration), integration.id),
  'v2-integration-response': ({ integrationResponseKey, id }) => slug(integrationResponseKey, id),
  'v2-authorizer': ({ name, id }) => slug(name, id),
  'v2-model': ({ name }) => escapeName(name),
  'v2-stage': ({ stageName }) => escapeName(stageName),
  'v2-vpc-link': ({ name, id }) => slug(name, id),
  'api-mapping': ({ apiMappingKey = '', id }) => slug(apiMappingKey, id),
  'routing-rule': ({ priority, id }) => slug(String(priority), id),
  'usage-plan': ({ name, id }) => slug(name, id),
  'api-key': ({ name = '', id }) => slug(name, id),
  'vpc-endpoint': ({ vpcEndpointId }) => escapeName(vpcEndpointId),
  'vpc-link': ({ name, id }) => slug(name, id),
  'client-certificate': ({ clientCertificateId }) => escapeName(clientCertificateId),
  certificate: ({ domainName, certificateId }) => slug(domainName, certificateId),
  'web-acl': ({ Name, Id }) => slug(Name, Id),
  'ip-set': ({ Name, Id }) => slug(Name, Id),
  'regex-pattern-set': ({ Name, Id }) => slug(Name, Id),
  'waf-rule-group': ({ Name, Id }) => slug(Name, Id),
  'access-association': ({ accessAssociationSource, domainNameAccessAssociationArn }) =>
    slug(accessAssociationSource, domainNameAccessAssociationArn),
  'http-backend': ({ name }) => escapeName(name),
  function: ({ functionName }) => escapeName(functionName),
  'service-endpoint': ({ service }) => escapeName(service),
  'load-balancer': ({ name }) => escapeName(name),
  'test-suite': ({ name, id }) => slug(name, id),
  'iam-user': ({ userName }) => escapeName(userName),
  'iam-access-key': ({ accessKeyId }) => escapeName(accessKeyId),
  'iam-role': ({ roleName }) => escapeName(roleName),
  'iam-policy': ({ policyName }) => escapeName(policyName),
  'user-pool': ({ id }) => escapeName(id),
  'user-pool-client': ({ clientName, clientId }) => slug(clientName, clientId),
  'user-pool-user': ({ username, sub }) => slug(username, sub),
  persona: ({ name }) => escapeName(name),
  'base-path-mapping': ({ basePath }) => escapeName(basePath),
};

/** `AWS_PROXY orders`, `HTTP_PROXY api.example.com`, `SQS-SendMessage` */
function integrationWords({ integrationType, integrationSubtype, integrationUri = '' }: EntityOf<'v2-integration'>) {
  const place = /:function:([\w-]+)/.exec(integrationUri)?.[1] ?? /^https?:\/\/([^/:?#]+)/.exec(integrationUri)?.[1];
  return integrationSubtype ?? [integrationType, place ?? ''].join(' ');
}

/** The name, without ending, for the file of a new entity. */
export function fileStem<K extends NamedKind>(kind: K, entity: EntityOf<K>): string {
  return stems[kind](entity);
}

export function methodFile(httpMethod: string): string {
  return `@${httpMethod}.yaml`;
}

/** The method whose file has this name; undefined where no method's has. */
export function methodOfFile(name: string): HttpMethod | undefined {
  return httpMethods.find((httpMethod) => methodFile(httpMethod) === name);
}

/** The slot of a secret field. The value of an API key has the key's own. */
export function secretSlot(kind: SecretKind, id: string, field: string): string {
  const slot = `${companionFolders[kind]}/${id}`;
  return kind === 'api-key' ? slot : `${slot}/${field}`;
}

/** Kinds with fields that files name a slot for. */
export type SecretKind =
  | 'api-key'
  | 'service-endpoint'
  | 'client-certificate'
  | 'certificate'
  | 'web-acl'
  | 'ip-set'
  | 'regex-pattern-set'
  | 'waf-rule-group'
  | 'iam-access-key'
  | 'user-pool-client'
  | 'user-pool-user';
