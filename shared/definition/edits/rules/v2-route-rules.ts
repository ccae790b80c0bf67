// Rules of the routes of HTTP and WebSocket APIs, and of what routes answer with.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
import { type Definition, type EntityKey, findEntity, listEntities } from '../../entities';
import type { V2ProtocolType } from '../../v2/api';
import type { V2Route, V2RouteResponse } from '../../v2/route';
import { defaultRouteKey, parseHttpRouteKey } from '../../v2/route-key';
import { openRouteKeys, type RouteKeys } from '../../v2/route-keys';
import type { RuleProblem } from './rule-problem';

/** What is wrong with the route under `key` of API `apiId`. `taken` is made once where many routes are looked at. */
export function v2RouteProblems(
  definition: Definition,
  key: EntityKey,
  apiId: string,
  route: V2Route,
  taken: RouteKeys = routeKeysOf(definition, apiId),
): RuleProblem[] {
  const protocol = findEntity(definition, 'v2-api', apiId)?.protocolType ?? 'HTTP';
  return [
    ...routeKeyProblems(taken, key, route.routeKey, protocol),
    ...targetProblems(definition, apiId, route),
    ...authorizationProblems(definition, apiId, route, protocol),
    ...(protocol === 'HTTP' ? httpOnly(route) : webSocketProblems(route)),
  ];
}

/** The keys of all routes of an API. */
export function routeKeysOf(definition: Definition, apiId: string): RouteKeys {
  const routes = listEntities(definition, 'v2-route', apiId);
  return openRouteKeys(routes.map(({ key, entity }) => ({ key, routeKey: entity.routeKey })));
}

function routeKeyProblems(taken: RouteKeys, key: EntityKey, routeKey: string, protocol: V2ProtocolType): RuleProblem[] {
  const form = keyFormProblem(routeKey, protocol);
  if (form !== undefined) return [{ path: ['routeKey'], message: form }];
  if (taken.isTaken(key, routeKey)) {
    // AWS documented: public bug reports quote this message and the next
    const message = `Route with key ${routeKey} already exists for this API`;
    return [{ path: ['routeKey'], message, code: 'CONFLICT' }];
  }
  const rival = protocol === 'HTTP' ? taken.rivalOf(key, routeKey) : undefined;
  if (rival === undefined) return [];
  const message = `The provided route key "${routeKey}" has a conflicting variable on the same hierarchical level as "${rival}"`;
  return [{ path: ['routeKey'], message, code: 'CONFLICT' }];
}

function keyFormProblem(routeKey: string, protocol: V2ProtocolType): string | undefined {
  if (protocol === 'HTTP') {
    const parsed = routeKey === defaultRouteKey ? undefined : parseHttpRouteKey(routeKey);
    return typeof parsed === 'string' ? parsed : undefined;
  }
  const isKept = ['$connect', '$disconnect', defaultRouteKey].includes(routeKey);
  if (isKept || !routeKey.startsWith('$')) return undefined;
  // AWS documented: $ begins the three keys of the service only. AWS assumed: the wording
  return `The route key ${routeKey} must be $connect, $disconnect or $default, or not begin with $`;
}

function targetProblems(definition: Definition, apiId: string, { target }: V2Route): RuleProblem[] {
  if (target === undefined) return [];
  const integrationId = /^integrations\/([^/]+)$/.exec(target)?.[1];
  if (integrationId !== undefined && findEntity(definition, 'v2-integration', apiId, integrationId) !== undefined) {
    return [];
  }
  // AWS assumed: the wording
  const message =
    integrationId === undefined
      ? `Invalid target specified ${target}. A target is integrations/ and the id of an integration`
      : `Invalid Integration identifier specified ${integrationId}`;
  return [{ path: ['target'], message }];
}

function authorizationProblems(
  definition: Definition,
  apiId: string,
  { routeKey, authorizationType, authorizerId = '' }: V2Route,
  protocol: V2ProtocolType,
): RuleProblem[] {
  const path = ['authorizationType'];
  const alsoAt = [['authorizerId'], ['routeKey']];
  if (authorizationType === 'NONE') return [];
  if (protocol === 'WEBSOCKET' && routeKey !== '$connect') {
    // AWS documented: only the handshake is authorized. AWS assumed: the wording
    return [{ path, alsoAt, message: 'Currently, authorization is restricted to the $connect route only' }];
  }
  if (protocol === 'WEBSOCKET' && authorizationType === 'JWT') {
    return [{ path, alsoAt, message: 'JWT authorization is supported for HTTP protocol Apis only' }];
  }
  if (authorizationType === 'AWS_IAM') return [];
  const authorizer = findEntity(definition, 'v2-authorizer', apiId, authorizerId);
  const wanted = authorizationType === 'JWT' ? 'JWT' : 'REQUEST';
  if (authorizer?.authorizerType === wanted) return [];
  // AWS documented: public bug reports quote the message of JWT; the other one follows it
  const what = authorizationType === 'JWT' ? 'JWT authorizer' : 'Lambda authorizer';
  const message = `Invalid authorizer ID specified. Setting the authorization type to ${authorizationType} requires a valid ${what}.`;
  return [{ path: ['authorizerId'], alsoAt: [path], message }];
}

const webSocketMembers = [
  'modelSelectionExpression',
  'requestModels',
  'requestParameters',
  'routeResponseSelectionExpression',
] as const;

/** AWS documented: members of WebSocket APIs. AWS assumed: the wording */
function httpOnly(route: V2Route): RuleProblem[] {
  const refused: string[] = webSocketMembers.filter((member) => route[member] !== undefined);
  if (route.apiKeyRequired) refused.push('apiKeyRequired');
  return refused.map((member) => ({
    path: [member],
    message: `${member} is supported for WEBSOCKET protocol Apis only`,
  }));
}

function webSocketProblems(route: V2Route): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (route.authorizationScopes !== undefined) {
    const message = 'authorizationScopes is supported for HTTP protocol Apis only';
    problems.push({ path: ['authorizationScopes'], message });
  }
  if (route.apiKeyRequired && route.routeKey !== '$connect') {
    // AWS documented: keys are asked for at the handshake. AWS assumed: the wording
    const message = 'Currently, API keys are restricted to the $connect route only';
    problems.push({ path: ['apiKeyRequired'], alsoAt: [['routeKey']], message });
  }
  const { routeResponseSelectionExpression: expression } = route;
  if (expression !== undefined && expression !== defaultRouteKey && expression !== '\\$default') {
    const message = 'Invalid routeResponseSelectionExpression specified. Only $default is supported';
    problems.push({ path: ['routeResponseSelectionExpression'], message });
  }
  return problems;
}

/** AWS documented: `$default` is the only key. AWS assumed: the wordings */
export function v2RouteResponseProblems(
  definition: Definition,
  key: EntityKey,
  [apiId = '', routeId = '']: readonly string[],
  response: V2RouteResponse,
): RuleProblem[] {
  const path = ['routeResponseKey'];
  if (response.routeResponseKey !== defaultRouteKey) {
    return [{ path, message: 'Invalid routeResponseKey specified. Only $default is supported' }];
  }
  const twin = listEntities(definition, 'v2-route-response', apiId).find(
    (other) => other.ids[1] === routeId && other.key !== key,
  );
  if (twin === undefined) return [];
  return [{ path, message: 'Route response with key $default already exists for this route', code: 'CONFLICT' }];
}
