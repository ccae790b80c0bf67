// `gatehouse canary`: a second deployment on a stage, which serves a share of its requests.
import type { StudioClient } from '../../../../shared/contract/contract';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { recordOption } from '../record-option';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

const verbs = ['show', 'deploy', 'set', 'promote', 'remove'] as const;
type Verb = (typeof verbs)[number];

export const canaryCommand: Command = {
  name: 'canary',
  summary:
    'Serves a share of a stage’s requests with a second deployment: deploy the working copy as its canary, set the share, promote it to the stage or remove it. Default: show.',
  usage: 'API [deploy|set|promote|remove|show] --stage S [--percent N]',
  positionals: { min: 1, max: 2 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'the stage (required)' },
    percent: { type: 'string', value: 'N', summary: 'with deploy and set: 0 to 100 percent of the requests' },
    overrides: { type: 'string', value: 'JSON', summary: 'with deploy and set: stage variables of the canary' },
    'use-stage-cache': { type: 'boolean', summary: 'with deploy and set: the canary shares the stage’s cache' },
    deployment: { type: 'string', value: 'ID', summary: 'with set: the deployment that the canary serves' },
    description: { type: 'string', summary: 'with deploy: says what is new' },
  },
  run(invocation) {
    const stageName = textOption(invocation, 'stage');
    if (stageName === undefined) throw new UsageError('--stage S is required.');
    const verb = verbs.find((each) => each === (invocation.positionals[1] ?? 'show'));
    if (verb === undefined) throw new UsageError(`gatehouse canary ${canaryCommand.usage}`);
    const settings = settingsOf(invocation);
    return withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const { id: apiId } = await findApi(client, invocation.positionals[0] ?? '');
      return runVerb(client, verb, { apiId, stageName }, settings, invocation);
    });
  },
};

function settingsOf(invocation: Invocation) {
  const percent = textOption(invocation, 'percent');
  const percentTraffic = percent === undefined ? undefined : Number(percent);
  if (percentTraffic !== undefined && !(percentTraffic >= 0 && percentTraffic <= 100 && percent?.trim() !== '')) {
    throw new UsageError(`--percent takes a number from 0 to 100, not ${percent}.`);
  }
  const overrides = recordOption(invocation, 'overrides');
  const texts =
    overrides && Object.fromEntries(Object.entries(overrides).map(([name, value]) => [name, String(value)]));
  return {
    ...(percentTraffic !== undefined && { percentTraffic }),
    ...(texts !== undefined && { stageVariableOverrides: texts }),
    ...(invocation.options['use-stage-cache'] === true && { useStageCache: true }),
  };
}

async function runVerb(
  client: StudioClient,
  verb: Verb,
  place: { readonly apiId: string; readonly stageName: string },
  settings: ReturnType<typeof settingsOf>,
  invocation: Invocation,
): Promise<ExitCode> {
  const description = textOption(invocation, 'description');
  const deploymentId = textOption(invocation, 'deployment');
  if (verb === 'deploy') {
    await client.canaries.deploy({ ...place, ...settings, ...(description !== undefined && { description }) });
  } else if (verb === 'set') {
    await client.canaries.set({ ...place, ...settings, ...(deploymentId !== undefined && { deploymentId }) });
  } else if (verb === 'promote') {
    await client.canaries.promote(place);
  } else if (verb === 'remove') {
    await client.canaries.remove(place);
  }
  const stage = (await client.stages.list({ apiId: place.apiId })).find((one) => one.stageName === place.stageName);
  if (stage === undefined) {
    invocation.output.warn(`There is no stage ${place.stageName}.`);
    return 1;
  }
  const { canary, deploymentId: own = 'nothing' } = stage;
  const line =
    canary === undefined
      ? `${place.stageName} serves ${own} to every request; it has no canary.`
      : `${place.stageName} serves ${own}, and ${canary.deploymentId} to ${canary.percentTraffic} % of the requests${canary.isServed ? '' : ', once that deployment is on this machine'}.`;
  return printResult(invocation, stage, [line]);
}
