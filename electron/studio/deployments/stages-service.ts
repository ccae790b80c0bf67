// Services of the subjects `deployments` and `stages`.
import type { StudioServices } from '../../../shared/contract/contract';
import { createStage, removeStage } from '../../../shared/definition/edits/stage-edits';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import type { StageRunner } from './stage-runner';

export interface StagesServicesOptions {
  readonly current: CurrentWorkspace;
  readonly stages: StageRunner;
  readonly clock: () => number;
}

/** Makes the two services. */
export function stagesServices({
  current,
  stages,
  clock,
}: StagesServicesOptions): Pick<StudioServices, 'deployments' | 'stages'> {
  return {
    deployments: {
      create: ({ apiId, stageName, description }) => stages.deploy(apiId, stageName, description),
      list: ({ apiId }) => stages.deployments(apiId),
      async remove({ apiId, deploymentId }) {
        await stages.removeDeployment(apiId, deploymentId);
        return {};
      },
    },
    stages: {
      list: ({ apiId }) => stages.list(apiId),
      async create({ apiId, stageName, deploymentId, description }) {
        const result = await current.require().workingCopy.edit(`Create stage ${stageName}`, (definition) =>
          createStage(definition, {
            apiId,
            stageName,
            now: clock(),
            ...(description !== undefined && { description }),
          }),
        );
        await stages.activate(apiId, stageName, deploymentId);
        return result;
      },
      activate: ({ apiId, stageName, deploymentId }) => stages.activate(apiId, stageName, deploymentId),
      remove: ({ apiId, stageName }) =>
        current
          .require()
          .workingCopy.edit(`Delete stage ${stageName}`, (definition) => removeStage(definition, { apiId, stageName })),
    },
  };
}
