// The command that makes a test of the request in sight, wherever that is.
import { FlaskConical } from 'lucide-react';
import type { Command, CommandContext } from '../commands/command';

/** A request that was recorded, and what to call its test. */
export interface RecordedRequest {
  readonly requestId: string;
  readonly name: string;
}

/** `recorded` finds the request at the moment it is asked. */
export function saveAsTestCommand(recorded: (context: CommandContext) => RecordedRequest | undefined): Command {
  return {
    id: 'request.save-as-test',
    title: 'Save as test…',
    group: 'Run',
    icon: FlaskConical,
    isEnabled: (context) => recorded(context) !== undefined,
    whyDisabled: 'there is no answer to save yet',
    run: (context) => {
      const request = recorded(context);
      if (request !== undefined) context.studio.view.setState({ overlay: { kind: 'save-as-test', ...request } });
    },
  };
}
