// Keeps the gateway serving what the stages of the open workspace point to, and knows what each does not serve yet.
import type { EditResult } from '../../../shared/contract/definition';
import { StudioError } from '../../../shared/contract/errors';
import type { StudioEvents } from '../../../shared/contract/events';
import type { DeploymentSummary, StageState } from '../../../shared/contract/stages';
import { snapshotApi } from '../../../shared/definition/api-view';
import type { Edit } from '../../../shared/definition/edits/edit';
import { updateEntity } from '../../../shared/definition/edits/entity-edits';
import { createStage } from '../../../shared/definition/edits/stage-edits';
import {
  type Definition,
  entityKey,
  findEntity,
  listEntities,
  parseEntityKey,
} from '../../../shared/definition/entities';
import { newShortId } from '../../../shared/definition/ids';
import type { Stage } from '../../../shared/definition/rest/stage';
import { coalesce } from '../coalesce';
import type { GatewaySupervisor, StagePortChange } from '../gateway/gateway-supervisor';
import type { CurrentWorkspace, OpenWorkspace } from '../workspace/current-workspace';
import { checkDeployable } from './check-deployable';
import { automatic, dropOldAutomatic, readDeployment, requireStage, stagesOn, summary } from './deployment-records';
import { stageSettings } from './stage-settings';
import { createStageStates } from './stage-states';

export interface StageRunnerOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly clock: () => number;
  readonly random: () => number;
  readonly region: string;
  readonly changed: (stages: readonly StageState[]) => void;
  readonly report: (fault: unknown) => void;
}

export interface NewStage {
  readonly apiId: string;
  readonly stageName: string;
  readonly deploymentId: string;
  readonly description?: string;
  /** Further members of the stage. */
  readonly settings?: StageMembers;
}

type StageMembers = Readonly<Record<string, unknown>>;

export interface StageRunner {
  /** Freezes the working copy of an API and, where a stage is named, serves it there; makes the stage if need be. */
  deploy(
    apiId: string,
    stageName: string | undefined,
    description: string | undefined,
    settings?: StageMembers,
  ): Promise<DeploymentSummary>;
  /** Points a stage at a deployment that exists. */
  activate(apiId: string, stageName: string, deploymentId: string): Promise<StageState>;
  /** A new stage that serves a deployment that exists. */
  create(stage: NewStage): Promise<EditResult>;
  list(apiId?: string): Promise<readonly StageState[]>;
  deployments(apiId: string): Promise<readonly DeploymentSummary[]>;
  describe(apiId: string, deploymentId: string, description: string | undefined): Promise<DeploymentSummary>;
  removeDeployment(apiId: string, deploymentId: string): Promise<void>;
  /** Serves every stage of a workspace just opened; a stage without a deployment gets one. */
  serveAll(): Promise<void>;
  /** Follows changes of the working copy: settings, removed stages, auto-deploy. */
  follow(event: StudioEvents['definition.changed']): void;
  /** Takes every stage off the gateway. */
  withdrawAll(): void;
  /** Hears what became of a stage's own port. */
  heardOfPort(change: StagePortChange): void;
  announce(): void;
}

/** Changes within this time are told as one, in milliseconds. */
const announceAfterMs = 25;

