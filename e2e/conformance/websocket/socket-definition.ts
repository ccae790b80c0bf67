// A WebSocket API in short, made into the snapshot of a deployment.
import { type ApiSnapshot, snapshotApi } from '../../../shared/definition/api-view';
import { type Entity, type EntityKey, entityKey, entitySchemas } from '../../../shared/definition/entities';
import type { V2Api } from '../../../shared/definition/v2/api';
import type { V2Authorizer } from '../../../shared/definition/v2/authorizer';
import type { V2Integration, V2IntegrationResponse } from '../../../shared/definition/v2/integration';
import type { V2Route } from '../../../shared/definition/v2/route';

export interface SocketApi {
  readonly api?: Partial<V2Api>;
  readonly routes: Readonly<Record<string, SocketRoute>>;
  readonly authorizer?: Partial<V2Authorizer>;
  /** JSON Schemas by name. */
  readonly models?: Readonly<Record<string, object>>;
}

export interface SocketRoute {
  readonly route?: Partial<V2Route>;
  readonly integration: Partial<V2Integration>;
  readonly replies?: readonly Partial<V2IntegrationResponse>[];
  readonly isTwoWay?: boolean;
}

export const apiId = 'chat123456';

/** A function integration by name. */
export function lambda(functionName: string, more: Partial<SocketRoute> = {}): SocketRoute {
  const arn = `arn:aws:lambda:us-east-1:123456789012:function:${functionName}`;
  const integrationUri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`;
  return { ...more, integration: { integrationType: 'AWS_PROXY', integrationUri, ...more.integration } };
}

/** A mock that answers `text` on the way back. */
export function mock(text: string, more: Partial<SocketRoute> = {}): SocketRoute {
  return {
    isTwoWay: true,
    ...more,
    integration: {
      integrationType: 'MOCK',
      requestTemplates: { $default: '{"statusCode":200}' },
      ...more.integration,
    },
    replies: more.replies ?? [{ integrationResponseKey: '$default', responseTemplates: { $default: text } }],
  };
}

/** The snapshot of `spec`. */
export function socketSnapshot({ api, routes, authorizer, models = {} }: SocketApi): ApiSnapshot {
  const entities = new Map<EntityKey, Entity>();
  const add = (key: EntityKey, schema: { parse(value: unknown): unknown }, entity: object): void => {
    entities.set(key, schema.parse(entity) as Entity);
  };
  add(entityKey('v2-api', apiId), entitySchemas['v2-api'], {
    id: apiId,
    name: 'Chat',
    protocolType: 'WEBSOCKET',
    createdDate: 0,
    routeSelectionExpression: '$request.body.action',
    ...api,
  });
  for (const [at, [routeKey, spec]] of Object.entries(routes).entries()) addRoute(add, `${at}`, routeKey, spec);
  if (authorizer !== undefined) {
    add(entityKey('v2-authorizer', apiId, 'auth1'), entitySchemas['v2-authorizer'], {
      id: 'auth1',
      name: 'guard',
      authorizerType: 'REQUEST',
      ...authorizer,
    });
  }
  for (const [name, schema] of Object.entries(models)) {
    const entity = { id: name, name, contentType: 'application/json', schema: JSON.stringify(schema) };
    add(entityKey('v2-model', apiId, name), entitySchemas['v2-model'], entity);
  }
  return snapshotApi(entities, apiId);
}

type Add = (key: EntityKey, schema: { parse(value: unknown): unknown }, entity: object) => void;

function addRoute(add: Add, at: string, routeKey: string, spec: SocketRoute): void {
  const [routeId, integrationId] = [`route${at}`, `integ${at}`];
  add(entityKey('v2-route', apiId, routeId), entitySchemas['v2-route'], {
    id: routeId,
    routeKey,
    target: `integrations/${integrationId}`,
    ...(spec.isTwoWay && { routeResponseSelectionExpression: '$default' }),
    ...spec.route,
  });
  if (spec.isTwoWay) {
    const response = { id: 'rr1', routeResponseKey: '$default' };
    add(entityKey('v2-route-response', apiId, routeId, 'rr1'), entitySchemas['v2-route-response'], response);
  }
  add(entityKey('v2-integration', apiId, integrationId), entitySchemas['v2-integration'], {
    id: integrationId,
    timeoutInMillis: 29_000,
    ...spec.integration,
  });
  (spec.replies ?? []).forEach((reply, index) => {
    const id = `reply${index}`;
    add(entityKey('v2-integration-response', apiId, integrationId, id), entitySchemas['v2-integration-response'], {
      id,
      ...reply,
    });
  });
}
