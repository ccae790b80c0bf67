// Commands of functions that are always there.
import { Plus, Save } from 'lucide-react';
import type { Command } from '../commands/command';
import { backendSections, openBackend } from '../state/view-store';
import { backendIcons, backendTitles } from './backends/backend-kinds';

/** New function, and the lists of other backends. */
export const functionCommands: readonly Command[] = [
  {
    id: 'function.create',
    title: 'New function',
    group: 'Workspace',
    icon: Plus,
    isEnabled: ({ mirror }) => mirror.workspace !== null,
    whyDisabled: 'no workspace is open',
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'new-function' } }),
  },
  ...backendSections.map(
    (section): Command => ({
      id: `backends.${section}`,
      title: backendTitles[section],
      group: 'Go to',
      icon: backendIcons[section],
      isEnabled: ({ mirror }) => mirror.workspace !== null,
      run: ({ studio }) => openBackend(studio.view, { kind: 'section', section }),
    }),
  ),
];

/** The command that saves the open file. */
export function saveFileCommand(save: () => Promise<void>): Command {
  return { id: 'code.save', title: 'Save file', group: 'Edit', icon: Save, shortcut: 'Mod+S', run: save };
}
