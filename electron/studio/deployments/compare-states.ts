// Two states of an API side by side: working copy, deployments, stages.
import { StudioError } from '../../../shared/contract/errors';
import type { ComparedSide, ComparedState, Comparison } from '../../../shared/contract/stages';
import { findStage } from '../../../shared/definition/any-api';
import { type ApiSnapshot, snapshotApi } from '../../../shared/definition/api-view';
import { describeChanges } from '../../../shared/definition/diff/describe-changes';
import { memberChanges } from '../../../shared/definition/diff/member-changes';
import { memberWords } from '../../../shared/definition/diff/member-words';
import type { OpenWorkspace } from '../workspace/current-workspace';
import { readDeployment } from './deployment-records';

export interface ComparedSides {
  readonly apiId: string;
  readonly before: ComparedSide;
  readonly after: ComparedSide;
}

interface ReadState {
  readonly state: ComparedState;
  readonly snapshot: ApiSnapshot;
  readonly stage?: object;
}

/** Says what turns one side into the other. NOT_FOUND where a side, or what its stage serves, is not there. */
export async function compareStates(
  workspace: OpenWorkspace,
  { apiId, before, after }: ComparedSides,
): Promise<Comparison> {
  const [left, right] = [await readSide(workspace, apiId, before), await readSide(workspace, apiId, after)];
  const unnamed = { before: () => undefined, after: () => undefined };
  return {
    before: left.state,
    after: right.state,
    changes: describeChanges(left.snapshot, right.snapshot),
    stageSettings:
      left.stage === undefined || right.stage === undefined
        ? []
        : memberChanges(left.stage, right.stage)
            .filter(({ path: [member = ''] }) => !ofTheStageItself.has(member))
            .map((change) => ({ ...change, ...memberWords(change, unnamed) })),
  };
}

/** Members in which two stages always differ, or that say nothing of how they serve. */
const ofTheStageItself: ReadonlySet<string> = new Set(['stageName', 'createdDate', 'lastUpdatedDate', 'port', 'tags']);

async function readSide(workspace: OpenWorkspace, apiId: string, side: ComparedSide): Promise<ReadState> {
  const { definition } = workspace.workingCopy;
  if (side.kind === 'working copy') {
    const snapshot = snapshotApi(definition, apiId);
    if (Object.keys(snapshot.entities).length === 0) throw new StudioError('NOT_FOUND', `There is no API ${apiId}.`);
    return { state: { title: 'working copy' }, snapshot };
  }
  if (side.kind === 'deployment')
    return readOne(workspace, apiId, side.deploymentId, `deployment ${side.deploymentId}`);
  const { stageName } = side;
  const stage = findStage(definition, apiId, stageName);
  if (stage === undefined) throw new StudioError('NOT_FOUND', `There is no stage ${stageName}.`, { path: 'stageName' });
  const pointer = workspace.deployments.pointer(apiId, stageName);
  if (pointer === undefined) {
    throw new StudioError('NOT_FOUND', `Stage ${stageName} serves no deployment yet.`, { path: 'stageName' });
  }
  return { ...(await readOne(workspace, apiId, pointer.deploymentId, `stage ${stageName}`)), stage };
}

async function readOne(
  workspace: OpenWorkspace,
  apiId: string,
  deploymentId: string,
  title: string,
): Promise<ReadState> {
  const { record, snapshot } = await readDeployment(workspace, apiId, deploymentId);
  return { state: { title, deploymentId, createdAt: record.createdAt }, snapshot };
}
