// `gatehouse migrate`: what a REST API would lose, or do otherwise, as an HTTP API, and the making of that API.
import type { StudioClient } from '../../../../shared/contract/contract';
import type { MigrationResult } from '../../../../shared/contract/workspace';
import type { MigrationNote, MigrationSeverity } from '../../../../shared/definition/migration/migration-note';
import { type Command, type ExitCode, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { findApi, type NamedApi, withWorkspace, workspaceOption } from '../workspace-option';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Says what a REST API would lose, or do otherwise, as an HTTP API; with --create makes that API beside it.',
  usage: 'API [--create [--name NAME] [--no-deploy]]',
  positionals: { min: 1, max: 1 },
  options: {
    ...workspaceOption,
    create: { type: 'boolean', summary: 'makes the HTTP API and deploys its stages' },
    name: { type: 'string', value: 'NAME', summary: 'names the new API; otherwise HTTP is put behind the name' },
    'no-deploy': { type: 'boolean', summary: 'leaves the stages of the new API without a deployment' },
  },
  run: (invocation) => {
    const { options } = invocation;
    const name = textOption(invocation, 'name');
    const deploy = options['no-deploy'] !== true;
    const isMade = options.create === true;
    if (!isMade && (name !== undefined || !deploy)) throw new UsageError('--name and --no-deploy go with --create.');
    return withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const api = await findApi(client, invocation.positionals[0] ?? '');
      if (isMade) {
        const made = await client.documents.migrate({ apiId: api.id, ...(name !== undefined && { name }), deploy });
        return printResult(invocation, made, [...linesOf(api, made.notes), madeLine(made)]);
      }
      return report(client, api, invocation);
    });
  },
};

async function report(client: StudioClient, api: NamedApi, invocation: Parameters<Command['run']>[0]) {
  const notes = await client.documents.migrationReport({ apiId: api.id });
  return printResult(invocation, notes, linesOf(api, notes));
}

/** What goes over as it is would hide what does not: it is counted only. */
function linesOf({ name }: NamedApi, notes: readonly MigrationNote[]): readonly string[] {
  const count = (severity: MigrationSeverity) => notes.filter((note) => note.severity === severity).length;
  const methods = notes.filter(({ key, isLeftOut }) => isLeftOut && key.startsWith('method:')).length;
  const leftOut = methods === 0 ? '' : `; left out: ${methods} ${methods === 1 ? 'method' : 'methods'}`;
  return [
    ...notes
      .filter(({ severity }) => severity !== 'same')
      .map(({ severity, place, what, advice }) => `${severity} ${place}: ${what}. ${advice}`),
    `${name}: ${count('lost')} lost, ${count('changes')} changed, ${count('same')} the same${leftOut}`,
  ];
}

function madeLine({ apiId, name, routes, deployed }: MigrationResult): string {
  const served = deployed.length === 0 ? 'nothing is deployed' : `deployed to ${deployed.join(', ')}`;
  return `${name} is made as ${apiId}: ${routes} ${routes === 1 ? 'route' : 'routes'}, ${served}`;
}
