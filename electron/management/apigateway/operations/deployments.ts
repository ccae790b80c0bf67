// Deployment operations.
// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html
import type { DeploymentSummary } from '../../../../shared/contract/stages';
import { type RestApiView, viewRestApi } from '../../../../shared/definition/api-view';
import { updateEntity } from '../../../../shared/definition/edits/entity-edits';
import { type Definition, entityKey, findEntity, listEntities } from '../../../../shared/definition/entities';
import { badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import { requireApi } from '../find';
import type { Operations } from '../operation';
import { applyPatch } from '../patch/apply-patch';
import { descriptionPatches } from '../patch/part-patches';
import { readPatchOperations } from '../patch/patch-operation';
import { page } from '../shapes';
import { pickSet } from './edit-entity';
import { quotas, refuseOver } from './quotas';

export const deploymentOperations: Operations = {
  async CreateDeployment(call) {
    const { api } = requireApi(call);
    const body = call.json();
    const { stageName, description, canarySettings } = body;
    const described = typeof description === 'string' && { description };
    if (isObject(canarySettings)) {
      const stage = requireCanaryStage(call, api.id, stageName);
      const key = entityKey('stage', api.id, stage);
      const changes = Object.entries(stageFields(body)).map(([field, value]) => ({ path: [field], value }));
      const canary = { percentTraffic: 0, useStageCache: false, ...canarySettings };
      // refused before anything is deployed
      updateEntity(call.definition, key, [{ path: ['canarySettings'], value: canary }, ...changes]);
      const settings = pickSet(canarySettings, ['percentTraffic', 'stageVariableOverrides', 'useStageCache']);
      const made = await call.studio.services.canaries.deploy({
        apiId: api.id,
        stageName: stage,
        ...described,
        ...settings,
      });
      if (changes.length > 0) {
        await call.workspace.workingCopy.edit('CreateDeployment by a client', (before) =>
          updateEntity(before, key, changes),
        );
        await call.studio.stages.settled();
      }
      return deploymentShape(made);
    }
    const isForStage = typeof stageName === 'string' && stageName !== '';
    if (isForStage && findEntity(call.definition, 'stage', api.id, stageName) === undefined) {
      refuseOver(listEntities(call.definition, 'stage', api.id).length, quotas.stagesPerApi, 'stages');
    }
    const made = await call.studio.services.deployments.create({
      apiId: api.id,
      ...(isForStage && { stageName, stageSettings: stageFields(body) }),
      ...described,
    });
    return deploymentShape(made);
  },
  async GetDeployments(call) {
    const { api } = requireApi(call);
    return page(await call.studio.services.deployments.list({ apiId: api.id }), call.query, deploymentShape);
  },
  async GetDeployment(call) {
    const view = requireApi(call);
    const deployment = await requireDeployment(call, view.api.id);
    if (!call.query.getAll('embed').includes('apisummary')) return deploymentShape(deployment);
    const snapshot = await call.workspace.deployments.readSnapshot(view.api.id, deployment.id);
    const entities = new Map(Object.entries(snapshot?.entities ?? {})) as Definition;
    const apiSummary = summaryOf(viewRestApi(entities, view.api.id) ?? view);
    return { ...deploymentShape(deployment), apiSummary };
  },
  async UpdateDeployment(call) {
    const { api } = requireApi(call);
    const { id, description } = await requireDeployment(call, api.id);
    const operations = readPatchOperations(call.json());
    const patched = applyPatch({ ...(description !== undefined && { description }) }, operations, descriptionPatches);
    const described = await call.studio.services.deployments.describe({
      apiId: api.id,
      deploymentId: id,
      ...(typeof patched.description === 'string' && { description: patched.description }),
    });
    return deploymentShape(described);
  },
  async DeleteDeployment(call) {
    const { api } = requireApi(call);
    const deployment = await requireDeployment(call, api.id);
    if (deployment.stageNames.length + deployment.canaryOf.length > 0) {
      throw badRequest('Active stages pointing to this deployment must be moved or deleted');
    }
    await call.studio.services.deployments.remove({ apiId: api.id, deploymentId: deployment.id });
    return undefined;
  },
};

/** What CreateDeployment and CreateStage may set on a stage beside its name. */
export function stageFields(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { stageDescription } = body;
  const fields = pickSet(body, ['cacheClusterEnabled', 'cacheClusterSize', 'variables', 'tracingEnabled']);
  // AWS assumed: the smallest size where none was chosen
  const size = fields.cacheClusterEnabled === true && fields.cacheClusterSize === undefined;
  return {
    ...(typeof stageDescription === 'string' && { description: stageDescription }),
    ...fields,
    ...(size && { cacheClusterSize: '0.5' }),
  };
}

/** AWS recorded: the sentences stand together without a space. */
function requireCanaryStage(call: OperationCall, apiId: string, stageName: unknown): string {
  if (typeof stageName !== 'string' || stageName === '') {
    throw badRequest(
      `Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is ${stageName === '' ? '' : 'null'}`,
    );
  }
  if (findEntity(call.definition, 'stage', apiId, stageName) !== undefined) return stageName;
  throw badRequest(
    `Invalid deployment content specified.Stage ${stageName} must already be created before making a canary release deployment`,
  );
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function deploymentShape({ id, description, createdAt }: DeploymentSummary): object {
  return { id, ...(description !== undefined && { description }), createdDate: Math.floor(createdAt / 1_000) };
}

async function requireDeployment(call: OperationCall, apiId: string): Promise<DeploymentSummary> {
  const deployments = await call.studio.services.deployments.list({ apiId });
  const deployment = deployments.find(({ id }) => id === label(call, 'deployment_id'));
  if (deployment === undefined) throw notFound('Invalid Deployment identifier specified');
  return deployment;
}

/** What was deployed, not what is there now. */
function summaryOf(view: RestApiView): object {
  const paths = [...view.resources.values()].filter(({ methods }) => methods.size > 0);
  return Object.fromEntries(
    paths.map(({ path, methods }) => [
      path,
      Object.fromEntries(
        [...methods].map(([verb, { authorizationType, apiKeyRequired }]) => [
          verb,
          { authorizationType, apiKeyRequired },
        ]),
      ),
    ]),
  );
}
