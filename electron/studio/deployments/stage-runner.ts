// Keeps the gateway serving what the stages of the open workspace point to, and knows what each does not serve yet.
import type { EditResult } from '../../../shared/contract/definition';
import { StudioError } from '../../../shared/contract/errors';
import type { StudioEvents } from '../../../shared/contract/events';
import type { DeploymentSummary, StageState } from '../../../shared/contract/stages';
import { type AnyStage, findStage, isV2Api, listStages, stageKey } from '../../../shared/definition/any-api';
import type { Edit } from '../../../shared/definition/edits/edit';
import { updateEntity } from '../../../shared/definition/edits/entity-edits';
import { createStage } from '../../../shared/definition/edits/stage-edits';
import { createV2Stage } from '../../../shared/definition/edits/v2-stage-edits';
import { apiIdOf, type Definition, type EntityKey, parseEntityKey } from '../../../shared/definition/entities';
import { coalesce } from '../coalesce';
import type { GatewaySupervisor, StagePortChange } from '../gateway/gateway-supervisor';
import type { CurrentWorkspace, OpenWorkspace } from '../workspace/current-workspace';
import { createAutoDeploys } from './auto-deploys';
import {
  automaticOf,
  canariesOn,
  dropOldAutomatic,
  readDeployment,
  requireStage,
  stagesOn,
  summary,
} from './deployment-records';
import { createStageServing } from './serve-stages';
import { createStageStates } from './stage-states';

export interface StageRunnerOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly clock: () => number;
  readonly random: () => number;
  readonly region: string;
  /** False while nobody would hear `changed`. */
  readonly isHeard: () => boolean;
  readonly changed: (stages: readonly StageState[]) => void;
  readonly report: (fault: unknown) => void;
}

export interface NewStage {
  readonly apiId: string;
  readonly stageName: string;
  /** Stages of HTTP and WebSocket APIs may go without: they serve nothing yet. */
  readonly deploymentId?: string;
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
  /** A new stage, which serves a deployment that exists. */
  create(stage: NewStage): Promise<EditResult>;
  list(apiId?: string): Promise<readonly StageState[]>;
  deployments(apiId: string): Promise<readonly DeploymentSummary[]>;
  describe(apiId: string, deploymentId: string, description: string | undefined): Promise<DeploymentSummary>;
  removeDeployment(apiId: string, deploymentId: string): Promise<void>;
  /** Serves every stage of a workspace just opened; a stage without a deployment gets one. */
  serveAll(): Promise<void>;
  /** Follows changes of the working copy: settings, removed stages, auto-deploy. */
  follow(event: StudioEvents['definition.changed']): void;
  /** Resolves when everything that changes brought about by themselves is served. */
  settled(): Promise<void>;
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
  const { current, gateway, clock, random, isHeard, changed, report } = options;
  const serving = createStageServing({ gateway, clock, random });
  const autoDeploys = createAutoDeploys({
    report,
    failed: () => announce(),
    async deploy(apiId, stageName) {
      const description = automaticOf(current.require().workingCopy.definition, apiId);
      const made = await runner.deploy(apiId, stageName, description);
      await dropOldAutomatic(current.require(), apiId);
      return made;
    },
  });
  const states = createStageStates({ ...options, deployMessage: autoDeploys.message });

  // Comparing a large API takes milliseconds: changes that come together are told once.
  const announce = coalesce(() => {
    if (!isHeard()) return;
    states.list().then(changed, report);
  }, announceAfterMs);

  async function serveStage(workspace: OpenWorkspace, apiId: string, stage: AnyStage): Promise<void> {
    await serving.serve(workspace, apiId, stage);
    announce();
  }

  /** What it points to comes first: whoever follows the new stage finds what it serves. */
  async function addStage(workspace: OpenWorkspace, { deploymentId, ...stage }: NewStage) {
    const { apiId, stageName } = stage;
    const { deployments } = workspace;
    if (deploymentId !== undefined) await deployments.point({ apiId, stageName, deploymentId, deployedAt: clock() });
    else if (stage.settings?.autoDeploy !== true) await deployments.withhold([{ apiId, stageName }]);
    return workspace.workingCopy.edit(`Create stage ${stageName}`, (definition) =>
      makeStage(definition, { ...stage, now: clock() }),
    );
  }

  /** A stage came, changed or went. */
  function followStage(workspace: OpenWorkspace, key: EntityKey, before: AnyStage | undefined, after?: AnyStage): void {
    const [apiId = '', stageName = ''] = parseEntityKey(key).ids;
    if (after === undefined) {
      // Its pointer stays: undo brings the stage back as it was.
      serving.withdraw(apiId, stageName);
      return;
    }
    if (serving.isServed(apiId, stageName)) void serving.update(workspace, apiId, before, after).catch(report);
    else if (deploysItself(workspace, key, after)) autoDeploys.request(apiId, stageName);
    else void serveStage(workspace, apiId, after).catch(report);
    // AWS assumed: a stage that begins to deploy by itself does so at once
    if (key.startsWith('v2-stage:') && after.autoDeploy && before?.autoDeploy === false) {
      autoDeploys.request(apiId, stageName);
    }
  }