/** Makes the runner. */
export function createStageRunner(options: StageRunnerOptions): StageRunner {
  const { current, gateway, clock, random, changed, report } = options;
  const states = createStageStates(options);
  const served = new Map<string, { apiId: string; stageName: string }>();
  const autoDeploys = new Set<string>();

  async function freeze(workspace: OpenWorkspace, apiId: string, description: string | undefined) {
    const snapshot = snapshotApi(workspace.workingCopy.definition, apiId);
    checkDeployable(workspace.workingCopy.definition, apiId);
    return workspace.deployments.create({
      apiId,
      id: newShortId(random),
      createdAt: clock(),
      snapshot,
      ...(description !== undefined && { description }),
    });
  }

  async function serve(
    workspace: OpenWorkspace,
    apiId: string,
    stage: Stage,
    deploymentId: string,
    deployedAt: number,
  ): Promise<void> {
    const { record, snapshot } = await readDeployment(workspace, apiId, deploymentId);
    await gateway.deploy({
      apiId,
      stageName: stage.stageName,
      deploymentId,
      deployedAt,
      snapshotHash: record.snapshotHash,
      snapshot,
      settings: stageSettings(stage),
    });
    served.set(`${apiId}/${stage.stageName}`, { apiId, stageName: stage.stageName });
  }

  async function point(
    workspace: OpenWorkspace,
    apiId: string,
    stageName: string,
    deploymentId: string,
  ): Promise<void> {
    const stage = requireStage(workspace.workingCopy.definition, apiId, stageName);
    const deployedAt = clock();
    await serve(workspace, apiId, stage, deploymentId, deployedAt);
    await workspace.deployments.point({ apiId, stageName, deploymentId, deployedAt });
  }

  /** Serves what the stage points to; one without a deployment gets one from the working copy, unless withheld. */
  async function serveStage(workspace: OpenWorkspace, apiId: string, stage: Stage): Promise<void> {
    const pointer = workspace.deployments.pointer(apiId, stage.stageName);
    const isThere = workspace.deployments.list(apiId).some(({ id }) => id === pointer?.deploymentId);
    try {
      if (pointer !== undefined && isThere)
        await serve(workspace, apiId, stage, pointer.deploymentId, pointer.deployedAt);
      else if (!workspace.deployments.isWithheld(apiId, stage.stageName))
        await point(workspace, apiId, stage.stageName, (await freeze(workspace, apiId, 'First deployment')).id);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error; // an API that cannot be deployed yet keeps its stage unserved
    }
    announce();
  }

  /** The pointer comes first: whoever follows the new stage finds what it serves. */
  async function addStage(workspace: OpenWorkspace, { deploymentId, ...stage }: NewStage) {
    const { apiId, stageName } = stage;
    await workspace.deployments.point({ apiId, stageName, deploymentId, deployedAt: clock() });
    return workspace.workingCopy.edit(`Create stage ${stageName}`, (definition) =>
      createStage(definition, { ...stage, now: clock() }),
    );
  }

  // Comparing a large API takes milliseconds: changes that come together are told once.
  const announce = coalesce(() => {
    states.list().then(changed, report);
  }, announceAfterMs);

  /** Deploys once more for every round of changes that came while a deployment was under way. */
  function autoDeploy(apiId: string, stageName: string): void {
    const name = `${apiId}/${stageName}`;
    if (autoDeploys.has(name)) return;
    autoDeploys.add(name);
    queueMicrotask(async () => {
      autoDeploys.delete(name);
      try {
        await runner.deploy(apiId, stageName, automatic);
        await dropOldAutomatic(current.require(), apiId);
      } catch (error) {
        if (!(error instanceof StudioError)) report(error); // a half-made API is not deployable yet: the last deployment stays
      }
    });
  }

  /** The stage with further members, made where it is missing; throws what speaks against it. */
  function withSettings(
    definition: Definition,
    { apiId, stageName, settings = {} }: { apiId: string; stageName: string; settings: StageMembers | undefined },
  ): Edit {
    const key = entityKey('stage', apiId, stageName);
    if (!definition.has(key)) return createStage(definition, { apiId, stageName, settings, now: clock() });
    const changes = Object.entries(settings).map(([field, value]) => ({ path: [field], value }));
    return updateEntity(definition, key, changes);
  }

  function withdraw(apiId: string, stageName: string): void {
    gateway.undeploy(apiId, stageName);
    served.delete(`${apiId}/${stageName}`);
  }

  const runner: StageRunner = {
    async deploy(apiId, stageName, description, settings) {
      const workspace = current.require();
      if (stageName !== undefined) withSettings(workspace.workingCopy.definition, { apiId, stageName, settings });
      const record = await freeze(workspace, apiId, description);
      if (stageName !== undefined) {
        if (findEntity(workspace.workingCopy.definition, 'stage', apiId, stageName) === undefined) {
          await addStage(workspace, { apiId, stageName, deploymentId: record.id, ...(settings && { settings }) });
        } else if (settings !== undefined && Object.keys(settings).length > 0) {
          await workspace.workingCopy.edit(`Change stage ${stageName}`, (definition) =>
            withSettings(definition, { apiId, stageName, settings }),
          );
        }
        await point(workspace, apiId, stageName, record.id);
      }
      announce();
      return summary(workspace, apiId, record);
    },
    async activate(apiId, stageName, deploymentId) {
      const workspace = current.require();
      await point(workspace, apiId, stageName, deploymentId);
      announce();
      return states.of(workspace, apiId, requireStage(workspace.workingCopy.definition, apiId, stageName));
    },
    async create(stage) {
      const workspace = current.require();
      const { apiId, stageName, deploymentId } = stage;
      await readDeployment(workspace, apiId, deploymentId);
      if (findEntity(workspace.workingCopy.definition, 'stage', apiId, stageName) !== undefined) {
        throw new StudioError('CONFLICT', 'Stage already exists', { path: 'stageName' });
      }
      const result = await addStage(workspace, stage);
      await point(workspace, apiId, stageName, deploymentId);
      announce();
      return result;
    },
    list: states.list,
    async deployments(apiId) {
      const workspace = current.require();
      const records = await workspace.deployments.list(apiId);
      return records.map((record) => summary(workspace, apiId, record));
    },
    async describe(apiId, deploymentId, description) {
      const workspace = current.require();
      const record = await workspace.deployments.describe(apiId, deploymentId, description);
      if (record === undefined) throw new StudioError('NOT_FOUND', 'Invalid Deployment identifier specified');
      return summary(workspace, apiId, record);
    },
    async removeDeployment(apiId, deploymentId) {
      const workspace = current.require();
      if (stagesOn(workspace, apiId, deploymentId).length > 0) {
        throw new StudioError('CONFLICT', 'Active stages pointing to this deployment must be moved or deleted');
      }
      await readDeployment(workspace, apiId, deploymentId);
      await workspace.deployments.remove(apiId, deploymentId);
    },
    async serveAll() {
      const workspace = current.require();
      for (const { ids, entity } of listEntities(workspace.workingCopy.definition, 'stage')) {
        await serveStage(workspace, ids[0] ?? '', entity);
      }
      announce();
    },
    follow(event) {
      const workspace = current.workspace;
      if (workspace === undefined) return;
      const changedApis = new Set<string>();
      for (const { key, after } of event.changes) {
        const { kind, ids } = parseEntityKey(key);
        const [apiId = '', stageName = ''] = ids;
        if (kind !== 'stage') changedApis.add(apiId);
        else if (after === undefined) {
          // Its pointer stays: undo brings the stage back as it was.
          withdraw(apiId, stageName);
        } else if (served.has(`${apiId}/${stageName}`))
          gateway.updateStage(apiId, stageName, stageSettings(after as Stage));
        else void serveStage(workspace, apiId, after as Stage).catch(report);
      }
      for (const { ids, entity } of listEntities(workspace.workingCopy.definition, 'stage')) {
        if (entity.autoDeploy === true && changedApis.has(ids[0] ?? '')) autoDeploy(ids[0] ?? '', entity.stageName);
      }
      announce();
    },
    withdrawAll() {
      for (const { apiId, stageName } of [...served.values()]) withdraw(apiId, stageName);
    },
    heardOfPort(change) {
      states.heardOfPort(change);
      announce();
    },
    announce,
  };
  return runner;
}
