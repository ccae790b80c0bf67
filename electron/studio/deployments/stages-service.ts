// Services of the subjects `deployments` and `stages`.
import type { StudioServices } from '../../../shared/contract/contract';
import { removeStage } from '../../../shared/definition/edits/stage-edits';
import type { CurrentWorkspace } from '../workspace/current-workspace';
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
      async remove({ apiId, deploymentId }) {
        await stages.removeDeployment(apiId, deploymentId);
        return {};
      },
    },
    stages: {
      list: ({ apiId }) => stages.list(apiId),
      create: ({ description, settings, ...stage }) =>
        stages.create({
          ...stage,
          ...(description !== undefined && { description }),
          ...(settings !== undefined && { settings }),
        }),
      activate: ({ apiId, stageName, deploymentId }) => stages.activate(apiId, stageName, deploymentId),
      remove: ({ apiId, stageName }) =>
        current
          .require()
          .workingCopy.edit(`Delete stage ${stageName}`, (definition) => removeStage(definition, { apiId, stageName })),
    },
  };
}
