// Making a route of an HTTP or WebSocket API together with the integration it calls.
import { StudioError } from '../../contract/errors';
import { type Definition, type Entity, type EntityKey, entityKey, findEntity, listEntities } from '../entities';
import { newRouteId, newShortId, type RandomSource } from '../ids';
import type { V2Integration } from '../v2/integration';
import type { V2Route } from '../v2/route';
import { defaultRouteKey } from '../v2/route-key';
import { type Edit, freshId, refuseNoApi, withEntities } from './edit';
import { checkEntity } from './entity-check';
import { entityProblems } from './rules/entity-rules';
import { refuseBrokenRules } from './rules/rule-problem';

export interface NewRoute {
  readonly apiId: string;
  readonly routeKey: string;
  /** The integration that it shall have; none: one is made of `uri`. */
  readonly integrationId?: string;
  /** A URL, the ARN of a function, or `mock` in WebSocket APIs; without it the route has no integration yet. */
  readonly uri?: string;
  /** WebSocket APIs: the client gets an answer. */
  readonly isTwoWay?: boolean;
  readonly random: RandomSource;
}

export interface NewIntegration {
  readonly apiId: string;
  readonly uri: string;
  readonly random: RandomSource;
}

/** A new route, with an integration of its own where a URI is given. */
export function createRoute(definition: Definition, route: NewRoute): Edit & { readonly routeId: string } {
  const { apiId, routeKey, uri, isTwoWay = false, random } = route;
  if (findEntity(definition, 'v2-api', apiId) === undefined) refuseNoApi(definition, apiId);
  const made: [EntityKey, Entity][] = [];
  let { integrationId } = route;
  if (integrationId === undefined && uri !== undefined) {
    const integration = newIntegration(definition, { apiId, uri, random });
    integrationId = integration.id;
    made.push([entityKey('v2-integration', apiId, integration.id), integration]);
  }
  const routeId = freshId(newRouteId, random, (id) => definition.has(entityKey('v2-route', apiId, id)));
  const key = entityKey('v2-route', apiId, routeId);
  const target = integrationId === undefined ? {} : { target: `integrations/${integrationId}` };
  const twoWay = isTwoWay && { routeResponseSelectionExpression: defaultRouteKey };
  made.push([key, checkEntity('v2-route', { id: routeId, routeKey, ...target, ...twoWay })]);
  if (isTwoWay) {
    const id = newShortId(random);
    const response = checkEntity('v2-route-response', { id, routeResponseKey: defaultRouteKey });
    made.push([entityKey('v2-route-response', apiId, routeId, id), response]);
  }
  const next = withEntities(definition, made);
  for (const [each, entity] of made) refuseBrokenRules(undefined, entity, entityProblems(next, each, entity));
  return { definition: next, key, routeId };
}

export interface RouteIntegration {
  readonly apiId: string;
  readonly routeId: string;
  /** The integration that it shall have; none: one is made of `uri`; neither: the route has none any more. */
  readonly integrationId?: string;
  readonly uri?: string;
  readonly random: RandomSource;
}

/** Gives a route another integration. The one it had stays, for other routes. */
export function attachIntegration(definition: Definition, attached: RouteIntegration): Edit {
  const { apiId, routeId, uri, random } = attached;
  const key = entityKey('v2-route', apiId, routeId);
  const route = requireRoute(definition, apiId, routeId);
  const { target: _, ...rest } = route;
  if (attached.integrationId === undefined && uri === undefined) {
    return { definition: withEntities(definition, [[key, rest]]), key };
  }
  const made: [EntityKey, Entity][] = [];
  let { integrationId } = attached;
  if (integrationId === undefined) {
    const integration = newIntegration(definition, { apiId, uri: uri ?? '', random });
    integrationId = integration.id;
    made.push([entityKey('v2-integration', apiId, integration.id), integration]);
  }
  made.push([key, { ...rest, target: `integrations/${integrationId}` }]);
  const next = withEntities(definition, made);
  for (const [each, entity] of made) refuseBrokenRules(undefined, entity, entityProblems(next, each, entity));
  return { definition: next, key };
}

export interface RouteAnswers {
  readonly apiId: string;
  readonly routeId: string;
  readonly isTwoWay: boolean;
  readonly random: RandomSource;
}

/** Makes a route of a WebSocket API answer its messages, or no longer. Its integration responses stay. */
export function setTwoWay(definition: Definition, { apiId, routeId, isTwoWay, random }: RouteAnswers): Edit {
  const key = entityKey('v2-route', apiId, routeId);
  const { routeResponseSelectionExpression: _, ...rest } = requireRoute(definition, apiId, routeId);
  const responses = listEntities(definition, 'v2-route-response', apiId).filter(({ ids }) => ids[1] === routeId);
  if (!isTwoWay) {
    const left = new Map(withEntities(definition, [[key, rest]]));
    for (const response of responses) left.delete(response.key);
    return { definition: left, key };
  }
  const made: [EntityKey, Entity][] = [[key, { ...rest, routeResponseSelectionExpression: defaultRouteKey }]];
  if (responses.length === 0) {
    const id = newShortId(random);
    const response = checkEntity('v2-route-response', { id, routeResponseKey: defaultRouteKey });
    made.push([entityKey('v2-route-response', apiId, routeId, id), response]);
  }
  const next = withEntities(definition, made);
  for (const [each, entity] of made) refuseBrokenRules(undefined, entity, entityProblems(next, each, entity));
  return { definition: next, key };
}

function requireRoute(definition: Definition, apiId: string, routeId: string): V2Route {
  const route = findEntity(definition, 'v2-route', apiId, routeId);
  if (route === undefined) throw new StudioError('NOT_FOUND', `There is no route ${routeId}.`, { path: 'routeId' });
  return route;
}

/** An integration with AWS's defaults for what the URI is. */
export function newIntegration(definition: Definition, { apiId, uri, random }: NewIntegration): V2Integration {
  const id = freshId(newRouteId, random, (taken) => definition.has(entityKey('v2-integration', apiId, taken)));
  const isHttp = findEntity(definition, 'v2-api', apiId)?.protocolType === 'HTTP';
  const timeoutInMillis = isHttp ? 30_000 : 29_000;
  if (uri === 'mock' && !isHttp) {
    const requestTemplates = { $default: '{"statusCode": 200}' };
    const templateSelectionExpression = '\\$default';
    return checkEntity('v2-integration', {
      id,
      integrationType: 'MOCK',
      requestTemplates,
      templateSelectionExpression,
      timeoutInMillis,
    });
  }
  const proxy = uri.startsWith('arn:')
    ? { integrationType: 'AWS_PROXY', integrationMethod: 'POST', payloadFormatVersion: isHttp ? '2.0' : '1.0' }
    : { integrationType: 'HTTP_PROXY', integrationMethod: isHttp ? 'ANY' : 'POST', payloadFormatVersion: '1.0' };
  return checkEntity('v2-integration', { id, ...proxy, integrationUri: uri, timeoutInMillis });
}
