// `gatehouse personas`: the saved callers, and what each of them may do on a stage.
import type { StudioClient } from '../../../../shared/contract/contract';
import type { MatrixCell, PersonaMatrix } from '../../../../shared/contract/personas';
import type { Persona } from '../../../../shared/definition/companions/persona';
import { type Command, type ExitCode, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

export const personasCommand: Command = {
  name: 'personas',
  summary:
    'Lists the saved callers; with API and --stage sends every method that reads as each of them and as nobody, and prints who may do what.',
  usage: '[API]',
  positionals: { min: 0, max: 1 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'the stage to try (goes with API)' },
    all: { type: 'boolean', summary: 'sends methods that write too: the requests are real' },
  },
  run(invocation) {
    const [word] = invocation.positionals;
    const stageName = textOption(invocation, 'stage');
    if ((word === undefined) !== (stageName === undefined)) throw new UsageError('API and --stage go together.');
    return withWorkspace<ExitCode>(invocation, { gateway: word !== undefined }, async (client) => {
      if (word === undefined || stageName === undefined) {
        const personas = await personasOf(client);
        return printResult(invocation, personas, personas.map(personaText));
      }
      const { id: apiId } = await findApi(client, word);
      const sendsAll = invocation.options.all === true;
      const matrix = await client.personas.runMatrix({ apiId, stageName, sendsAll });
      return printResult(invocation, matrix, matrixText(matrix));
    });
  },
};

async function personasOf(client: StudioClient): Promise<Persona[]> {
  const { entities } = await client.definition.read();
  return Object.entries(entities)
    .filter(([key]) => key.startsWith('persona:'))
    .map(([, persona]) => persona as Persona);
}

function personaText({ name, description, iam, token, apiKeyId, sourceIp }: Persona): string {
  const signer = { user: 'IAM user', role: 'IAM role', account: 'account' } as const;
  const parts = [
    description,
    iam && `signs as ${signer[iam.kind]}`,
    token && `token of ${token.userPoolId}`,
    apiKeyId && `API key ${apiKeyId}`,
    sourceIp && `from ${sourceIp}`,
  ].filter((part) => part !== undefined && part !== '');
  return [name, ...parts].join('  ');
}

function matrixText({ personas, rows }: PersonaMatrix): string[] {
  const methods = rows.map(({ httpMethod, resourcePath }) => `${httpMethod} ${resourcePath}`);
  const width = Math.max(6, ...methods.map(({ length }) => length));
  const columns = personas.map((name) => Math.max(name.length, 11));
  const line = (first: string, cells: readonly string[]) =>
    [first.padEnd(width), ...cells.map((cell, at) => cell.padEnd(columns[at] ?? 0))].join('  ').trimEnd();
  return [line('Method', personas), ...rows.map(({ cells }, at) => line(methods[at] ?? '', cells.map(cellText)))];
}

function cellText({ status, before, fault }: MatrixCell): string {
  if (fault !== undefined) return 'not sent';
  return before === undefined ? String(status) : `${status} (was ${before})`;
}
