// Parameter mappings as rows: the action apart from what it changes, what is offered, what is wrong.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html

import {
  isReservedHeader,
  type MappingSide,
  parseMappingTarget,
  parseMappingValue,
} from '../../../../shared/definition/v2/parameter-mapping';
import type { V2Route } from '../../../../shared/definition/v2/route';
import { parseHttpRouteKey } from '../../../../shared/definition/v2/route-key';

export const mappingActions = ['overwrite', 'append', 'remove'] as const;
export type MappingAction = (typeof mappingActions)[number];

const actionForm = /^(overwrite|append|remove):(.*)$/s;

/** The action of a key; new ones overwrite. */
export function actionOf(key: string): MappingAction {
  return (actionForm.exec(key)?.[1] as MappingAction | undefined) ?? 'overwrite';
}

/** What a key changes, without the action. */
export function targetOf(key: string): string {
  return actionForm.exec(key)?.[2] ?? key;
}

/** The key of a typed target; one that was pasted whole brings its own action. */
export function keyOf(typed: string, action: MappingAction): string {
  return typed === '' || actionForm.test(typed) ? typed : `${action}:${typed}`;
}

/** The record as it is stored: what is removed has no value. */
export function storedMappings(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, actionOf(key) === 'remove' ? "''" : value]),
  );
}

/** What is wrong with a row. */
export function mappingProblem(key: string, value: string, side: MappingSide): string | undefined {
  const target = parseMappingTarget(key, side);
  if (target === undefined) {
    const whole = side === 'request' ? 'overwrite path' : 'overwrite statuscode';
    const places = side === 'request' ? 'header.NAME, querystring.NAME' : 'header.NAME';
    return `Change ${places}, or ${whole}.`;
  }
  if (target.place === 'header' && isReservedHeader(target.name)) {
    return `API Gateway keeps the header ${target.name} to itself.`;
  }
  if (target.action === 'remove' || parseMappingValue(value, side) !== undefined) return undefined;
  return side === 'request'
    ? 'Take $request.…, $context.…, $stageVariables.… or a text; several in one value as ${request.header.a}.'
    : 'Take $response.…, $request.…, $context.…, $stageVariables.… or a text; several as ${response.header.a}.';
}

/** Targets offered while typing. */
export function mappingTargets(side: MappingSide): readonly string[] {
  return side === 'request' ? ['header.', 'querystring.', 'path'] : ['header.', 'statuscode'];
}

/** Values offered while typing: the route's own variables first. */
export function mappingValues(
  side: MappingSide,
  routes: readonly Pick<V2Route, 'routeKey'>[],
  stageVariables: readonly string[],
): readonly string[] {
  const variables = routes.flatMap(({ routeKey }) => {
    const parsed = parseHttpRouteKey(routeKey);
    const segments = typeof parsed === 'string' ? [] : parsed.segments;
    return segments.flatMap((segment) => (segment.kind === 'literal' ? [] : [`$request.path.${segment.name}`]));
  });
  return [
    ...new Set([
      ...(side === 'response' ? ['$response.header.', '$response.body', '$response.body.'] : []),
      ...variables,
      '$request.header.',
      '$request.querystring.',
      '$request.path',
      '$request.body',
      '$request.body.',
      '$context.requestId',
      '$context.identity.sourceIp',
      '$context.routeKey',
      '$context.stage',
      '$context.authorizer.claims.sub',
      ...stageVariables.map((name) => `$stageVariables.${name}`),
    ]),
  ];
}

const socketTarget = /^integration\.request\.(?:header|querystring|path)\.[a-zA-Z0-9._$-]+$/;
const socketSource =
  /^(?:route\.request\.(?:querystring|header|multivaluequerystring|multivalueheader)\.[a-zA-Z0-9._$-]+|route\.request\.body(?:[.[].+)?|stageVariables\.\w+|context\..+|'.*')$/s;

export const socketTargetPrefix = 'integration.request.';

/** What is wrong with a row of a WebSocket API; `name` is without the prefix. */
export function socketMappingProblem(name: string, value: string): string | undefined {
  if (!socketTarget.test(`${socketTargetPrefix}${name}`)) return 'Begin with header., querystring. or path.';
  if (socketSource.test(value)) return undefined;
  return "Map from route.request.…, context.…, stageVariables.… or a 'text' in quotes.";
}

/** Sources offered for a mapping of a WebSocket API. Only the handshake has headers and a query string. */
export function socketSources(routeKey: string | undefined): readonly string[] {
  const handshake = ['route.request.header.', 'route.request.querystring.'];
  return [
    ...(routeKey === undefined || routeKey === '$connect' ? handshake : []),
    ...(routeKey === '$connect' || routeKey === '$disconnect' ? [] : ['route.request.body', 'route.request.body.']),
    'context.connectionId',
    'context.requestId',
    'context.routeKey',
    'context.identity.sourceIp',
    'context.authorizer.principalId',
    'stageVariables.',
  ];
}
