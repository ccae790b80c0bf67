// `gatehouse burst`: one request many times, to see throttles and quotas at work.
import { randomUUID } from 'node:crypto';
import type { StudioClient } from '../../../../shared/contract/contract';
import type { BurstProgress } from '../../../../shared/contract/usage';
import { type Command, type ExitCode, type Invocation, numberOption, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { textPairsOption } from '../record-option';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

export const burstCommand: Command = {
  name: 'burst',
  summary: 'Sends one request many times to a stage and counts the answers by status.',
  usage: 'API METHOD PATH --stage S --requests N',
  positionals: { min: 3, max: 3 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'the stage (required)' },
    requests: { type: 'string', value: 'N', summary: 'how many, up to 10000 (required)' },
    'per-second': { type: 'string', value: 'N', summary: 'so many a second; as fast as it goes unless given' },
    as: { type: 'string', value: 'PERSONA', summary: 'as this saved caller' },
    headers: { type: 'string', value: 'JSON', summary: 'request headers as a JSON object' },
    body: { type: 'string', summary: 'the request body' },
  },
  run(invocation) {
    const stageName = textOption(invocation, 'stage');
    const requests = numberOption(invocation, 'requests', 1, 10_000);
    if (stageName === undefined || requests === undefined) {
      throw new UsageError('--stage S and --requests N are required.');
    }
    const perSecond = numberOption(invocation, 'per-second', 1, 5_000);
    return withWorkspace<ExitCode>(invocation, { gateway: true }, async (client) => {
      const [word = '', verb = '', path = '/'] = invocation.positionals;
      const { id: apiId } = await findApi(client, word);
      const request = { apiId, stageName, verb: verb.toUpperCase(), body: textOption(invocation, 'body') ?? '' };
      const message = await messageOf(client, invocation, { ...request, pathWithQueryString: path });
      const burstId = randomUUID();
      const burst = client.usage.burst({
        burstId,
        ...request,
        ...message,
        requests,
        ...(perSecond !== undefined && { perSecond }),
      });
      // Ctrl-C ends the burst, and what was counted so far is printed.
      void invocation.stopped.then(() => client.usage.cancelBurst({ burstId }));
      const outcome = await burst;
      printOutcome(invocation, outcome);
      return outcome.fault === undefined && !outcome.isCancelled ? 0 : 1;
    });
  },
};

interface Message {
  readonly pathWithQueryString: string;
  readonly headers: [string, string][];
}

/** The request as it is, or with everything of the persona. It is signed once: all of the burst are the same. */
async function messageOf(
  client: StudioClient,
  invocation: Invocation,
  request: Omit<Parameters<StudioClient['personas']['dress']>[0], 'persona'> & { readonly pathWithQueryString: string },
): Promise<Message> {
  const headers = textPairsOption(invocation, 'headers');
  const persona = textOption(invocation, 'as');
  if (persona === undefined) return { pathWithQueryString: request.pathWithQueryString, headers };
  const dressed = await client.personas.dress({ persona, ...request, headers });
  return {
    pathWithQueryString: dressed.pathWithQueryString,
    headers: dressed.headers.map(([name, value]) => [name, value]),
  };
}

function printOutcome(invocation: Invocation, progress: BurstProgress): void {
  const { burstId: _burstId, isFinished: _isFinished, ...told } = progress;
  const { statuses, answered, total, elapsedMs, isCancelled, fault } = progress;
  const end = isCancelled ? ', then cancelled' : '';
  printResult(invocation, told, [
    ...Object.entries(statuses).map(([status, count]) => `${status}  ${count}`),
    `${answered} of ${total} answered in ${(elapsedMs / 1_000).toFixed(2)} s${end}`,
  ]);
  if (fault !== undefined && invocation.options.json !== true) invocation.output.warn(fault);
}
