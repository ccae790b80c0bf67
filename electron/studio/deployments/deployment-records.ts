// Deployments as the store holds them: what each is, which stages serve it, and when it may go.
import { StudioError } from '../../../shared/contract/errors';
import type { DeploymentSummary } from '../../../shared/contract/stages';
import { type AnyStage, findStage, isV2Api, listStages } from '../../../shared/definition/any-api';
import type { ApiSnapshot } from '../../../shared/definition/api-view';
import { type Definition, listEntities } from '../../../shared/definition/entities';
import type { DeploymentRecord } from '../../storage/deployments/deployment-store';
import type { OpenWorkspace } from '../workspace/current-workspace';

const automatic = 'Deployed automatically';
// AWS documented: public bug reports quote it
const automaticOfV2 = 'Automatic deployment triggered by changes to the Api configuration';
/** Beyond so many automatic deployments that no stage serves, the oldest go. */
const keptAutomatic = 20;

/** What automatic deployments of the API are described as. */
export function automaticOf(definition: Definition, apiId: string): string {
  return isV2Api(definition, apiId) ? automaticOfV2 : automatic;
}

/** Every edit makes one: they would fill the disk. */
export async function dropOldAutomatic(workspace: OpenWorkspace, apiId: string): Promise<void> {
  const old = workspace.deployments
    .list(apiId)
    .filter(({ description }) => description === automatic || description === automaticOfV2)
    .slice(keptAutomatic);
  for (const { id } of old) {
    const isFree = stagesOn(workspace, apiId, id).length + canariesOn(workspace, apiId, id).length === 0;
    if (isFree) await workspace.deployments.remove(apiId, id);
  }
}

/** A deployment as clients see it. */
export function summary(workspace: OpenWorkspace, apiId: string, record: DeploymentRecord): DeploymentSummary {
  const { id, createdAt, snapshotHash, version, description } = record;
  return {
    id,
    createdAt,
    snapshotHash,
    version,
    stageNames: stagesOn(workspace, apiId, id),
    canaryOf: canariesOn(workspace, apiId, id),
    ...(description !== undefined && { description }),
  };
}

/** Names of the stages that serve the deployment. */
export function stagesOn(workspace: OpenWorkspace, apiId: string, deploymentId: string): string[] {
  return listStages(workspace.workingCopy.definition, apiId)
    .map(({ stage }) => stage.stageName)
    .filter((stageName) => workspace.deployments.pointer(apiId, stageName)?.deploymentId === deploymentId);
}

/** Names of the stages whose canary serves the deployment. */
export function canariesOn({ workingCopy }: OpenWorkspace, apiId: string, deploymentId: string): string[] {
  return listEntities(workingCopy.definition, 'stage', apiId)
    .filter(({ entity }) => entity.canarySettings?.deploymentId === deploymentId)
    .map(({ entity }) => entity.stageName);
}

/** The record and its snapshot; NOT_FOUND where there is none. */
export async function readDeployment(workspace: OpenWorkspace, apiId: string, deploymentId: string) {
  const record = (await workspace.deployments.list(apiId)).find(({ id }) => id === deploymentId);
  const snapshot: ApiSnapshot | undefined =
    record === undefined ? undefined : await workspace.deployments.readSnapshot(apiId, deploymentId);
  if (record === undefined || snapshot === undefined)
    throw new StudioError('NOT_FOUND', 'Deployment id does not exist');
  return { record, snapshot };
}

/** The stage; NOT_FOUND where there is none. */
export function requireStage(definition: Definition, apiId: string, stageName: string): AnyStage {
  const stage = findStage(definition, apiId, stageName);
  if (stage === undefined) throw new StudioError('NOT_FOUND', `There is no stage ${stageName}.`, { path: 'stageName' });
  return stage;
}
