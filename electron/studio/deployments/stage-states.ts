// What clients are told of each stage: what it serves, what waits, where it can be called, and whether its port is open.
import type { StageState } from '../../../shared/contract/stages';
import { findEntity, listEntities } from '../../../shared/definition/entities';
import type { Stage } from '../../../shared/definition/rest/stage';
import type { GatewaySupervisor, StagePortChange } from '../gateway/gateway-supervisor';
import type { CurrentWorkspace, OpenWorkspace } from '../workspace/current-workspace';
import { invokeUrls } from './invoke-urls';
import { pendingChanges } from './pending-changes';

export interface StageStatesOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly region: string;
}

export interface StageStates {
  of(workspace: OpenWorkspace, apiId: string, stage: Stage): Promise<StageState>;
  list(apiId?: string): Promise<readonly StageState[]>;
  /** Takes over what became of a stage's own port. */
  heardOfPort(change: StagePortChange): void;
}

/** Makes the book of states. */
export function createStageStates({ current, gateway, region }: StageStatesOptions): StageStates {
  const refusals = new Map<string, StagePortChange>();

  async function stateOf(workspace: OpenWorkspace, apiId: string, stage: Stage): Promise<StageState> {
    const pointer = workspace.deployments.pointer(apiId, stage.stageName);
    const snapshot =
      pointer === undefined ? undefined : await workspace.deployments.readSnapshot(apiId, pointer.deploymentId);
    return {
      apiId,
      stageName: stage.stageName,
      pending: pendingChanges(workspace.workingCopy.definition, apiId, snapshot),
      urls: invokeUrls({
        apiId,
        stageName: stage.stageName,
        region: findEntity(workspace.workingCopy.definition, 'rest-api', apiId)?.region ?? region,
        port: gateway.state.port ?? 0,
        ...(stage.port !== undefined && { ownPort: stage.port }),
      }),
      ...portProblem(apiId, stage),
      ...(pointer !== undefined && { deploymentId: pointer.deploymentId, deployedAt: pointer.deployedAt }),
    };
  }

  async function list(apiId?: string): Promise<readonly StageState[]> {
    const workspace = current.workspace;
    if (workspace === undefined) return [];
    const stages = listEntities(workspace.workingCopy.definition, 'stage', apiId);
    return Promise.all(stages.map(({ ids, entity }) => stateOf(workspace, ids[0] ?? '', entity)));
  }

  /** A refusal counts as long as the stage wants that very port. */
  function portProblem(apiId: string, { stageName, port }: Stage): Pick<StageState, 'portProblem'> {
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
