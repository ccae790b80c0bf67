// `gatehouse clock`: the virtual clock of quotas, time-to-lives, tokens and idle limits.
import { StudioError } from '../../../../shared/contract/errors';
import { type Command, type ExitCode, numberOption } from '../command';
import { printResult } from '../print-result';
import { withWorkspace, workspaceOption } from '../workspace-option';

export const clockCommand: Command = {
  name: 'clock',
  summary: 'Prints the virtual clock of the Gatehouse that has the workspace open, and moves it forward.',
  usage: '',
  positionals: { min: 0, max: 0 },
  options: {
    ...workspaceOption,
    advance: { type: 'string', value: 'SECONDS', summary: 'moves it forward; it never goes back' },
  },
  run(invocation) {
    const seconds = numberOption(invocation, 'advance', 0, 10_000_000_000);
    return withWorkspace<ExitCode>(invocation, { gateway: false }, async (client, { isServed }) => {
      if (seconds !== undefined && !isServed) {
        throw new StudioError(
          'GATEWAY_DOWN',
          'Nothing serves this workspace now, and a clock lasts as long as what runs it. gatehouse serve or studio does.',
        );
      }
      const state = seconds === undefined ? await client.clock.read() : await client.clock.advance({ seconds });
      const ahead = state.advancedSeconds === 0 ? '' : `, ${state.advancedSeconds} seconds ahead`;
      return printResult(invocation, state, [`${new Date(state.now).toISOString()}${ahead}`]);
    });
  },
};
