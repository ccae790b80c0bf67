// Making and removing HTTP and WebSocket APIs with everything that belongs to them.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop.html
import { findApi } from '../any-api';
import {
  apiIdOf,
  type Definition,
  type Entity,
  type EntityKey,
  entityKey,
  findEntity,
  listEntities,
} from '../entities';
import { newApiId, newRouteId, type RandomSource } from '../ids';
import { type CorsConfiguration, httpRouteSelectionExpression } from '../v2/api';
import { defaultRouteKey } from '../v2/route-key';
import { defaultStageName } from '../v2/stage';
import { type Edit, freshId, refuse, refuseNoApi, withEntities } from './edit';
import { checkEntity } from './entity-check';
import { mappedDomains } from './mapped-domains';
import { entityProblems } from './rules/entity-rules';
import { refuseBrokenRules } from './rules/rule-problem';
import { v2ApiProblems } from './rules/v2-api-rules';
import { newIntegration } from './v2-route-edits';

interface NewApi {
  readonly name: string;
  readonly description?: string;
  readonly random: RandomSource;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface NewHttpApi extends NewApi {
  readonly corsConfiguration?: CorsConfiguration;
  /** Quick create: a URL or the ARN of a function, which takes what `routeKey` says. */
  readonly target?: string;
  /** Of quick create; `$default` where it is not said. */
  readonly routeKey?: string;
  readonly credentialsArn?: string;
}

export interface NewWebSocketApi extends NewApi {
  /** `$request.body.action` where it is not said. */
  readonly routeSelectionExpression?: string;
}

export type NewApiEdit = Edit & { readonly apiId: string };

/** A new HTTP API; with a target also its integration, its route and the stage `$default` that deploys by itself. */
export function createHttpApi(definition: Definition, api: NewHttpApi): NewApiEdit {
  const { corsConfiguration, target } = api;
  const made = createApi(definition, api, {
    protocolType: 'HTTP',
    routeSelectionExpression: httpRouteSelectionExpression,
    ...(corsConfiguration !== undefined && { corsConfiguration }),
  });
  return target === undefined ? made : quickCreate(made, api, target);
}

/** A new WebSocket API without routes. */
export function createWebSocketApi(definition: Definition, api: NewWebSocketApi): NewApiEdit {
  const { routeSelectionExpression = '$request.body.action' } = api;
  return createApi(definition, api, { protocolType: 'WEBSOCKET', routeSelectionExpression });
}

/** Removes the API, its parts, and its places in usage plans; refused while a domain name maps to it. */
export function removeV2Api(definition: Definition, apiId: string): Edit {
  if (findEntity(definition, 'v2-api', apiId) === undefined) refuseNoApi(definition, apiId);
  if (mappedDomains(definition, apiId).length > 0) {
    // AWS recorded: a public bug report quotes it, a bad request
    const message = `Deleting API ${apiId} failed. Please remove all API mappings for the API from your custom domain names.`;
    refuse('INVALID_DEFINITION', message, 'apiId');
  }
  const entries: [EntityKey, Entity | undefined][] = [];
  for (const key of definition.keys()) if (apiIdOf(key) === apiId) entries.push([key, undefined]);
  for (const { key, entity } of listEntities(definition, 'usage-plan')) {
    const apiStages = entity.apiStages?.filter((place) => place.apiId !== apiId);
    if (apiStages?.length !== entity.apiStages?.length) entries.push([key, { ...entity, apiStages }]);
  }
  return { definition: withEntities(definition, entries), key: entityKey('v2-api', apiId) };
}

function createApi(definition: Definition, api: NewApi, members: object): NewApiEdit {
  const { name, description, random, now } = api;
  const apiId = freshId(newApiId, random, (id) => findApi(definition, id) !== undefined);
  const key = entityKey('v2-api', apiId);
  const entity = checkEntity('v2-api', {
    id: apiId,
    name,
    ...(description !== undefined && description !== '' && { description }),
    createdDate: Math.floor(now / 1_000),
    ...members,
  });
  refuseBrokenRules(undefined, entity, v2ApiProblems(entity));
  return { definition: withEntities(definition, [[key, entity]]), key, apiId };
}

/** AWS documented: what quick create makes is managed: its stage and its route's key cannot change. */
function quickCreate({ definition, key, apiId }: NewApiEdit, api: NewHttpApi, target: string): NewApiEdit {
  const { random, now, routeKey = defaultRouteKey, credentialsArn } = api;
  const integration = newIntegration(definition, { apiId, uri: target, random });
  const at = Math.floor(now / 1_000);
  const apiGatewayManaged = true;
  const managed = {
    ...integration,
    ...(credentialsArn !== undefined && { credentialsArn }),
    apiGatewayManaged,
  };
  const routeId = newRouteId(random);
  const route = { id: routeId, routeKey, target: `integrations/${integration.id}`, apiGatewayManaged };
  const stage = {
    stageName: defaultStageName,
    autoDeploy: true,
    createdDate: at,
    lastUpdatedDate: at,
    apiGatewayManaged,
  };
  const entries: [EntityKey, Entity][] = [
    [entityKey('v2-integration', apiId, integration.id), checkEntity('v2-integration', managed)],
    [entityKey('v2-route', apiId, routeId), checkEntity('v2-route', route)],
    [entityKey('v2-stage', apiId, defaultStageName), checkEntity('v2-stage', stage)],
  ];
  const next = withEntities(definition, entries);
  for (const [each, entity] of entries) refuseBrokenRules(undefined, entity, entityProblems(next, each, entity));
  return { definition: next, key, apiId };
}
