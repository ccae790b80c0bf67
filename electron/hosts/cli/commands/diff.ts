// `gatehouse diff`: what changed between the working copy, deployments and stages of an API, in words.
import type { StudioClient } from '../../../../shared/contract/contract';
import type { ComparedSide, Comparison } from '../../../../shared/contract/stages';
import { type Command, type ExitCode, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

const workingCopy = 'working';

export const diffCommand: Command = {
  name: 'diff',
  summary:
    'Says what changed between two states of an API. A state is a stage, the id of a deployment, or "working" for the working copy. Default: from what the first stage serves to the working copy.',
  usage: 'API [--from STATE] [--to STATE]',
  positionals: { min: 1, max: 1 },
  options: {
    ...workspaceOption,
    from: { type: 'string', value: 'STATE', summary: 'the older state (default: the first stage)' },
    to: { type: 'string', value: 'STATE', summary: 'the newer state (default: working)' },
    'exit-code': { type: 'boolean', summary: 'exits 1 where there are changes' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const { id: apiId } = await findApi(client, invocation.positionals[0] ?? '');
      const before = await readSide(client, apiId, textOption(invocation, 'from'));
      const after = await readSide(client, apiId, textOption(invocation, 'to') ?? workingCopy);
      const comparison = await client.deployments.compare({ apiId, before, after });
      const code = printResult(invocation, comparison, comparisonLines(comparison));
      const isSame = comparison.changes.length + comparison.stageSettings.length === 0;
      return invocation.options['exit-code'] === true && !isSame ? 1 : code;
    }),
};

/** A name is a stage's before it is a deployment's. */
async function readSide(client: StudioClient, apiId: string, name: string | undefined): Promise<ComparedSide> {
  if (name === workingCopy) return { kind: 'working copy' };
  const stages = await client.stages.list({ apiId });
  if (name === undefined) {
    const first = stages.find(({ deploymentId }) => deploymentId !== undefined);
    if (first === undefined) throw new UsageError('No stage of the API serves anything yet: name a state with --from.');
    return { kind: 'stage', stageName: first.stageName };
  }
  if (stages.some(({ stageName }) => stageName === name)) return { kind: 'stage', stageName: name };
  return { kind: 'deployment', deploymentId: name };
}

/** `GET /pets  timeout 29 s → 10 s`, one line for each change. */
function comparisonLines({ before, after, changes, stageSettings }: Comparison): readonly string[] {
  if (changes.length + stageSettings.length === 0) return [`${before.title} and ${after.title} are the same.`];
  const signs = { added: '+', changed: '~', removed: '-' } as const;
  return [
    `${before.title} → ${after.title}`,
    ...changes.flatMap(({ change, title, details }) => [
      `${signs[change]} ${title}${change === 'changed' ? '' : ` ${change}`}`,
      ...details.map(({ words }) => `    ${words}`),
    ]),
    ...(stageSettings.length === 0 ? [] : ['~ stage settings', ...stageSettings.map(({ words }) => `    ${words}`)]),
  ];
}
