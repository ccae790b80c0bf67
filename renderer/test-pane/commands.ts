// Commands of the test pane.
import { SendHorizontal } from 'lucide-react';
import type { Command } from '../commands/command';

/** The commands of the method that is open; `sender` always sends what the pane shows. */
export function testCommands(sender: { send: () => Promise<void> }): readonly Command[] {
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
  ];
}
