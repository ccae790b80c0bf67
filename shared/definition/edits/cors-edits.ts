// The console's "Enable CORS" for one resource (reference: REST APIs 11).
import { type Definition, type Entity, type EntityKey, entityKey, listEntities } from '../entities';
import { withEntry } from '../records';
import type { HttpMethod, Method } from '../rest/method';
import { type Edit, refuse, withEntities } from './edit';
import { checkEntity } from './entity-check';
import { mockRequestTemplate, okMethodResponses, requireResourceIn } from './method-edits';
import { namesOfApi } from './rules/api-names';

const ALLOW_ORIGIN = 'method.response.header.Access-Control-Allow-Origin';
const ALLOW_METHODS = 'method.response.header.Access-Control-Allow-Methods';
const ALLOW_HEADERS = 'method.response.header.Access-Control-Allow-Headers';
const HEADERS = "'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token'";
const EVERY_METHOD = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/**
 * Gives the resource an OPTIONS method that answers preflights, and its other non-proxy 200 responses the header
 * Access-Control-Allow-Origin. Not recursive; proxy endpoints have to send their own headers.
 */
export function enableCors(
  definition: Definition,
  place: { readonly apiId: string; readonly resourceId: string },
): Edit {
  const { apiId, resourceId } = place;
  requireResourceIn(definition, apiId, resourceId);
  const methods = listEntities(definition, 'method', apiId).filter(({ ids }) => ids[1] === resourceId);
  const options = methods.find(({ entity }) => entity.httpMethod === 'OPTIONS')?.entity;
  const optionsType = options?.methodIntegration?.type ?? 'MOCK';
  if (optionsType !== 'MOCK') {
    const message = `OPTIONS has a ${optionsType} integration, which Enable CORS would replace. Remove the method first.`;
    refuse('CONFLICT', message, 'resourceId');
  }
  const key = entityKey('method', apiId, resourceId, 'OPTIONS');
  const verbs = methods.map(({ entity }) => entity.httpMethod);
  const entries: [EntityKey, Entity][] = [
    [key, preflightMethod(resourceId, verbs, namesOfApi(definition, apiId).models.has('Empty'))],
  ];
  for (const method of methods) {
    if (method.entity.httpMethod !== 'OPTIONS') entries.push([method.key, withAllowOrigin(method.entity)]);
  }
  return { definition: withEntities(definition, entries), key };
}

function preflightMethod(resourceId: string, verbs: readonly HttpMethod[], hasEmptyModel: boolean): Method {
  const allowed = verbs.includes('ANY') ? EVERY_METHOD : [...new Set([...verbs, 'OPTIONS'])].sort();
  const ok = okMethodResponses(hasEmptyModel)['200'];
  return checkEntity('method', {
    httpMethod: 'OPTIONS',
    methodResponses: {
      '200': { ...ok, responseParameters: { [ALLOW_HEADERS]: false, [ALLOW_METHODS]: false, [ALLOW_ORIGIN]: false } },
    },
    methodIntegration: {
      type: 'MOCK',
      cacheNamespace: resourceId,
      requestTemplates: { 'application/json': mockRequestTemplate },
      integrationResponses: {
        '200': {
          statusCode: '200',
          responseParameters: {
            [ALLOW_HEADERS]: HEADERS,
            [ALLOW_METHODS]: `'${allowed.join(',')}'`,
            [ALLOW_ORIGIN]: "'*'",
          },
        },
      },
    },
  });
}

function withAllowOrigin(method: Method): Method {
  const { methodIntegration: integration, methodResponses } = method;
  const declared = methodResponses?.['200'];
  const mapped = integration?.integrationResponses?.['200'];
  const isProxy = integration?.type === 'HTTP_PROXY' || integration?.type === 'AWS_PROXY';
  if (integration === undefined || isProxy || declared === undefined || mapped === undefined) return method;
  return {
    ...method,
    methodResponses: {
      ...methodResponses,
      '200': { ...declared, responseParameters: withEntry(declared.responseParameters, ALLOW_ORIGIN, false) },
    },
    methodIntegration: {
      ...integration,
      integrationResponses: {
        ...integration.integrationResponses,
        '200': { ...mapped, responseParameters: withEntry(mapped.responseParameters, ALLOW_ORIGIN, "'*'") },
      },
    },
  };
}
