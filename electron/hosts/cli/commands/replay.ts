// `gatehouse replay`: recorded requests through two states of their API, and what came out differently.
import type { StudioClient } from '../../../../shared/contract/contract';
import {
  mostReplayed,
  type ReplayRun,
  type ReplaySide,
  replayCallerChoices,
  replayEndpointChoices,
} from '../../../../shared/contract/replay';
import { type Command, choiceOption, type ExitCode, numberOption, textOption } from '../command';
import { printResult } from '../print-result';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';
import { readSide, workingCopy } from './read-side';

export const replayCommand: Command = {
  name: 'replay',
  summary:
    'Sends recorded requests through two deployments or stages of their API and compares the answers. Exit code 1 where any differs.',
  usage: 'API',
  positionals: { min: 1, max: 1 },
  options: {
    ...workspaceOption,
    from: {
      type: 'string',
      value: 'A',
      summary: `a stage, the id of a deployment, canary:STAGE or ${workingCopy}; default: the first stage that serves something`,
    },
    to: { type: 'string', value: 'B', summary: `likewise; default: ${workingCopy}` },
    last: { type: 'string', value: 'N', summary: `the newest so many requests (default 50, at most ${mostReplayed})` },
    stage: { type: 'string', value: 'S', summary: 'only requests of this stage' },
    request: {
      type: 'string',
      value: 'ID',
      summary: 'this recorded request; may be given several times',
      isRepeated: true,
    },
    endpoints: {
      type: 'string',
      value: 'HOW',
      summary:
        'careful (default): only GET, HEAD and OPTIONS call endpoints, the others get the recorded answer; recorded: nothing is called; live: everything is called, twice',
    },
    callers: {
      type: 'string',
      value: 'HOW',
      summary:
        'asked (default): web ACL, policies, authorizer and API key decide once more; let-in: everybody is let in',
    },
  },
  run: (invocation) => {
    const endpoints = choiceOption(invocation, 'endpoints', replayEndpointChoices);
    const callers = choiceOption(invocation, 'callers', replayCallerChoices);
    const last = numberOption(invocation, 'last', 1, mostReplayed);
    return withWorkspace<ExitCode>(invocation, { gateway: true }, async (client) => {
      const [word = ''] = invocation.positionals;
      const api = await findApi(client, word);
      const requestIds = textOption(invocation, 'request')?.split('\n');
      const stage = textOption(invocation, 'stage');
      const run = await client.replay.run({
        apiId: api.id,
        before: await sideOf(client, api.id, textOption(invocation, 'from')),
        after: await sideOf(client, api.id, textOption(invocation, 'to') ?? workingCopy),
        ...(last !== undefined && { last }),
        ...(stage !== undefined && { stage }),
        ...(requestIds !== undefined && { requestIds }),
        ...(endpoints !== undefined && { endpoints }),
        ...(callers !== undefined && { callers }),
      });
      printResult(invocation, run, runLines(run));
      return run.counts.different + run.counts.slower + run.counts.failed > 0 ? 1 : 0;
    });
  },
};

/** What `canary:` names is the canary of a stage; other names are those of `diff`. */
async function sideOf(client: StudioClient, apiId: string, name: string | undefined): Promise<ReplaySide> {
  if (name?.startsWith('canary:') !== true) return readSide(client, apiId, name);
  return { kind: 'stage', stageName: name.slice('canary:'.length), isCanary: true };
}

function runLines({ before, after, counts, rows, notes }: ReplayRun): readonly string[] {
  const { total, same, different, slower, withheld, failed } = counts;
  const rest = [withheld > 0 && `${withheld} withheld`, failed > 0 && `${failed} failed`].filter(Boolean);
  return [
    `${before} and ${after}, ${total} requests: ${[`${same} same`, `${different} different`, `${slower} slower`, ...rest].join(', ')}`,
    ...rows
      .filter(({ verdict }) => verdict !== 'same')
      .map(
        ({ verdict, method, path, requestId, said, endpoint }) =>
          `  ${verdict.padEnd(9)}  ${method} ${path}  ${said}  (${requestId}, endpoint ${endpoint})`,
      ),
    ...notes.map((note) => `note: ${note}`),
  ];
}
