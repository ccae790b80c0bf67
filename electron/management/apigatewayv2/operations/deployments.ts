// Deployment operations.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-deployments.html
import type { DeploymentSummary } from '../../../../shared/contract/stages';
import { findEntity } from '../../../../shared/definition/entities';
import { automaticOf } from '../../../studio/deployments/deployment-records';
import { badRequest } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import { notFoundHere, requireApi } from '../find';
import type { Operations } from '../operation';
import { page, timestamp } from '../pages';

export const deploymentOperations: Operations = {
  async CreateDeployment(call) {
    const { id: apiId } = requireApi(call);
    const { stageName, description } = call.json();
    const isForStage = typeof stageName === 'string' && stageName !== '';
    const stage = isForStage ? findEntity(call.definition, 'v2-stage', apiId, stageName) : undefined;
    if (isForStage && stage === undefined) throw notFoundHere('Stage', 'Invalid stage identifier specified');
    // AWS documented: a stage that deploys by itself takes no deployment. AWS assumed: the wording
    if (stage?.autoDeploy) throw badRequest('Deployment ID cannot be set on a stage when AutoDeploy is enabled');
    const made = await call.studio.services.deployments.create({
      apiId,
      ...(isForStage && { stageName }),
      ...(typeof description === 'string' && description !== '' && { description }),
    });
    return deploymentShape(call, apiId, made);
  },
  async GetDeployment(call) {
    const { id: apiId } = requireApi(call);
    return deploymentShape(call, apiId, await requireDeployment(call, apiId, label(call, 'deploymentId')));
  },
  async GetDeployments(call) {
    const { id: apiId } = requireApi(call);
    const deployments = await call.studio.services.deployments.list({ apiId });
    return page(deployments, call.query, (deployment) => deploymentShape(call, apiId, deployment));
  },
  async UpdateDeployment(call) {
    const { id: apiId } = requireApi(call);
    const deployment = await requireDeployment(call, apiId, label(call, 'deploymentId'));
    const { description = deployment.description } = call.json();
    const described = await call.studio.services.deployments.describe({
      apiId,
      deploymentId: deployment.id,
      ...(typeof description === 'string' && description !== '' && { description }),
    });
    return deploymentShape(call, apiId, described);
  },
  async DeleteDeployment(call) {
    const { id: apiId } = requireApi(call);
    const { id: deploymentId } = await requireDeployment(call, apiId, label(call, 'deploymentId'));
    await call.studio.services.deployments.remove({ apiId, deploymentId });
    return undefined;
  },
};

/** A deployment of the API. */
export async function requireDeployment(
  call: OperationCall,
  apiId: string,
  deploymentId: string,
): Promise<DeploymentSummary> {
  const found = (await call.studio.services.deployments.list({ apiId })).find(({ id }) => id === deploymentId);
  if (found !== undefined) return found;
  // AWS assumed: formed after the messages of other children
  throw notFoundHere('Deployment', `Invalid Deployment identifier specified ${deploymentId}`);
}

function deploymentShape({ definition }: OperationCall, apiId: string, deployment: DeploymentSummary): object {
  const { id, description, createdAt } = deployment;
  return {
    deploymentId: id,
    autoDeployed: description === automaticOf(definition, apiId),
    createdDate: timestamp(createdAt / 1_000),
    deploymentStatus: 'DEPLOYED',
    ...(description !== undefined && { description }),
  };
}
