// Undo and redo of the definition: one journal over everything.
import { Redo2, Undo2 } from 'lucide-react';
import type { Command, CommandContext } from '../commands/command';

export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    title: ({ mirror }) => (mirror.history.undo === undefined ? 'Undo' : `Undo: ${mirror.history.undo}`),
    group: 'Edit',
    icon: Undo2,
    shortcut: 'Mod+Z',
    isEnabled: ({ mirror, studio }) => mirror.history.undo !== undefined || hasDrafts(studio),
    whyDisabled: 'nothing to undo',
    run: (context) => takeBack(context, 'undo'),
  },
  {
    id: 'edit.redo',
    title: ({ mirror }) => (mirror.history.redo === undefined ? 'Redo' : `Redo: ${mirror.history.redo}`),
    group: 'Edit',
    icon: Redo2,
    shortcut: 'Mod+Shift+Z',
    otherShortcuts: ['Mod+Y'],
    isEnabled: ({ mirror }) => mirror.history.redo !== undefined,
    whyDisabled: 'nothing to redo',
    run: (context) => takeBack(context, 'redo'),
  },
];

async function takeBack({ studio }: CommandContext, deed: 'undo' | 'redo'): Promise<void> {
  await studio.drafts.flush();
  await studio.client.definition[deed]();
}

function hasDrafts(studio: CommandContext['studio']): boolean {
  return studio.drafts.store.getState().drafts.size > 0;
}
