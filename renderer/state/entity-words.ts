// Entities in words and as places: `GET /orders/{id}`, and where in the interface it is edited.
import type { RestApiView } from '../../shared/definition/api-view';
import { apiIdOf, type EntityKey, type EntityKind, parseEntityKey } from '../../shared/definition/entities';
import type { HttpMethod } from '../../shared/definition/rest/method';
import { parseHttpRouteKey } from '../../shared/definition/v2/route-key';
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import {
  type ApiSection,
  type BackendPlace,
  type BoxName,
  backendSections,
  type Place,
  type RouteBox,
  type V2Section,
} from './view-store';

const v2SectionOfKind: Readonly<Partial<Record<EntityKind, V2Section>>> = {
  'v2-api': 'api-settings',
  'v2-integration': 'integrations',
  'v2-integration-response': 'integrations',
  'v2-authorizer': 'authorizers',
  'v2-model': 'models',
};

/** An entity as lists name it. */
export interface EntityWords {
  readonly kind: EntityKind;
  /** `Model Order`, `/orders/{id}`. */
  readonly title: string;
  /** The verb, where the entity is a method; shown as a badge before the title. */
  readonly httpMethod?: string;
}

const kindNames: Readonly<Record<EntityKind, string>> = {
  'rest-api': 'API',
  resource: 'Resource',
  method: 'Method',
  model: 'Model',
  authorizer: 'Authorizer',
  'request-validator': 'Request validator',
  'gateway-response': 'Gateway response',
  'documentation-part': 'Documentation part',
  'documentation-version': 'Documentation version',
  stage: 'Stage',
  'v2-api': 'API',
  'v2-route': 'Route',
  'v2-route-response': 'Route response',
  'v2-integration': 'Integration',
  'v2-integration-response': 'Integration response',
  'v2-authorizer': 'Authorizer',
  'v2-model': 'Model',
  'v2-stage': 'Stage',
  'api-mapping': 'API mapping',
  'routing-rule': 'Routing rule',
  'v2-vpc-link': 'VPC link',
  'usage-plan': 'Usage plan',
  'api-key': 'API key',
  'domain-name': 'Domain name',
  'base-path-mapping': 'Base path mapping',
  'access-association': 'Access association',
  'vpc-endpoint': 'VPC endpoint',
  'vpc-link': 'VPC link',
  'client-certificate': 'Client certificate',
  certificate: 'Certificate',
  'web-acl': 'Web ACL',
  'ip-set': 'IP set',
  'regex-pattern-set': 'Regex pattern set',
  'waf-rule-group': 'Rule group',
  account: 'Account',
  'http-backend': 'HTTP backend',
  function: 'Function',
  'service-endpoint': 'Service endpoint',
  'load-balancer': 'Load balancer',
  'test-suite': 'Test suite',
  'iam-user': 'IAM user',
  'iam-access-key': 'Access key',
  'iam-role': 'IAM role',
  'iam-policy': 'IAM policy',
  'user-pool': 'User pool',
  'user-pool-client': 'App client',
  'user-pool-user': 'User',
  persona: 'Persona',
};

const sectionOfKind: Readonly<Partial<Record<EntityKind, ApiSection>>> = {
  'rest-api': 'api-settings',
  model: 'models',
  authorizer: 'authorizers',
  'request-validator': 'request-validators',
  'gateway-response': 'gateway-responses',
  'documentation-part': 'documentation',
  'documentation-version': 'documentation',
};

/** Finds the views that names and paths are read from; a studio's connection is one. */
export interface ApiViews {
  readonly viewOf: (apiId: string) => RestApiView | undefined;
  readonly v2ViewOf: (apiId: string) => V2ApiView | undefined;
}

/** The words for `key`; the views may know nothing of an entity that is gone. */
export function describeEntity(key: EntityKey, views: ApiViews): EntityWords {
  const { kind, ids } = parseEntityKey(key);
  const [apiId = '', id = '', verb = ''] = ids;
  if (kind.startsWith('v2-')) return describeV2(key, views.v2ViewOf(apiId));
  const view = views.viewOf(apiId);
  switch (kind) {
    case 'method':
      return { kind, title: view?.resources.get(id)?.path ?? id, httpMethod: verb };
    case 'resource':
      return { kind, title: view?.resources.get(id)?.path ?? `Resource ${id}` };
    case 'rest-api':
      return { kind, title: view === undefined ? 'API' : `API ${view.api.name}` };
    case 'authorizer':
      return { kind, title: `Authorizer ${view?.authorizers.get(id)?.name ?? id}` };
    case 'request-validator':
      return { kind, title: `Request validator ${view?.requestValidators.get(id)?.name ?? id}` };
    default:
      return { kind, title: `${kindNames[kind]} ${ids.at(-1) ?? ''}`.trimEnd() };
  }
}

