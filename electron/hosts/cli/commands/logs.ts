// `gatehouse logs`: execution logs, access logs and function logs, once or as they come.
import type { StudioClient } from '../../../../shared/contract/contract';
import { StudioError } from '../../../../shared/contract/errors';
import type { LogLine } from '../../../../shared/contract/logs';
import { type Command, type ExitCode, type Invocation, numberOption, textOption, UsageError } from '../command';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';
import { logText } from './log-text';

/** How often a follower asks for more, in milliseconds. */
const followMs = 400;

const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

export const logsCommand: Command = {
  name: 'logs',
  summary:
    'Prints the execution log of stages, oldest line first; with --access their access log, with --function that of a function.',
  usage: '[API]',
  positionals: { min: 0, max: 1 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'only this stage' },
    access: { type: 'boolean', summary: 'the access log instead of the execution log' },
    function: { type: 'string', value: 'NAME', summary: 'the log of this function' },
    request: { type: 'string', value: 'ID', summary: 'only this request, or this invocation of a function' },
    level: { type: 'string', value: 'LEVEL', summary: 'of the execution log: error or info' },
    text: { type: 'string', summary: 'only lines with this text' },
    since: { type: 'string', value: 'TIME', summary: 'only from then on: 10m, 2h, 1d, or a date as ISO 8601' },
    limit: { type: 'string', value: 'N', summary: 'the newest so many (default 500)' },
    follow: { type: 'boolean', summary: 'goes on with what comes, until it is stopped' },
  },
  run(invocation) {
    const functionName = textOption(invocation, 'function');
    const isAccess = invocation.options.access === true;
    const [word] = invocation.positionals;
    const isOfStage = word !== undefined || isAccess || textOption(invocation, 'stage') !== undefined;
    if (functionName !== undefined && isOfStage) {
      throw new UsageError('--function goes without API, --stage and --access.');
    }
    const level = textOption(invocation, 'level')?.toUpperCase();
    if (level !== undefined && level !== 'ERROR' && level !== 'INFO') throw new UsageError('--level is error or info.');
    const since = readSince(textOption(invocation, 'since'));
    return withWorkspace<ExitCode>(invocation, { gateway: false }, async (client, { isServed }) => {
      if (invocation.options.follow === true && !isServed) {
        throw new StudioError('GATEWAY_DOWN', 'Nothing serves this workspace now. gatehouse serve or studio does.');
      }
      const filters = {
        apiId: word === undefined ? undefined : (await findApi(client, word)).id,
        stage: textOption(invocation, 'stage'),
        functionName,
        requestId: textOption(invocation, 'request'),
        level,
        text: textOption(invocation, 'text'),
        since,
      };
      const query = {
        source:
          functionName !== undefined ? ('function' as const) : isAccess ? ('access' as const) : ('execution' as const),
        limit: numberOption(invocation, 'limit', 1, 10_000) ?? 500,
        ...Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)),
      };
      const lines = await client.logs.query(query);
      const print = await printer(client, invocation);
      print(lines);
      if (invocation.options.follow !== true) return 0;
      await follow(invocation, lines, (after) => client.logs.query({ ...query, limit: 10_000, after }), print);
      return 0;
    });
  },
};

type Print = (lines: readonly LogLine[]) => void;

/** Prints lines as text; as JSON in one list, or line by line for a follower. */
async function printer(client: StudioClient, { output, options }: Invocation): Promise<Print> {
  if (options.json === true && options.follow !== true) return (lines) => output.print(JSON.stringify(lines));
  if (options.json === true) return (lines) => lines.forEach((line) => void output.print(JSON.stringify(line)));
  const { entities } = await client.definition.read();
  const apis = Object.values(entities).filter((entity) => 'rootResourceId' in entity);
  const names = new Map(apis.map((api) => [String((api as { id: string }).id), (api as { name: string }).name]));
  return (lines) => lines.forEach((line) => void output.print(logText(line, names)));
}

async function follow(
  { stopped }: Invocation,
  begun: readonly LogLine[],
  more: (after: number) => Promise<readonly LogLine[]>,
  print: Print,
): Promise<void> {
  let last = begun[begun.length - 1]?.id ?? 0;
  let isStopped = false;
  let wake = () => {};
  void stopped.then(() => {
    isStopped = true;
    wake();
  });
  while (!isStopped) {
    await new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, followMs);
    });
    const lines = await more(last);
    last = lines[lines.length - 1]?.id ?? last;
    if (lines.length > 0) print(lines);
  }
}

function readSince(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const at = count === undefined ? Date.parse(text) : Date.now() - Number(count) * (unitMs[unit] ?? 0);
  if (Number.isNaN(at)) throw new UsageError(`--since takes 10m, 2h, 1d or a date, not ${text}.`);
  return at;
}
