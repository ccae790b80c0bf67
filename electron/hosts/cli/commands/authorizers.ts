// `gatehouse authorizers`: lists the authorizers of an API, asks one on its own, forgets what a stage keeps of them.
import type { StudioClient } from '../../../../shared/contract/contract';
import { StudioError } from '../../../../shared/contract/errors';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import type { V2Authorizer } from '../../../../shared/definition/v2/authorizer';
import { authorizerRunLines } from '../authorizer-run-lines';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { textPairsOption } from '../record-option';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

type AnyAuthorizer = Authorizer | V2Authorizer;

interface Action {
  readonly names: readonly string[];
  readonly needsGateway?: boolean;
  run(client: StudioClient, invocation: Invocation, apiId: string, names: readonly string[]): Promise<ExitCode>;
}

const actions: Readonly<Record<string, Action>> = {
  list: { names: ['API'], run: list },
  test: { names: ['API', 'AUTHORIZER'], needsGateway: true, run: test },
  flush: { names: ['API'], run: flush },
};

export const authorizersCommand: Command = {
  name: 'authorizers',
  summary:
    'Lists the authorizers of an API; test asks one on its own and says what it answers; flush forgets what a stage keeps.',
  usage: 'list API | test API AUTHORIZER | flush API --stage S',
  positionals: { min: 2, max: 3 },
  options: {
    ...workspaceOption,
    header: {
      type: 'string',
      value: 'LINE',
      isRepeated: true,
      summary: "test: a request header, 'Authorization: Bearer x'; may come several times",
    },
    path: { type: 'string', summary: 'test: path and query below the stage, for example /orders/7?full=1' },
    method: { type: 'string', value: 'VERB', summary: 'test: the verb that is asked about (default GET)' },
    stage: { type: 'string', value: 'S', summary: 'test: the stage asked about; flush: the stage (required)' },
    'stage-variables': { type: 'string', value: 'JSON', summary: 'test: stage variables, before those of the stage' },
    context: { type: 'string', value: 'JSON', summary: 'test: values of context.NAME identity sources' },
    scopes: { type: 'string', value: 'LIST', summary: 'test: scopes that the method asks for, with spaces between' },
    log: { type: 'boolean', summary: 'test: prints the execution log and the log of the function too' },
  },
  run(invocation) {
    const [name = '', word = '', ...names] = invocation.positionals;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) {
      throw new UsageError(`gatehouse authorizers has no action ${name}. It has ${Object.keys(actions).join(', ')}.`);
    }
    if (names.length + 1 !== action.names.length) {
      throw new UsageError(
        `gatehouse authorizers ${[name, ...action.names].join(' ')}: ${names.length + 1} names given.`,
      );
    }
    return withWorkspace(invocation, { gateway: action.needsGateway === true }, async (client) =>
      action.run(client, invocation, (await findApi(client, word)).id, names),
    );
  },
};

async function list(client: StudioClient, invocation: Invocation, apiId: string): Promise<ExitCode> {
  const found = await authorizersOf(client, apiId);
  const lines = found.map((one) => `${one.id}  ${typeOf(one).padEnd(18)}  ${one.name}`);
  return printResult(invocation, found, lines);
}

async function test(
  client: StudioClient,
  invocation: Invocation,
  apiId: string,
  [word = '']: readonly string[],
): Promise<ExitCode> {
  const known = await authorizersOf(client, apiId);
  const authorizer = known.find(({ id, name }) => id === word || name === word);
  if (authorizer === undefined) {
    const choices = known.map(({ id, name }) => `${id} ${name}`).join(', ') || 'none';
    throw new StudioError('NOT_FOUND', `There is no authorizer ${word}. The API has: ${choices}.`, {
      path: 'AUTHORIZER',
    });
  }
  const stageName = textOption(invocation, 'stage');
  const run = await client.authorizers.run({
    apiId,
    authorizerId: authorizer.id,
    ...(stageName !== undefined && { stageName }),
    httpMethod: (textOption(invocation, 'method') ?? 'GET').toUpperCase(),
    pathWithQueryString: textOption(invocation, 'path') ?? '',
    headers: headersOf(invocation),
    stageVariables: Object.fromEntries(textPairsOption(invocation, 'stage-variables')),
    contextVariables: Object.fromEntries(textPairsOption(invocation, 'context')),
    scopes: (textOption(invocation, 'scopes') ?? '').split(/\s+/).filter((scope) => scope !== ''),
  });
  printResult(invocation, run, authorizerRunLines(run, invocation.options.log === true));
  return run.clientStatus === 0 ? 0 : 1;
}

async function flush(client: StudioClient, invocation: Invocation, apiId: string): Promise<ExitCode> {
  const stageName = textOption(invocation, 'stage');
  if (stageName === undefined) throw new UsageError('--stage S is required.');
  await client.authorizers.flush({ apiId, stageName });
  return printResult(invocation, { apiId, stageName }, [`Stage ${stageName} asks every authorizer again.`]);
}

async function authorizersOf(client: StudioClient, apiId: string): Promise<readonly AnyAuthorizer[]> {
  const { entities } = await client.definition.read();
  return Object.entries(entities)
    .filter(([key]) => key.startsWith(`authorizer:${apiId}/`) || key.startsWith(`v2-authorizer:${apiId}/`))
    .map(([, entity]) => entity as AnyAuthorizer);
}

function typeOf(authorizer: AnyAuthorizer): string {
  return 'authorizerType' in authorizer ? authorizer.authorizerType : authorizer.type;
}

function headersOf(invocation: Invocation): [string, string][] {
  const lines = textOption(invocation, 'header')?.split('\n') ?? [];
  return lines.map((line) => {
    const colon = line.indexOf(':');
    if (colon < 1) throw new UsageError(`--header takes 'Name: value', not ${line}.`);
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
}
