// `gatehouse deployments` and `gatehouse rollback`: what was deployed, where it is served, and the way back.
import type { DeploymentSummary } from '../../../../shared/contract/stages';
import { type Command, type ExitCode, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

export const deploymentsCommand: Command = {
  name: 'deployments',
  summary: 'Lists the deployments of an API, newest first; describes one anew or deletes one that no stage serves.',
  usage: 'API [--describe ID --description TEXT | --delete ID]',
  positionals: { min: 1, max: 1 },
  options: {
    ...workspaceOption,
    describe: { type: 'string', value: 'ID', summary: 'changes what the deployment is described as' },
    description: { type: 'string', value: 'TEXT', summary: 'with --describe; without it the description goes' },
    delete: { type: 'string', value: 'ID', summary: 'deletes a deployment that no stage and no canary serves' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const { id: apiId, name } = await findApi(client, invocation.positionals[0] ?? '');
      const [described, deleted] = [textOption(invocation, 'describe'), textOption(invocation, 'delete')];
      if (described !== undefined && deleted !== undefined) throw new UsageError('Choose --describe or --delete.');
      if (described !== undefined) {
        const description = textOption(invocation, 'description');
        const text = description !== undefined && { description };
        const changed = await client.deployments.describe({ apiId, deploymentId: described, ...text });
        return printResult(invocation, changed, [deploymentLine(changed)]);
      }
      if (deleted !== undefined) {
        await client.deployments.remove({ apiId, deploymentId: deleted });
        return printResult(invocation, { deleted }, [`Deployment ${deleted} is deleted.`]);
      }
      const deployments = await client.deployments.list({ apiId });
      const lines = deployments.length === 0 ? [`${name} was not deployed yet.`] : deployments.map(deploymentLine);
      return printResult(invocation, { deployments }, lines);
    }),
};

export const rollbackCommand: Command = {
  name: 'rollback',
  summary: 'Points a stage at what it served before, or at any deployment of the API.',
  usage: 'API --stage S [--to ID]',
  positionals: { min: 1, max: 1 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'the stage (required)' },
    to: { type: 'string', value: 'ID', summary: 'the deployment to serve (default: the one before)' },
  },
  run(invocation) {
    const stageName = textOption(invocation, 'stage');
    if (stageName === undefined) throw new UsageError('--stage S is required.');
    return withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const { id: apiId } = await findApi(client, invocation.positionals[0] ?? '');
      const deploymentId = textOption(invocation, 'to');
      const state =
        deploymentId === undefined
          ? await client.stages.rollBack({ apiId, stageName })
          : await client.stages.activate({ apiId, stageName, deploymentId });
      return printResult(invocation, state, [`${stageName} serves ${state.deploymentId}.`]);
    });
  },
};

/** `v3  a1b2c3  2026-01-01 10:00  Refunds  (prod, canary of dev)`. */
function deploymentLine({ id, version, createdAt, description, stageNames, canaryOf }: DeploymentSummary): string {
  const moment = new Date(createdAt).toISOString().slice(0, 16).replace('T', ' ');
  const served = [...stageNames, ...canaryOf.map((stage) => `canary of ${stage}`)];
  const where = served.length === 0 ? [] : [`(${served.join(', ')})`];
  return [`v${version}`, id, moment, ...(description === undefined ? [] : [description]), ...where].join('  ');
}
