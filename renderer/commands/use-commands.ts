// Commands for components: run one, show one, add some while a screen is open.
import { createContext, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useMirror, useView } from '../state/studio-context';
import { type Command, type CommandContext, isEnabled, shortcutOf, titleOf } from './command';
import type { CommandRegistry } from './registry';

export interface Commands {
  readonly registry: CommandRegistry;
  /** The context of this moment. */
  readonly context: () => CommandContext;
  /** Runs a command by its id if it is enabled; failures become toasts. Resolves when it is done. */
  readonly run: (id: string) => Promise<void>;
}

export const CommandsContext = createContext<Commands | undefined>(undefined);

/** The commands of this window. */
export function useCommandTable(): Commands {
  const commands = useContext(CommandsContext);
  if (commands === undefined) throw new Error('Commands exist inside the shell only.');
  return commands;
}

/** Adds commands while the calling component is mounted. Pass an array that stays the same between renders. */
export function useCommands(commands: readonly Command[]): void {
  const { registry } = useCommandTable();
  useEffect(() => registry.add(commands), [registry, commands]);
}

/** A command as a control shows it. */
export interface ShownCommand {
  readonly command: Command;
  readonly title: string;
  readonly shortcut: string | undefined;
  readonly isEnabled: boolean;
  readonly disabledReason: string | undefined;
  /** True while the command is under way. */
  readonly isBusy: boolean;
  readonly run: () => void;
}

/** The command `id`, kept up to date with mirror and view; undefined while no such command exists. */
export function useCommand(id: string): ShownCommand | undefined {
  const { registry, context, run } = useCommandTable();
  const command = useStore(registry.store, ({ commands }) => commands.find((entry) => entry.id === id));
  const read = () => {
    if (command === undefined) return '';
    const now = context();
    return JSON.stringify([titleOf(command, now), isEnabled(command, now), shortcutOf(command, now)]);
  };
  // Both stores can change the answer; as text it is compared by value.
  const [isBusy, setBusy] = useState(false);
  const answer = useMirror(read);
  useView(read);
  if (command === undefined || answer === '') return undefined;
  const [title, enabled, shortcut] = JSON.parse(read()) as [string, boolean, string | null];
  return {
    command,
    title,
    shortcut: shortcut ?? undefined,
    isEnabled: enabled,
    disabledReason: enabled ? undefined : (command.whyDisabled ?? 'not possible now'),
    isBusy,
    run: () => {
      setBusy(true);
      void run(id).finally(() => setBusy(false));
    },
  };
}
