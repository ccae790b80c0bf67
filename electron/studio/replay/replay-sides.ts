// The two states of an API that requests run through: snapshots with the settings their stages would give them.

import { StudioError } from '../../../shared/contract/errors';
import type { ReplaySide } from '../../../shared/contract/replay';
import { findStage } from '../../../shared/definition/any-api';
import { type ApiSnapshot, snapshotApi } from '../../../shared/definition/api-view';
import type { StageDeployment, StageSettings } from '../../gateway/ports';
import { readDeployment, requireStage } from '../deployments/deployment-records';
import { stageSettings } from '../deployments/stage-settings';
import type { OpenWorkspace } from '../workspace/current-workspace';

export interface ReadSide {
  readonly title: string;
  /** As it would serve a request that was recorded on `stageName`. */
  at(stageName: string): StageDeployment;
}

/** Reads a side; NOT_FOUND where it is not there. `runId` tells working copies of different runs apart. */
export async function readSide(
  workspace: OpenWorkspace,
  apiId: string,
  side: ReplaySide,
  runId: string,
): Promise<ReadSide> {
  const { definition } = workspace.workingCopy;
  const settingsOf = (stageName: string): StageSettings => {
    const stage = findStage(definition, apiId, stageName);
    return stage === undefined ? bareSettings : stageSettings(stage);
  };
  const served = (snapshot: ApiSnapshot, snapshotHash: string, deploymentId: string) => ({
    apiId,
    deploymentId,
    deployedAt: 0,
    snapshotHash,
    snapshot,
  });
  if (side.kind === 'working copy') {
    const snapshot = snapshotApi(definition, apiId);
    if (Object.keys(snapshot.entities).length === 0) throw new StudioError('NOT_FOUND', `There is no API ${apiId}.`);
    const parts = served(snapshot, `working copy of ${runId}`, '');
    return { title: 'working copy', at: (stageName) => ({ ...parts, stageName, settings: settingsOf(stageName) }) };
  }
  if (side.kind === 'deployment') {
    const { record, snapshot } = await readDeployment(workspace, apiId, side.deploymentId);
    const parts = served(snapshot, record.snapshotHash, record.id);
    return {
      title: `deployment ${record.id}`,
      at: (stageName) => ({ ...parts, stageName, settings: settingsOf(stageName) }),
    };
  }
  const { stageName, isCanary = false } = side;
  const stage = requireStage(definition, apiId, stageName);
  const settings = stageSettings(stage);
  const canary = 'canarySettings' in stage ? stage.canarySettings : undefined;
  if (isCanary && canary === undefined) throw new StudioError('NOT_FOUND', `Stage ${stageName} has no canary.`);
  const pointed = workspace.deployments.pointer(apiId, stageName)?.deploymentId;
  const deploymentId = isCanary ? (canary?.deploymentId ?? pointed) : pointed;
  if (deploymentId === undefined) {
    throw new StudioError('NOT_FOUND', `Stage ${stageName} serves no deployment yet.`, { path: 'stageName' });
  }
  const { record, snapshot } = await readDeployment(workspace, apiId, deploymentId);
  const variables = isCanary ? (settings.canary?.variables ?? settings.variables) : settings.variables;
  const one = { ...served(snapshot, record.snapshotHash, record.id), stageName, settings: { ...settings, variables } };
  return { title: isCanary ? `canary of ${stageName}` : `stage ${stageName}`, at: () => one };
}

const bareSettings: StageSettings = { variables: {}, methodSettings: {}, tracingEnabled: false };
