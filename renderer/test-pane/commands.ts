// Commands of the test pane.
import { SendHorizontal } from 'lucide-react';
import type { Command } from '../commands/command';
import { type RecordedRequest, saveAsTestCommand } from '../tests/save-command';

/** The commands of the method that is open; `sender` always sends what the pane shows, `recorded` is its last answer. */
export function testCommands(
  sender: { send: () => Promise<void> },
  recorded: () => RecordedRequest | undefined,
): readonly Command[] {
  return [
    {
      id: 'request.send',
      title: 'Send request',
      group: 'Run',
      icon: SendHorizontal,
      shortcut: 'Mod+Enter',
      isEnabled: ({ mirror }) => mirror.gateway.status === 'running',
      whyDisabled: 'the gateway is not running',
      run: () => sender.send(),
    },
    saveAsTestCommand(recorded),
  ];
}
