// All commands there are: those of the shell, and those of screens while they are open.
import { createStore, type StoreApi } from 'zustand';
import { type Command, type CommandContext, shortcutOf } from './command';
import { isShortcutPress, type KeyPress } from './shortcut';

export interface CommandRegistry {
  /** Changes when a screen adds or removes its commands. */
  readonly store: StoreApi<{ readonly commands: readonly Command[] }>;
  readonly find: (id: string) => Command | undefined;
  /** Adds commands until the returned function is called. Of two with one id the later counts. */
  readonly add: (commands: readonly Command[]) => () => void;
}

/** Makes a registry with the commands that are always there. */
export function createCommandRegistry(lasting: readonly Command[]): CommandRegistry {
  let added: readonly (readonly Command[])[] = [];
  const store = createStore<{ commands: readonly Command[] }>(() => ({ commands: merge(lasting, []) }));
  const update = (next: readonly (readonly Command[])[]) => {
    added = next;
    store.setState({ commands: merge(lasting, next) });
  };
  return {
    store,
    find: (id) => store.getState().commands.find((command) => command.id === id),
    add(commands) {
      update([...added, commands]);
      return () => update(added.filter((other) => other !== commands));
    },
  };
}

/** The command that a key press asks for. Where several share a shortcut, the first enabled one. */
export function commandOfPress(
  registry: CommandRegistry,
  press: KeyPress,
  context: CommandContext,
  isMac: boolean,
): Command | undefined {
  const matching = registry.store.getState().commands.filter((command) => {
    const shortcut = shortcutOf(command, context);
    const keys = [...(shortcut === undefined ? [] : [shortcut]), ...(command.otherShortcuts ?? [])];
    return keys.some((key) => isShortcutPress(key, press, isMac));
  });
  return matching.find((command) => command.isEnabled?.(context) ?? true) ?? matching[0];
}

function merge(lasting: readonly Command[], added: readonly (readonly Command[])[]): readonly Command[] {
  const byId = new Map(lasting.map((command) => [command.id, command]));
  for (const command of added.flat()) byId.set(command.id, command);
  return [...byId.values()];
}
