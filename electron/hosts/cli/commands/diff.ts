// `gatehouse diff`: what changed between the working copy, deployments and stages of an API, in words.
import type { Comparison } from '../../../../shared/contract/stages';
import { type Command, type ExitCode, textOption } from '../command';
import { printResult } from '../print-result';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';
import { readSide, workingCopy } from './read-side';

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

/** `GET /pets  timeout 29 s → 10 s`, one line for each change. */
function comparisonLines({ before, after, changes, stageSettings }: Comparison): readonly string[] {
  if (changes.length + stageSettings.length === 0) return [`${before.title} and ${after.title} are the same.`];
  const signs = { added: '+', changed: '~', removed: '-' } as const;
  return [
    `${before.title} → ${after.title}`,
    ...changes.flatMap(({ change, title, details, risk }) => [
      `${signs[change]} ${title}${change === 'changed' ? '' : ` ${change}`}${risk.level === 'breaking' ? `  BREAKING: ${risk.why}` : ''}`,
      ...details.map(({ words }) => `    ${words}`),
    ]),
    ...(stageSettings.length === 0 ? [] : ['~ stage settings', ...stageSettings.map(({ words }) => `    ${words}`)]),
  ];
}
