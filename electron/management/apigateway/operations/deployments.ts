// Deployment operations.
// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html
import type { DeploymentSummary } from '../../../../shared/contract/stages';
import type { RestApiView } from '../../../../shared/definition/api-view';
import { entityKey, findEntity } from '../../../../shared/definition/entities';
import { badRequest, notFound } from '../../wire/aws-error';
import { requireApi } from '../find';
import { label, type OperationCall, type Operations } from '../operation';
import { page } from '../shapes';
import { pickSet } from './edit-entity';

export const deploymentOperations: Operations = {
  async CreateDeployment(call) {
    const { api } = requireApi(call);
    const body = call.json();
    const { stageName, description, canarySettings } = body;
    const described = typeof description === 'string' && { description };
    if (isObject(canarySettings)) {
      const stage = requireCanaryStage(call, api.id, stageName);
      const made = await call.studio.services.deployments.create({ apiId: api.id, ...described });
      const canary = { percentTraffic: 0, useStageCache: false, ...canarySettings, deploymentId: made.id };
      await setStageFields(call, api.id, stage, { canarySettings: canary });
      return deploymentShape(made);
    }
    const isForStage = typeof stageName === 'string' && stageName !== '';
    const made = await call.studio.services.deployments.create({
      apiId: api.id,
      ...(isForStage && { stageName }),
      ...described,
    });
    if (isForStage) await setStageFields(call, api.id, stageName, stageFields(body));
    return deploymentShape(made);
  },
  async GetDeployments(call) {
    const { api } = requireApi(call);
    return page(await call.studio.services.deployments.list({ apiId: api.id }), call.query, deploymentShape);
  },
  async GetDeployment(call) {
    const view = requireApi(call);
    const deployment = await requireDeployment(call, view.api.id);
    const wantsSummary = call.query.getAll('embed').includes('apisummary');
    return { ...deploymentShape(deployment), ...(wantsSummary && { apiSummary: apiSummary(view) }) };
  },
  async DeleteDeployment(call) {
    const { api } = requireApi(call);
    const deployment = await requireDeployment(call, api.id);
    if (deployment.stageNames.length > 0) {
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

/** Sets fields of a stage as one edit. */
export async function setStageFields(
  call: OperationCall,
  apiId: string,
  stageName: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const changes = Object.entries(fields).map(([field, value]) => ({ path: [field], value }));
  if (changes.length === 0) return;
  await call.studio.services.definition.update({ key: entityKey('stage', apiId, stageName), changes });
}

/** AWS recorded: the sentences stand together without a space. */
function requireCanaryStage(call: OperationCall, apiId: string, stageName: unknown): string {
  if (typeof stageName !== 'string' || stageName === '') {
    throw badRequest(
      `Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is ${stageName === '' ? '' : 'null'}`,
    );
  }
  if (findEntity(call.workspace.workingCopy.definition, 'stage', apiId, stageName) !== undefined) return stageName;
  throw badRequest(
    `Invalid deployment content specified.Stage ${stageName} must already be created before making a canary release deployment`,
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
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

function apiSummary(view: RestApiView): object {
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
