// CreateApi: checked as a whole, made as one edit; with a target the integration, route and stage of quick create too.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop.html#http-api-examples.cli.quick-create

import { putEntity } from '../../../../shared/definition/edits/entity-edits';
import { createHttpApi, createWebSocketApi } from '../../../../shared/definition/edits/v2-api-edits';
import { type Definition, listEntities } from '../../../../shared/definition/entities';
import { placedAt } from '../../../../shared/definition/place';
import { type V2ProtocolType, v2ProtocolTypes } from '../../../../shared/definition/v2/api';
import { badRequest } from '../../wire/aws-error';
import type { OperationCall } from '../../wire/operation';
import { mergeMembers } from '../merge-members';
import { quotas, refuseOver } from '../quotas';

type Members = Readonly<Record<string, unknown>>;

/** Makes the API that the call asks for; answers its id. */
export async function createApi(call: OperationCall): Promise<string> {
  const { target, routeKey: _, credentialsArn: _role, ...body } = call.json();
  const protocolType = v2ProtocolTypes.find((type) => type === body.protocolType);
  if (protocolType === undefined) throw badRequest('Invalid protocol specified. Must be one of [HTTP, WEBSOCKET]');
  requireSelectionExpression(protocolType, body.routeSelectionExpression);
  if (protocolType === 'WEBSOCKET' && target !== undefined) {
    // AWS documented: quick create is for HTTP APIs. AWS assumed: the wording
    throw badRequest('target is supported for HTTP protocol Apis only');
  }
  refuseOver(listEntities(call.definition, 'v2-api').length, quotas.apis, 'APIs');
  const { apiId } = await call.workspace.workingCopy.edit(`Create API ${String(body.name)}`, (definition) => {
    const made = make(call, definition, protocolType);
    const bare = made.definition.get(made.key) as Members;
    const whole = mergeMembers(bare, { ...body, ...placedAt(call, call.home) }, { required: ['name'] });
    return { ...putEntity(made.definition, made.key, whole), apiId: made.apiId };
  });
  return apiId;
}

function make(call: OperationCall, definition: Definition, protocolType: V2ProtocolType) {
  const { name, target, routeKey, credentialsArn, routeSelectionExpression } = call.json();
  const { random, clock } = call.studio.host;
  const api = { name: String(name), random, now: clock() };
  if (protocolType === 'WEBSOCKET') {
    return createWebSocketApi(definition, { ...api, routeSelectionExpression: String(routeSelectionExpression) });
  }
  return createHttpApi(definition, {
    ...api,
    ...(typeof target === 'string' && { target }),
    ...(typeof routeKey === 'string' && { routeKey }),
    ...(typeof credentialsArn === 'string' && { credentialsArn }),
  });
}

/** What HTTP APIs select by is a rule of the definition; a WebSocket API cannot be made without saying it. */
export function requireSelectionExpression(protocolType: V2ProtocolType, expression: unknown): void {
  if (protocolType === 'HTTP' || (typeof expression === 'string' && expression !== '')) return;
  // AWS assumed: the wording
  throw badRequest('routeSelectionExpression is a required parameter for WEBSOCKET protocol Apis');
}
