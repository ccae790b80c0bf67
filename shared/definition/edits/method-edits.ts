// Making a method that works at once, and removing one.
import { pathVariables, viewRestApi } from '../api-view';
import { type Definition, entityKey, findEntity } from '../entities';
import type { Integration, IntegrationType } from '../rest/integration';
import type { HttpMethod, Method } from '../rest/method';
import { type Edit, refuse, requireApi, withEntities } from './edit';
import { checkEntity } from './entity-check';
import { namesOfApi } from './rules/api-names';
import { methodProblems } from './rules/method-rules';
import { refuseBrokenRules } from './rules/rule-problem';

export interface NewMethod {
  readonly apiId: string;
  readonly resourceId: string;
  readonly httpMethod: HttpMethod;
  /** Default MOCK. */
  readonly integrationType?: IntegrationType;
  /** Every type but MOCK needs one. */
  readonly uri?: string;
}

/** What a MOCK integration needs in its request template to answer at all. */
export const mockRequestTemplate = '{"statusCode": 200}';

/** A new method whose integration and responses answer 200 without further settings. */
export function createMethod(definition: Definition, wanted: NewMethod): Edit {
  const { apiId, resourceId, httpMethod } = wanted;
  const path = requirePath(definition, apiId, resourceId);
  const key = entityKey('method', apiId, resourceId, httpMethod);
  // AWS assumed: PutMethod on a method that is there
  if (definition.has(key)) refuse('CONFLICT', 'Method already exists for this resource', 'httpMethod');
  const names = namesOfApi(definition, apiId);
  const uriVariables = pathVariables(path).filter((name) => wanted.uri?.includes(`{${name}}`));
  const method = checkEntity('method', {
    httpMethod,
    ...(uriVariables.length > 0 && {
      requestParameters: Object.fromEntries(uriVariables.map((name) => [`method.request.path.${name}`, true])),
    }),
    methodResponses: okMethodResponses(names.models.has('Empty')),
    methodIntegration: integrationOf(wanted, uriVariables),
  });
  refuseBrokenRules(undefined, method, methodProblems(method, names));
  return { definition: withEntities(definition, [[key, method]]), key };
}

/** Removes a method with its integration. */
export function removeMethod(
  definition: Definition,
  place: { readonly apiId: string; readonly resourceId: string; readonly httpMethod: HttpMethod },
): Edit {
  requireResourceIn(definition, place.apiId, place.resourceId);
  const key = entityKey('method', place.apiId, place.resourceId, place.httpMethod);
  if (!definition.has(key)) refuse('NOT_FOUND', 'Invalid Method identifier specified', 'httpMethod');
  return { definition: withEntities(definition, [[key, undefined]]), key };
}

/** Refuses an unknown resource in AWS's words. */
export function requireResourceIn(definition: Definition, apiId: string, resourceId: string): void {
  if (findEntity(definition, 'resource', apiId, resourceId) !== undefined) return;
  requireApi(definition, apiId);
  refuse('NOT_FOUND', 'Invalid Resource identifier specified', 'resourceId');
}

/** Method responses of a 200 with the model Empty, where the API has that model (imported ones have not). */
export function okMethodResponses(hasEmptyModel: boolean): NonNullable<Method['methodResponses']> {
  return { '200': { statusCode: '200', ...(hasEmptyModel && { responseModels: { 'application/json': 'Empty' } }) } };
}

function requirePath(definition: Definition, apiId: string, resourceId: string): string {
  requireResourceIn(definition, apiId, resourceId);
  return viewRestApi(definition, apiId)?.resources.get(resourceId)?.path ?? '/';
}

function integrationOf(wanted: NewMethod, uriVariables: readonly string[]): Partial<Integration> {
  const { integrationType: type = 'MOCK', httpMethod, uri } = wanted;
  const answersOk = { integrationResponses: { '200': { statusCode: '200' } } };
  const cacheNamespace = wanted.resourceId;
  if (type === 'MOCK') {
    return { type, cacheNamespace, requestTemplates: { 'application/json': mockRequestTemplate }, ...answersOk };
  }
  // AWS recorded: connectionType is shown for HTTP kinds only. A Lambda function is always called with POST
  const isHttp = type === 'HTTP' || type === 'HTTP_PROXY';
  return {
    type,
    httpMethod: isHttp ? httpMethod : 'POST',
    ...(uri !== undefined && { uri }),
    cacheNamespace,
    ...(isHttp && { connectionType: 'INTERNET' as const }),
    ...(uriVariables.length > 0 && {
      requestParameters: Object.fromEntries(
        uriVariables.map((name) => [`integration.request.path.${name}`, `method.request.path.${name}`]),
      ),
    }),
    ...(type === 'HTTP' || type === 'AWS' ? answersOk : {}),
  };
}
