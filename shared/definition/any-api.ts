// APIs and stages of every protocol, for what treats them alike.
import { type Definition, type EntityKey, entityKey, findEntity, listEntities } from './entities';
import type { RestApi } from './rest/rest-api';
import type { Stage } from './rest/stage';
import type { V2Api } from './v2/api';
import type { V2Stage } from './v2/stage';

export type AnyApi = RestApi | V2Api;
export type AnyStage = Stage | V2Stage;

/** The API `apiId`, of whichever protocol. */
export function findApi(definition: Definition, apiId: string): AnyApi | undefined {
  return findEntity(definition, 'rest-api', apiId) ?? findEntity(definition, 'v2-api', apiId);
}

/** All APIs. */
export function listApis(definition: Definition): AnyApi[] {
  return [...listEntities(definition, 'rest-api'), ...listEntities(definition, 'v2-api')].map(({ entity }) => entity);
}

/** True for HTTP and WebSocket APIs. */
export function isV2Api(definition: Definition, apiId: string): boolean {
  return definition.has(entityKey('v2-api', apiId));
}

/** The key that a stage of the API has, or would have. */
export function stageKey(definition: Definition, apiId: string, stageName: string): EntityKey {
  return entityKey(isV2Api(definition, apiId) ? 'v2-stage' : 'stage', apiId, stageName);
}

/** The stage, of whichever protocol its API is. */
export function findStage(definition: Definition, apiId: string, stageName: string): AnyStage | undefined {
  return definition.get(stageKey(definition, apiId, stageName)) as AnyStage | undefined;
}

/** All stages, or those of one API. */
export function listStages(definition: Definition, apiId?: string): { apiId: string; stage: AnyStage }[] {
  const stages = [...listEntities(definition, 'stage', apiId), ...listEntities(definition, 'v2-stage', apiId)];
  return stages.map(({ ids, entity }) => ({ apiId: ids[0] ?? '', stage: entity }));
}
