// Commands: every action of the interface, the same for button, menu, shortcut and palette.
import type { LucideIcon } from 'lucide-react';
import type { ConfirmQuestion } from '../components/ConfirmDialog';
import type { ToastStore } from '../components/toast-store';
import type { Mirror } from '../state/mirror';
import type { Studio } from '../state/studio-context';
import type { ViewState } from '../state/view-store';

export const commandGroups = ['Workspace', 'Edit', 'API', 'Deploy', 'Run', 'Go to', 'View', 'Help'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** What a command works with. The states are those of the moment it is asked or run. */
export interface CommandContext {
  readonly studio: Studio;
  readonly mirror: Mirror;
  readonly view: ViewState;
  /** The selected API and stage, where there are any. */
  readonly apiId: string | undefined;
  readonly stageName: string | undefined;
  readonly toasts: ToastStore;
  /** Asks before something goes that will be missed. */
  readonly confirm: (question: ConfirmQuestion) => Promise<boolean>;
  /** Says a sentence to screen readers. */
  readonly announce: (sentence: string) => void;
  /** Asks for a file: the host's dialog, in a browser its file input. Undefined if the user cancelled. */
  readonly pickDocument: (title: string) => Promise<PickedDocument | undefined>;
}

export interface PickedDocument {
  readonly fileName: string;
  readonly text: string;
}

export interface Command {
  /** `definition.undo`: what it works on, then the deed. Hosts and tests name commands by it. */
  readonly id: string;
  readonly title: string | ((context: CommandContext) => string);
  readonly group: CommandGroup;
  readonly icon?: LucideIcon;
  /** `Mod+Shift+F`. */
  readonly shortcut?: string;
  /** In a browser, where the browser keeps `shortcut` for itself. */
  readonly webShortcut?: string;
  /** More keys that do the same; not shown on buttons. */
  readonly otherShortcuts?: readonly string[];
  /** Quiet words beside the title in the palette, for example `3 changes`. */
  readonly detail?: (context: CommandContext) => string | undefined;
  readonly isEnabled?: (context: CommandContext) => boolean;
  /** Said on a button while it is not enabled: `Nothing to undo`. */
  readonly whyDisabled?: string;
  /** Left out of the palette, for example what opens the palette. */
  readonly isHidden?: boolean;
  readonly run: (context: CommandContext) => void | Promise<void>;
}

/** The title of a command at this moment. */
export function titleOf(command: Command, context: CommandContext): string {
  return typeof command.title === 'string' ? command.title : command.title(context);
}

/** The shortcut that works in this host. */
export function shortcutOf(command: Command, context: CommandContext): string | undefined {
  return context.mirror.host.kind === 'web' ? (command.webShortcut ?? command.shortcut) : command.shortcut;
}

/** Whether a command can run at this moment. */
export function isEnabled(command: Command, context: CommandContext): boolean {
  return command.isEnabled?.(context) ?? true;
}
