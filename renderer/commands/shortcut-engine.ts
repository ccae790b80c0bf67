// Runs commands from key presses, before anything else on the page hears them.
import { useEffect } from 'react';
import { commandOfPress } from './registry';
import { isMacPlatform } from './shortcut';
import type { Commands } from './use-commands';

/** Keys that mean something to a text field: there they take back typing, not edits of the definition. */
const textCommands: ReadonlySet<string> = new Set(['edit.undo', 'edit.redo']);

/** Listens to the keyboard while the calling component is mounted. */
export function useShortcutEngine({ registry, context, run }: Commands): void {
  useEffect(() => {
    const isMac = isMacPlatform();
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandOfPress(registry, event, context(), isMac);
      if (command === undefined) return;
      if (isTyping(event.target) && (isPlainKey(event) || textCommands.has(command.id))) return;
      // A dialog keeps the keyboard to itself; only what opens the palette may take its place.
      if (isDialogOpen() && !command.id.startsWith('palette.')) return;
      event.preventDefault();
      event.stopPropagation();
      void run(command.id);
    };
    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, [registry, context, run]);
}

/** Whether keys go into a text: a field, or the code editor. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

function isPlainKey(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
}

function isDialogOpen(): boolean {
  return document.querySelector('[role=dialog][aria-modal=true], [role=alertdialog]') !== null;
}
