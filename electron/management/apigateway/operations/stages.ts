// Stage operations.
// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html

import { updateEntity } from '../../../../shared/definition/edits/entity-edits';
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import { badRequest, notFound } from '../../wire/aws-error';
import type { OperationCall } from '../../wire/operation';
import { requireApi, requireStage } from '../find';
import type { Operations } from '../operation';
import { applyPatch, type Draft } from '../patch/apply-patch';
import { readPatchOperations } from '../patch/patch-operation';
import { stagePatches } from '../patch/stage-patches';
import { stageShape } from '../shapes';
import { isObject, stageFields } from './deployments';
import { pickSet } from './edit-entity';
import { quotas, refuseOver } from './quotas';

export const stageOperations: Operations = {
  async CreateStage(call) {
    const { api } = requireApi(call);
    const body = call.json();
    const { stageName, deploymentId, description, canarySettings } = body;
    if (typeof stageName !== 'string' || stageName === '') throw badRequest('Stage name must be non-empty');
    if (typeof deploymentId !== 'string' || deploymentId === '') throw badRequest('Deployment id must be non-empty');
    refuseOver(listEntities(call.definition, 'stage', api.id).length, quotas.stagesPerApi, 'stages');
    const known = await deploymentIdsOf(call, api.id);
    const canaryId = (canarySettings as { deploymentId?: unknown } | undefined)?.deploymentId;
    if (!known.has(deploymentId) || (typeof canaryId === 'string' && !known.has(canaryId))) {
      throw badRequest('Deployment id does not exist');
    }
    await call.studio.services.stages.create({
      apiId: api.id,
      stageName,
      deploymentId,
      ...(typeof description === 'string' && description !== '' && { description }),
      settings: {
        ...stageFields(body),
        ...pickSet(body, ['documentationVersion', 'tags']),
        // AWS recorded: a canary that names no deployment begins with the stage's own
        ...(isObject(canarySettings) && { canarySettings: { deploymentId, ...canarySettings } }),
      },
    });
    const { stage } = requireStage({ ...call, labels: { restapi_id: api.id, stage_name: stageName } });
    return stageShape(stage, deploymentId);
  },
  GetStage(call) {
    const { stage, deploymentId } = requireStage(call);
    return stageShape(stage, deploymentId);
  },
  GetStages(call) {
    const { api } = requireApi(call);
    const { definition } = call;
    const wanted = call.query.get('deploymentId');
    const stages = listEntities(definition, 'stage', api.id).map(({ entity }) => ({
      stage: entity,
      deploymentId: call.workspace.deployments.pointer(api.id, entity.stageName)?.deploymentId,
    }));
    const shown = wanted === null ? stages : stages.filter(({ deploymentId }) => deploymentId === wanted);
    return { item: shown.map(({ stage, deploymentId }) => stageShape(stage, deploymentId)) };
  },
  async UpdateStage(call) {
    const { view, stage } = requireStage(call);
    const apiId = view.api.id;
    const operations = readPatchOperations(call.json());
    const table = stagePatches(await deploymentIdsOf(call, apiId));
    const key = entityKey('stage', apiId, stage.stageName);
    let moved: string | undefined;
    await call.workspace.workingCopy.edit(`UpdateStage by a client`, (definition) => {
      const before = definition.get(key);
      if (before === undefined) throw notFound('Invalid stage identifier specified');
      const deploymentId = call.workspace.deployments.pointer(apiId, stage.stageName)?.deploymentId;
      const patched = applyPatch({ ...before, deploymentId }, operations, table);
      if (patched.deploymentId !== deploymentId) moved = patched.deploymentId as string;
      const lastUpdatedDate = Math.floor(call.studio.host.clock() / 1_000);
      return updateEntity(definition, key, fieldChanges(before as Draft, { ...patched, lastUpdatedDate }));
    });
    if (moved !== undefined) {
      await call.studio.services.stages.activate({ apiId, stageName: stage.stageName, deploymentId: moved });
    }
    const now = requireStage(call);
    return stageShape(now.stage, now.deploymentId);
  },
  async FlushStageCache(call) {
    const { view, stage } = requireStage(call);
    await call.studio.services.cache.flush({ apiId: view.api.id, stageName: stage.stageName });
    return undefined;
  },
  async FlushStageAuthorizersCache(call) {
    const { view, stage } = requireStage(call);
    await call.studio.services.authorizers.flush({ apiId: view.api.id, stageName: stage.stageName });
    return undefined;
  },
  async DeleteStage(call) {
    const { view, stage } = requireStage(call);
    await call.studio.services.stages.remove({ apiId: view.api.id, stageName: stage.stageName });
    return undefined;
  },
};

async function deploymentIdsOf(call: OperationCall, apiId: string): Promise<ReadonlySet<string>> {
  return new Set((await call.studio.services.deployments.list({ apiId })).map(({ id }) => id));
}

/** The members that a patch changed or took away; the deployment is no member of the entity. */
function fieldChanges(before: Draft, { deploymentId: _, ...after }: Draft) {
  const gone = Object.keys(before).filter((field) => !(field in after));
  return [
    ...Object.entries(after).map(([field, value]) => ({ path: [field], value })),
    ...gone.map((field) => ({ path: [field] })),
  ];
}