function describeV2(key: EntityKey, view: V2ApiView | undefined): EntityWords {
  const { kind, ids } = parseEntityKey(key);
  const id = ids[1] ?? '';
  switch (kind) {
    case 'v2-api':
      return { kind, title: view === undefined ? 'API' : `API ${view.api.name}` };
    case 'v2-route':
      return { kind, ...routeWords(view?.routes.find((route) => route.id === id)?.routeKey ?? id) };
    case 'v2-authorizer':
      return { kind, title: `Authorizer ${view?.authorizers.get(id)?.name ?? id}` };
    case 'v2-model':
      return { kind, title: `Model ${view?.models.get(id)?.name ?? id}` };
    default:
      return { kind, title: `${kindNames[kind]} ${ids.at(-1) ?? ''}`.trimEnd() };
  }
}

/** `GET /pets` as a badge and a path; `$default` and the keys of WebSocket APIs as they are. */
export function routeWords(routeKey: string): { readonly title: string; readonly httpMethod?: string } {
  const key = parseHttpRouteKey(routeKey);
  return typeof key === 'string' ? { title: routeKey } : { title: key.path, httpMethod: key.method };
}

/** A kind of entity as lists call it: `function`, `VPC link`. */
export function kindWords(kind: EntityKind): string {
  const name = kindNames[kind];
  return /^[A-Z]{2}/.test(name) ? name : name.toLowerCase();
}

/** Where a function or another backend is edited; undefined for all other kinds. */
export function backendPlaceOf(kind: EntityKind, id: string): BackendPlace | undefined {
  if (kind === 'function') return { kind: 'function', functionName: id };
  const section = backendSections.find((each) => each === kind);
  return section === undefined ? undefined : { kind: 'section', section, id };
}

/** Where `key` is edited; `path` names the member to reveal, dotted. Undefined for what the interface does not show. */
export function placeOfEntity(
  key: EntityKey,
  path?: string,
): { readonly apiId: string; readonly place: Place } | undefined {
  const apiId = apiIdOf(key);
  if (apiId === undefined) return undefined;
  const { kind, ids } = parseEntityKey(key);
  const reveal = path === undefined || path === '' ? {} : { path };
  const id = ids[1];
  if (kind === 'resource' && id !== undefined) return { apiId, place: { kind: 'resource', resourceId: id, ...reveal } };
  if (kind === 'method' && id !== undefined) {
    const httpMethod = ids[2] as HttpMethod;
    return { apiId, place: { kind: 'method', resourceId: id, httpMethod, ...boxOfMember(path), ...reveal } };
  }
  if (kind === 'rest-api' && path === 'policy')
    return { apiId, place: { kind: 'section', section: 'resource-policy', ...reveal } };
  if (kind === 'v2-route' && id !== undefined)
    return { apiId, place: { kind: 'route', routeId: id, ...boxOfRouteMember(path), ...reveal } };
  if (kind === 'v2-route-response' && id !== undefined)
    return { apiId, place: { kind: 'route', routeId: id, box: 'route-response' } };
  const v2Section = kind === 'v2-api' && path?.startsWith('corsConfiguration') ? 'cors' : v2SectionOfKind[kind];
  if (v2Section !== undefined)
    return { apiId, place: { kind: 'v2-section', section: v2Section, ...(id !== undefined && { id }), ...reveal } };
  const section = sectionOfKind[kind];
  if (section === undefined) return undefined;
  return { apiId, place: { kind: 'section', section, ...(id !== undefined && { id }), ...reveal } };
}

function boxOfRouteMember(path: string | undefined): { readonly box?: RouteBox } {
  if (path === undefined || path === '') return {};
  return {
    box: path === 'target' ? 'integration-request' : path.startsWith('routeResponse') ? 'route-response' : 'route',
  };
}

/** The box of the diagram whose form has the member. */
function boxOfMember(path: string | undefined): { readonly box?: BoxName } {
  if (path === undefined || path === '') return {};
  if (path.startsWith('methodIntegration.integrationResponses')) return { box: 'integration-response' };
  if (path.startsWith('methodIntegration')) return { box: 'integration-request' };
  return { box: path.startsWith('methodResponses') ? 'method-response' : 'method-request' };
}
