// Services of the subjects `deployments` and `stages`.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import { stageKey } from '../../../shared/definition/any-api';
import { removeEntity } from '../../../shared/definition/edits/entity-edits';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { compareStates } from './compare-states';
import type { StageRunner } from './stage-runner';

export interface StagesServicesOptions {
  readonly current: CurrentWorkspace;
  readonly stages: StageRunner;
}

/** Makes the two services. */
export function stagesServices({
  current,
  stages,
}: StagesServicesOptions): Pick<StudioServices, 'deployments' | 'stages'> {
  return {
    deployments: {
      create: ({ apiId, stageName, description, stageSettings }) =>
        stages.deploy(apiId, stageName, description, stageSettings),
      list: ({ apiId }) => stages.deployments(apiId),
      describe: ({ apiId, deploymentId, description }) => stages.describe(apiId, deploymentId, description),
      compare: (compared) => compareStates(current.require(), compared),
      async remove({ apiId, deploymentId }) {
        await stages.removeDeployment(apiId, deploymentId);
        return {};
      },
    },
    stages: {
      list: ({ apiId }) => stages.list(apiId),
      create: ({ deploymentId, description, settings, ...stage }) =>
        stages.create({
          ...stage,
          ...(deploymentId !== undefined && { deploymentId }),
          ...(description !== undefined && { description }),
          ...(settings !== undefined && { settings }),
        }),
      activate: ({ apiId, stageName, deploymentId }) => stages.activate(apiId, stageName, deploymentId),
      async rollBack({ apiId, stageName }) {
        const state = (await stages.list(apiId)).find((stage) => stage.stageName === stageName);
        if (state === undefined)
          throw new StudioError('NOT_FOUND', `There is no stage ${stageName}.`, { path: 'stageName' });
        const [before] = state.history;
        if (before !== undefined) return stages.activate(apiId, stageName, before.deploymentId);
        throw new StudioError('NOT_FOUND', `Stage ${stageName} served nothing before that is still there.`, {
          path: 'stageName',
        });
      },
      remove: ({ apiId, stageName }) =>
        current
          .require()
          .workingCopy.edit(`Delete stage ${stageName}`, (definition) =>
            removeEntity(definition, stageKey(definition, apiId, stageName)),
          ),
    },
  };
}