  const runner: StageRunner = {
    async deploy(apiId, stageName, description, settings) {
      const workspace = current.require();
      if (stageName !== undefined) {
        withSettings(workspace.workingCopy.definition, { apiId, stageName, settings, now: clock() });
      }
      const record = await serving.freeze(workspace, apiId, description);
      if (stageName !== undefined) {
        if (findStage(workspace.workingCopy.definition, apiId, stageName) === undefined) {
          await addStage(workspace, { apiId, stageName, deploymentId: record.id, ...(settings && { settings }) });
        } else if (settings !== undefined && Object.keys(settings).length > 0) {
          await workspace.workingCopy.edit(`Change stage ${stageName}`, (definition) =>
            withSettings(definition, { apiId, stageName, settings, now: clock() }),
          );
        }
        await serving.point(workspace, apiId, stageName, record.id);
      }
      announce();
      return summary(workspace, apiId, record);
    },
    async activate(apiId, stageName, deploymentId) {
      const workspace = current.require();
      await serving.point(workspace, apiId, stageName, deploymentId);
      announce();
      return states.of(workspace, apiId, requireStage(workspace.workingCopy.definition, apiId, stageName));
    },
    async create(stage) {
      const workspace = current.require();
      const { apiId, stageName, deploymentId } = stage;
      const { definition } = workspace.workingCopy;
      if (deploymentId !== undefined) await readDeployment(workspace, apiId, deploymentId);
      else if (!isV2Api(definition, apiId)) {
        throw new StudioError('INVALID_DEFINITION', 'Deployment id must be non-empty', { path: 'deploymentId' });
      }
      if (findStage(definition, apiId, stageName) !== undefined) {
        throw new StudioError('CONFLICT', 'Stage already exists', { path: 'stageName' });
      }
      const result = await addStage(workspace, stage);
      if (deploymentId !== undefined) await serving.point(workspace, apiId, stageName, deploymentId);
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
      if (stagesOn(workspace, apiId, deploymentId).length + canariesOn(workspace, apiId, deploymentId).length > 0) {
        throw new StudioError('CONFLICT', 'Active stages pointing to this deployment must be moved or deleted');
      }
      await readDeployment(workspace, apiId, deploymentId);
      await workspace.deployments.remove(apiId, deploymentId);
    },
    async serveAll() {
      const workspace = current.require();
      await serving.serveAll(workspace);
      // What was edited while nobody had the workspace open.
      for (const { apiId, stage } of listStages(workspace.workingCopy.definition)) {
        const isFollowing = stage.autoDeploy === true && isV2Api(workspace.workingCopy.definition, apiId);
        if (!isFollowing || !serving.isServed(apiId, stage.stageName)) continue;
        const { pending } = await states.of(workspace, apiId, stage);
        if (pending.length > 0) autoDeploys.request(apiId, stage.stageName);
      }
      announce();
    },
    follow(event) {
      const workspace = current.workspace;
      if (workspace === undefined) return;
      const changedApis = new Set<string>();
      const arrived = new Set<EntityKey>();
      for (const { key, before, after } of event.changes) {
        const { kind } = parseEntityKey(key);
        const isStage = kind === 'stage' || kind === 'v2-stage';
        if (isStage) followStage(workspace, key, before as AnyStage | undefined, after as AnyStage | undefined);
        else changedApis.add(apiIdOf(key) ?? '');
        if (isStage && before === undefined) arrived.add(key);
      }
      const { definition } = workspace.workingCopy;
      for (const { apiId, stage } of listStages(definition)) {
        const { stageName, autoDeploy } = stage;
        if (autoDeploy !== true || !changedApis.has(apiId)) continue;
        // Whoever brought a stage together with its API may have said that it waits.
        const isHeld =
          arrived.has(stageKey(definition, apiId, stageName)) && workspace.deployments.isWithheld(apiId, stageName);
        if (!isHeld) autoDeploys.request(apiId, stageName);
      }
      announce();
    },
    async settled() {
      await autoDeploys.settled();
      await serving.settled();
    },
    withdrawAll() {
      serving.withdrawAll();
      autoDeploys.clear();
    },
    heardOfPort(change) {
      states.heardOfPort(change);
      announce();
    },
    announce,
  };
  return runner;
}

/** True for a stage whose first deployment is made as all its others are. */
function deploysItself({ deployments }: OpenWorkspace, key: EntityKey, { autoDeploy, stageName }: AnyStage): boolean {
  const { kind, ids } = parseEntityKey(key);
  const [apiId = ''] = ids;
  if (kind !== 'v2-stage' || autoDeploy !== true) return false;
  return deployments.pointer(apiId, stageName) === undefined && !deployments.isWithheld(apiId, stageName);
}

interface StageMaking {
  readonly apiId: string;
  readonly stageName: string;
  readonly settings?: StageMembers | undefined;
  readonly description?: string;
  readonly now: number;
}

function makeStage(definition: Definition, { settings = {}, ...stage }: StageMaking): Edit {
  const make = isV2Api(definition, stage.apiId) ? createV2Stage : createStage;
  return make(definition, { ...stage, settings });
}

/** The stage with further members, made where it is missing; throws what speaks against it. */
function withSettings(definition: Definition, stage: StageMaking): Edit {
  const key = stageKey(definition, stage.apiId, stage.stageName);
  if (!definition.has(key)) return makeStage(definition, stage);
  const changes = Object.entries(stage.settings ?? {}).map(([field, value]) => ({ path: [field], value }));
  return updateEntity(definition, key, changes);
}
