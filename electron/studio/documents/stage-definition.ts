// The definition that a document or a client library is made from: the working copy, or what a stage serves.
import { StudioError } from '../../../shared/contract/errors';
import { definitionOf } from '../../../shared/definition/api-view';
import { applyChanges } from '../../../shared/definition/changes';
import { type Definition, findEntity, listEntities } from '../../../shared/definition/entities';
import type { Stage } from '../../../shared/definition/rest/stage';
import type { CurrentWorkspace } from '../workspace/current-workspace';

export interface StageDefinition {
  readonly definition: Definition;
  /** Absent for the working copy. */
  readonly stage?: Stage;
}

/** What a stage serves, or the working copy where no stage is named. NOT_FOUND where there is no such thing. */
export async function readStageDefinition(
  current: CurrentWorkspace,
  apiId: string,
  stageName: string | undefined,
): Promise<StageDefinition> {
  const workspace = current.require();
  const { definition } = workspace.workingCopy;
  if (findEntity(definition, 'rest-api', apiId) === undefined) {
    throw new StudioError('NOT_FOUND', `Invalid API identifier specified ${apiId}`, { path: 'apiId' });
  }
  if (stageName === undefined) return { definition };
  const stage = findEntity(definition, 'stage', apiId, stageName);
  const pointer = workspace.deployments.pointer(apiId, stageName);
  const snapshot =
    pointer === undefined ? undefined : await workspace.deployments.readSnapshot(apiId, pointer.deploymentId);
  if (stage === undefined || snapshot === undefined) {
    throw new StudioError('NOT_FOUND', `Stage ${stageName} does not exist or serves no deployment.`, {
      path: 'stageName',
    });
  }
  // Documentation is no part of a deployment; an export of a stage shows the current parts.
  const documentation = [
    ...listEntities(definition, 'documentation-part', apiId),
    ...listEntities(definition, 'documentation-version', apiId),
  ].map(({ key, entity }) => ({ key, after: entity }));
  return { definition: applyChanges(definitionOf(snapshot), documentation), stage };
}

/** What a stage of an HTTP API serves, or the working copy where no stage is named. NOT_FOUND where it serves nothing. */
export async function readV2StageDefinition(
  current: CurrentWorkspace,
  apiId: string,
  stageName: string | undefined,
): Promise<Definition> {
  const { workingCopy, deployments } = current.require();
  if (stageName === undefined) return workingCopy.definition;
  const pointer = deployments.pointer(apiId, stageName);
  const snapshot = pointer && (await deployments.readSnapshot(apiId, pointer.deploymentId));
  if (snapshot === undefined) {
    throw new StudioError('NOT_FOUND', `Stage ${stageName} does not exist or serves no deployment.`, {
      path: 'stageName',
    });
  }
  return definitionOf(snapshot);
}
