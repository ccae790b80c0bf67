// Puts stages on the gateway and takes them off again: what each points to, and the first deployment of one that has none.
import { StudioError } from '../../../shared/contract/errors';
import { type AnyStage, listStages } from '../../../shared/definition/any-api';
import { snapshotApi } from '../../../shared/definition/api-view';
import { newShortId } from '../../../shared/definition/ids';
import type { CanarySettings } from '../../../shared/definition/rest/stage';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import type { OpenWorkspace } from '../workspace/current-workspace';
import { checkDeployable } from './check-deployable';
import { readDeployment, requireStage } from './deployment-records';
import { stageSettings } from './stage-settings';

export interface StageServingOptions {
  readonly gateway: GatewaySupervisor;
  readonly clock: () => number;
  readonly random: () => number;
}

export interface StageServing {
  /** Freezes the working copy of an API; refused where AWS would not deploy it. */
  freeze(
    workspace: OpenWorkspace,
    apiId: string,
    description: string | undefined,
  ): ReturnType<OpenWorkspace['deployments']['create']>;
  /** Points a stage at a deployment and serves it. */
  point(workspace: OpenWorkspace, apiId: string, stageName: string, deploymentId: string): Promise<void>;
  /** Serves what a stage points to. One without a deployment gets one of the working copy, unless withheld. */
  serve(workspace: OpenWorkspace, apiId: string, stage: AnyStage): Promise<void>;
  serveAll(workspace: OpenWorkspace): Promise<void>;
  isServed(apiId: string, stageName: string): boolean;
  /** Applies settings that need no deployment; another deployment of the canary is served first. */
  update(workspace: OpenWorkspace, apiId: string, before: AnyStage | undefined, after: AnyStage): Promise<void>;
  withdraw(apiId: string, stageName: string): void;
  withdrawAll(): void;
  /** Resolves when nothing is on its way to the gateway. */
  settled(): Promise<void>;
}

interface ShownDeployment {
  readonly deploymentId: string;
  readonly deployedAt: number;
}

/** Makes the serving of stages; nothing is served yet. */
export function createStageServing({ gateway, clock, random }: StageServingOptions): StageServing {
  const served = new Map<string, { apiId: string; stageName: string }>();
  const underWay = new Map<string, { stage: AnyStage; deploymentId: string; done: Promise<void> }>();

  /** A new stage is shown by whoever made it and by whoever heard of it: the gateway is sent it once. */
  function show(workspace: OpenWorkspace, apiId: string, stage: AnyStage, deployment: ShownDeployment): Promise<void> {
    const name = `${apiId}/${stage.stageName}`;
    const current = underWay.get(name);
    if (current?.stage === stage && current.deploymentId === deployment.deploymentId) return current.done;
    const done = send(workspace, apiId, stage, deployment).finally(() => {
      if (underWay.get(name)?.done === done) underWay.delete(name);
    });
    underWay.set(name, { stage, deploymentId: deployment.deploymentId, done });
    return done;
  }

  async function send(
    workspace: OpenWorkspace,
    apiId: string,
    stage: AnyStage,
    deployment: ShownDeployment,
  ): Promise<void> {
    const { stageName } = stage;
    const { record, snapshot } = await readDeployment(workspace, apiId, deployment.deploymentId);
    const canary = await readCanary(workspace, apiId, stage, deployment.deploymentId);
    await gateway.deploy({
      apiId,
      stageName,
      ...deployment,
      snapshotHash: record.snapshotHash,
      snapshot,
      settings: stageSettings(stage),
      ...(canary && { canary }),
    });
    served.set(`${apiId}/${stageName}`, { apiId, stageName });
  }

  const serving: StageServing = {
    async freeze(workspace, apiId, description) {
      const snapshot = snapshotApi(workspace.workingCopy.definition, apiId);
      checkDeployable(workspace.workingCopy.definition, apiId);
      return workspace.deployments.create({
        apiId,
        id: newShortId(random),
        createdAt: clock(),
        snapshot,
        ...(description !== undefined && { description }),
      });
    },
    async point(workspace, apiId, stageName, deploymentId) {
      const stage = requireStage(workspace.workingCopy.definition, apiId, stageName);
      const deployedAt = clock();
      await show(workspace, apiId, stage, { deploymentId, deployedAt });
      await workspace.deployments.point({ apiId, stageName, deploymentId, deployedAt });
    },
    async serve(workspace, apiId, stage) {
      const { stageName } = stage;
      const { deployments } = workspace;
      const pointer = deployments.pointer(apiId, stageName);
      const isThere = deployments.list(apiId).some(({ id }) => id === pointer?.deploymentId);
      try {
        if (pointer !== undefined && isThere) await show(workspace, apiId, stage, pointer);
        else if (!deployments.isWithheld(apiId, stageName)) {
          const record = await serving.freeze(workspace, apiId, 'First deployment');
          await serving.point(workspace, apiId, stageName, record.id);
        }
      } catch (error) {
        if (!(error instanceof StudioError)) throw error; // an API that cannot be deployed yet keeps its stage unserved
      }
    },
    async serveAll(workspace) {
      for (const { apiId, stage } of listStages(workspace.workingCopy.definition)) {
        await serving.serve(workspace, apiId, stage);
      }
    },
    isServed: (apiId, stageName) => served.has(`${apiId}/${stageName}`),
    async update(workspace, apiId, before, after) {
      const canary = canaryOf(after);
      if (canary !== undefined && canaryOf(before)?.deploymentId !== canary.deploymentId) {
        await serving.serve(workspace, apiId, after);
      } else gateway.updateStage(apiId, after.stageName, stageSettings(after));
    },
    withdraw(apiId, stageName) {
      gateway.undeploy(apiId, stageName);
      served.delete(`${apiId}/${stageName}`);
    },
    withdrawAll() {
      for (const { apiId, stageName } of [...served.values()]) serving.withdraw(apiId, stageName);
    },
    async settled() {
      await Promise.allSettled(Array.from(underWay.values(), ({ done }) => done));
    },
  };
  return serving;
}

function canaryOf(stage: AnyStage | undefined): CanarySettings | undefined {
  return stage !== undefined && 'canarySettings' in stage ? stage.canarySettings : undefined;
}

/** What the stage's canary serves; undefined without a canary, or where its deployment is not on this machine. */
async function readCanary(workspace: OpenWorkspace, apiId: string, stage: AnyStage, ownDeployment: string) {
  const canary = canaryOf(stage);
  if (canary === undefined) return undefined;
  // AWS recorded: a canary begins with the stage's own deployment
  const deploymentId = canary.deploymentId ?? ownDeployment;
  const record = workspace.deployments.list(apiId).find(({ id }) => id === deploymentId);
  const snapshot = record && (await workspace.deployments.readSnapshot(apiId, deploymentId));
  return record && snapshot && { deploymentId, snapshotHash: record.snapshotHash, snapshot };
}
