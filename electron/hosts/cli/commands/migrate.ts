// `gatehouse migrate`: what a REST API would lose, or do otherwise, as an HTTP API.
import type { Command, ExitCode } from '../command';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Says what a REST API would lose, or do otherwise, as an HTTP API. Changes nothing.',
  usage: 'API',
  positionals: { min: 1, max: 1 },
  options: workspaceOption,
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const [word = ''] = invocation.positionals;
      const { id, name } = await findApi(client, word);
      const notes = await client.documents.migrationReport({ apiId: id });
      if (invocation.options.json === true) {
        invocation.output.print(JSON.stringify(notes));
        return 0;
      }
      for (const { severity, place, what, advice } of notes) {
        invocation.output.print(`${severity} ${place}: ${what}. ${advice}`);
      }
      const lost = notes.filter(({ severity }) => severity === 'lost').length;
      invocation.output.print(`${name}: ${lost} lost, ${notes.length - lost} changed`);
      return 0;
    }),
};
