// Service of the subject `canaries`.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import { updateEntity } from '../../../shared/definition/edits/entity-edits';
import { type Definition, entityKey, findEntity } from '../../../shared/definition/entities';
import type { CanarySettings, Stage } from '../../../shared/definition/rest/stage';
import type { CurrentWorkspace, OpenWorkspace } from '../workspace/current-workspace';
import { readDeployment } from './deployment-records';
import type { StageRunner } from './stage-runner';

export interface CanariesOptions {
  readonly current: CurrentWorkspace;
  readonly stages: StageRunner;
}

interface StagePlace {
  readonly apiId: string;
  readonly stageName: string;
}

// AWS recorded: what a canary begins with where nothing else is said
const noTraffic: CanarySettings = { percentTraffic: 0, useStageCache: false };

/** Makes the service. */
export function canariesService({ current, stages }: CanariesOptions): StudioServices['canaries'] {
  /** One undo step; the requests after it are shared as it says. */
  async function write(title: string, place: StagePlace, change: (stage: Stage) => Partial<Stage>) {
    const edited = await current.require().workingCopy.edit(title, (definition) => {
      const stage = requireRestStage(definition, place);
      const changes = Object.entries(change(stage)).map(([field, value]) => ({ path: [field], value }));
      return updateEntity(definition, keyOf(place), changes);
    });
    await stages.settled();
    return edited;
  }

  return {
    async deploy({ apiId, stageName, description, ...settings }) {
      const place = { apiId, stageName };
      // refused before anything is deployed
      requireRestStage(current.require().workingCopy.definition, place);
      const made = await stages.deploy(apiId, undefined, description);
      await write(`Deploy a canary to ${stageName}`, place, () => ({
        canarySettings: { ...noTraffic, ...present(settings), deploymentId: made.id },
      }));
      return made;
    },
    async set({ apiId, stageName, ...settings }) {
      const workspace = current.require();
      if (settings.deploymentId !== undefined) await readDeployment(workspace, apiId, settings.deploymentId);
      const place = { apiId, stageName };
      const own = ownDeployment(workspace, place);
      return write(`Change the canary of ${stageName}`, place, ({ canarySettings }) => ({
        canarySettings: { ...noTraffic, ...(own && { deploymentId: own }), ...canarySettings, ...present(settings) },
      }));
    },
    async promote(place) {
      const workspace = current.require();
      const { canarySettings } = requireRestStage(workspace.workingCopy.definition, place);
      if (canarySettings === undefined) {
        throw new StudioError('NOT_FOUND', 'Promotion not available. Canary does not exist.', { path: 'stageName' });
      }
      const deploymentId = canarySettings.deploymentId ?? ownDeployment(workspace, place) ?? '';
      const state = await stages.activate(place.apiId, place.stageName, deploymentId);
      await write(`Promote the canary of ${place.stageName}`, place, ({ variables }) => ({
        ...(canarySettings.stageVariableOverrides && {
          variables: { ...variables, ...canarySettings.stageVariableOverrides },
        }),
        canarySettings: undefined,
      }));
      const { canary: _, ...promoted } = state;
      return promoted;
    },
    remove: (place) => write(`End the canary of ${place.stageName}`, place, () => ({ canarySettings: undefined })),
  };
}

type Present<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Present<T>;
}

function ownDeployment({ deployments }: OpenWorkspace, { apiId, stageName }: StagePlace): string | undefined {
  return deployments.pointer(apiId, stageName)?.deploymentId;
}

function keyOf({ apiId, stageName }: StagePlace) {
  return entityKey('stage', apiId, stageName);
}

function requireRestStage(definition: Definition, { apiId, stageName }: StagePlace): Stage {
  const stage = findEntity(definition, 'stage', apiId, stageName);
  if (stage !== undefined) return stage;
  throw new StudioError('NOT_FOUND', `There is no stage ${stageName} of a REST API: only those have canaries.`, {
    path: 'stageName',
  });
}
