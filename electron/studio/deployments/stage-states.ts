// What clients are told of each stage: what it serves, what waits, where it can be called, and whether its port is open.
import type { PastDeployment, StageState } from '../../../shared/contract/stages';
import { type AnyStage, findApi, listStages } from '../../../shared/definition/any-api';
import type { StagePointer } from '../../storage/deployments/deployment-store';
import type { GatewaySupervisor, StagePortChange } from '../gateway/gateway-supervisor';
import type { CurrentWorkspace, OpenWorkspace } from '../workspace/current-workspace';
import { invokeUrls } from './invoke-urls';
import { pendingChanges } from './pending-changes';

export interface StageStatesOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly region: string;
  /** What became of the last deployment that the stage made by itself. */
  readonly deployMessage: (apiId: string, stageName: string) => string | undefined;
}

export interface StageStates {
  of(workspace: OpenWorkspace, apiId: string, stage: AnyStage): Promise<StageState>;
  list(apiId?: string): Promise<readonly StageState[]>;
  /** Takes over what became of a stage's own port. */
  heardOfPort(change: StagePortChange): void;
}

/** Makes the book of states. */
export function createStageStates({ current, gateway, region, deployMessage }: StageStatesOptions): StageStates {
  const refusals = new Map<string, StagePortChange>();

  async function stateOf(workspace: OpenWorkspace, apiId: string, stage: AnyStage): Promise<StageState> {
    const { definition } = workspace.workingCopy;
    const pointer = workspace.deployments.pointer(apiId, stage.stageName);
    const api = findApi(definition, apiId);
    const message = deployMessage(apiId, stage.stageName);
    const snapshot =
      pointer === undefined ? undefined : await workspace.deployments.readSnapshot(apiId, pointer.deploymentId);
    return {
      apiId,
      stageName: stage.stageName,
      pending: pendingChanges(definition, apiId, snapshot),
      urls: invokeUrls({
        apiId,
        stageName: stage.stageName,
        protocol: api !== undefined && 'protocolType' in api ? api.protocolType : 'REST',
        region: api?.region ?? region,
        port: gateway.state.port ?? 0,
        ...(stage.port !== undefined && { ownPort: stage.port }),
      }),
      history: pastDeployments(workspace, pointer),
      ...portProblem(apiId, stage),
      ...canaryState(workspace, apiId, stage, pointer?.deploymentId),
      ...(message !== undefined && { lastDeploymentStatusMessage: message }),
      ...(pointer !== undefined && { deploymentId: pointer.deploymentId, deployedAt: pointer.deployedAt }),
    };
  }

  async function list(apiId?: string): Promise<readonly StageState[]> {
    const workspace = current.workspace;
    if (workspace === undefined) return [];
    const stages = listStages(workspace.workingCopy.definition, apiId);
    return Promise.all(stages.map(({ apiId: id, stage }) => stateOf(workspace, id, stage)));
  }

  /** A refusal counts as long as the stage wants that very port. */
  function portProblem(apiId: string, { stageName, port }: AnyStage): Pick<StageState, 'portProblem'> {
    const refusal = refusals.get(`${apiId}/${stageName}`);
    if (refusal?.refused === undefined || refusal.port !== port) return {};
    const isTaken = refusal.refused.includes('EADDRINUSE');
    const portProblem = isTaken ? `Port ${port} is in use.` : `Port ${port} cannot be opened: ${refusal.refused}`;
    return { portProblem };
  }

  return {
    of: stateOf,
    list,
    heardOfPort(change) {
      refusals.set(`${change.apiId}/${change.stageName}`, change);
    },
  };
}

function canaryState(
  { deployments }: OpenWorkspace,
  apiId: string,
  stage: AnyStage,
  ownDeployment = '',
): Pick<StageState, 'canary'> {
  const canary = 'canarySettings' in stage ? stage.canarySettings : undefined;
  if (canary === undefined) return {};
  const deploymentId = canary.deploymentId ?? ownDeployment;
  const isServed = deployments.list(apiId).some(({ id }) => id === deploymentId);
  return { canary: { deploymentId, percentTraffic: canary.percentTraffic, isServed } };
}

/** What a stage served before, as far as it is still there; one that came back is named at its last time only. */
function pastDeployments({ deployments }: OpenWorkspace, pointer: StagePointer | undefined): readonly PastDeployment[] {
  if (pointer === undefined) return [];
  const known = new Set(deployments.list(pointer.apiId).map(({ id }) => id));
  known.delete(pointer.deploymentId);
  // each one found is taken out, so that it is found once
  return (pointer.history ?? []).filter(({ deploymentId }) => known.delete(deploymentId));
}
