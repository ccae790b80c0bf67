// The console's "Enable CORS" for one resource (reference: REST APIs 11).
import { type Definition, type Entity, type EntityKey, entityKey, findEntity, listEntities } from '../entities';
import { withEntry } from '../records';
import type { GatewayResponse } from '../rest/gateway-response';
import type { HttpMethod, Method } from '../rest/method';
import { type Edit, refuse, withEntities } from './edit';
import { checkEntity } from './entity-check';
import { mockRequestTemplate, okMethodResponses, requireResourceIn } from './method-edits';
import { namesOfApi } from './rules/api-names';

const EVERY_METHOD: readonly HttpMethod[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** The headers that the console writes where nobody chose others. */
export const corsHeaders = 'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token';

/** Gateway responses that can carry the headers too: without them a browser hides why it was refused. */
export const corsGatewayResponses = ['DEFAULT_4XX', 'DEFAULT_5XX'] as const;
export type CorsGatewayResponse = (typeof corsGatewayResponses)[number];

/** The fields of the dialog; what is absent is as the console first shows it. */
export interface CorsOptions {
  /** Methods to allow, and to give the origin header. */
  readonly methods?: readonly HttpMethod[] | undefined;
  readonly allowHeaders?: string | undefined;
  readonly allowOrigin?: string | undefined;
  readonly allowCredentials?: boolean | undefined;
  readonly exposeHeaders?: string | undefined;
  /** Seconds. */
  readonly maxAge?: number | undefined;
  readonly gatewayResponses?: readonly CorsGatewayResponse[] | undefined;
}

/**
 * Gives the resource an OPTIONS method that answers preflights, and its other non-proxy 200 responses the header
 * Access-Control-Allow-Origin. Not recursive; proxy endpoints have to send their own headers.
 */
export function enableCors(
  definition: Definition,
  place: { readonly apiId: string; readonly resourceId: string },
  options: CorsOptions = {},
): Edit {
  const { apiId, resourceId } = place;
  requireResourceIn(definition, apiId, resourceId);
  const methods = listEntities(definition, 'method', apiId).filter(({ ids }) => ids[1] === resourceId);
  const preflight = methods.find(({ entity }) => entity.httpMethod === 'OPTIONS')?.entity;
  const type = preflight?.methodIntegration?.type ?? 'MOCK';
  if (type !== 'MOCK') {
    const message = `OPTIONS has a ${type} integration, which Enable CORS would replace. Remove the method first.`;
    refuse('CONFLICT', message, 'resourceId');
  }
  const key = entityKey('method', apiId, resourceId, 'OPTIONS');
  const allowed = options.methods ?? methodsToAllow(methods.map(({ entity }) => entity.httpMethod));
  const hasEmptyModel = namesOfApi(definition, apiId).models.has('Empty');
  const entries: [EntityKey, Entity][] = [[key, preflightMethod(resourceId, allowed, options, hasEmptyModel)]];
  for (const method of methods) {
    const { httpMethod } = method.entity;
    const isChosen = httpMethod === 'ANY' || allowed.includes(httpMethod);
    if (httpMethod !== 'OPTIONS' && isChosen) entries.push([method.key, withResponseHeaders(method.entity, options)]);
  }
  for (const responseType of options.gatewayResponses ?? []) {
    const responseKey = entityKey('gateway-response', apiId, responseType);
    const before = findEntity(definition, 'gateway-response', apiId, responseType);
    entries.push([responseKey, withGatewayHeaders(before ?? { responseType }, allowed, options)]);
  }
  return { definition: withEntities(definition, entries), key };
}

/** The methods a resource with `verbs` allows: all of them for ANY, and OPTIONS, which answers. */
export function methodsToAllow(verbs: readonly HttpMethod[]): readonly HttpMethod[] {
  return verbs.includes('ANY') ? EVERY_METHOD : [...new Set<HttpMethod>([...verbs, 'OPTIONS'])].sort();
}

function preflightMethod(
  resourceId: string,
  allowed: readonly HttpMethod[],
  options: CorsOptions,
  hasEmptyModel: boolean,
): Method {
  const ok = okMethodResponses(hasEmptyModel)['200'];
  const { maxAge } = options;
  const mapped = [
    ['Access-Control-Allow-Headers', quoted(options.allowHeaders ?? corsHeaders)],
    ['Access-Control-Allow-Methods', quoted(allowed.join(','))],
    ...originHeaders(options),
    ...(maxAge === undefined ? [] : [['Access-Control-Max-Age', quoted(String(maxAge))] as const]),
  ].map(([name, value]) => [`method.response.header.${name}`, value] as const);
  return checkEntity('method', {
    httpMethod: 'OPTIONS',
    methodResponses: {
      '200': { ...ok, responseParameters: Object.fromEntries(mapped.map(([name]) => [name, false])) },
    },
    methodIntegration: {
      type: 'MOCK',
      cacheNamespace: resourceId,
      requestTemplates: { 'application/json': mockRequestTemplate },
      integrationResponses: { '200': { statusCode: '200', responseParameters: Object.fromEntries(mapped) } },
    },
  });
}

/** Headers of every answer that a page may read, not of the preflight alone. */
function originHeaders({ allowOrigin = '*', allowCredentials }: CorsOptions): (readonly [string, string])[] {
  return [
    ['Access-Control-Allow-Origin', quoted(allowOrigin)],
    ...(allowCredentials === true ? [['Access-Control-Allow-Credentials', quoted('true')] as const] : []),
  ];
}

function answerHeaders(options: CorsOptions): (readonly [string, string])[] {
  const { exposeHeaders = '' } = options;
  const exposed = exposeHeaders === '' ? [] : [['Access-Control-Expose-Headers', quoted(exposeHeaders)] as const];
  return [...originHeaders(options), ...exposed];
}

function withResponseHeaders(method: Method, options: CorsOptions): Method {
  const { methodIntegration: integration, methodResponses } = method;
  const declared = methodResponses?.['200'];
  const mapped = integration?.integrationResponses?.['200'];
  const isProxy = integration?.type === 'HTTP_PROXY' || integration?.type === 'AWS_PROXY';
  if (integration === undefined || isProxy || declared === undefined || mapped === undefined) return method;
  const headers = answerHeaders(options).map(([name, value]) => [`method.response.header.${name}`, value] as const);
  let flags = declared.responseParameters ?? {};
  let values = mapped.responseParameters ?? {};
  for (const [name, value] of headers) {
    flags = withEntry(flags, name, false);
    values = withEntry(values, name, value);
  }
  return {
    ...method,
    methodResponses: { ...methodResponses, '200': { ...declared, responseParameters: flags } },
    methodIntegration: {
      ...integration,
      integrationResponses: {
        ...integration.integrationResponses,
        '200': { ...mapped, responseParameters: values },
      },
    },
  };
}

function withGatewayHeaders(
  response: GatewayResponse,
  allowed: readonly HttpMethod[],
  options: CorsOptions,
): GatewayResponse {
  const headers = [
    ...originHeaders(options),
    ['Access-Control-Allow-Methods', quoted(allowed.join(','))] as const,
    ['Access-Control-Allow-Headers', quoted(options.allowHeaders ?? corsHeaders)] as const,
  ];
  let values = response.responseParameters ?? {};
  for (const [name, value] of headers) values = withEntry(values, `gatewayresponse.header.${name}`, value);
  return checkEntity('gateway-response', { ...response, responseParameters: values });
}

function quoted(text: string): string {
  return `'${text}'`;
}
