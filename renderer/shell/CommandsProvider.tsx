// Joins commands with the window they work on: context, registry, keyboard, the host's own requests.
import { type ReactNode, useCallback, useEffect, useMemo } from 'react';
import type { Command, CommandContext } from '../commands/command';
import { isEnabled, titleOf } from '../commands/command';
import { createCommandRegistry } from '../commands/registry';
import { isTyping, useShortcutEngine } from '../commands/shortcut-engine';
import { type Commands, CommandsContext } from '../commands/use-commands';
import { errorToast } from '../components/error-toast';
import { selectedApiId, selectedStageName } from '../state/selection';
import { useConfirm } from './confirmation';
import { sentenceOfEvent, toastsOfEvent } from './event-toasts';
import type { StudioWindow } from './open-window';
import { pickDocument } from './pick-document';

const textDeeds: ReadonlyMap<string, string> = new Map([
  ['edit.undo', 'undo'],
  ['edit.redo', 'redo'],
]);

export interface CommandsProviderProps {
  readonly window: StudioWindow;
  /** The commands that are always there. */
  readonly commands: readonly Command[];
  readonly children: ReactNode;
}

/** Gives the commands to everything below and listens to the keyboard. */
export function CommandsProvider({ window: studioWindow, commands, children }: CommandsProviderProps) {
  const { studio, toasts, announcer } = studioWindow;
  const confirm = useConfirm();
  const registry = useMemo(() => createCommandRegistry(commands), [commands]);

  const context = useCallback((): CommandContext => {
    const mirror = studio.connection.store.getState();
    const view = studio.view.getState();
    return {
      studio,
      mirror,
      view,
      apiId: selectedApiId(mirror, view),
      stageName: selectedStageName(mirror, view),
      toasts,
      confirm,
      announce: announcer.say,
      pickDocument: (title) => pickDocument(studio.client, mirror.host.mayPickFiles, title),
    };
  }, [studio, toasts, announcer, confirm]);

  const run = useCallback(
    async (id: string) => {
      const command = registry.find(id);
      if (command === undefined) return;
      const now = context();
      if (!isEnabled(command, now)) {
        announcer.say(`${titleOf(command, now)}: ${command.whyDisabled ?? 'not possible now'}`);
        return;
      }
      try {
        await command.run(now);
      } catch (error) {
        toasts.getState().show(errorToast(error));
      }
    },
    [registry, context, toasts, announcer],
  );

  useEffect(() => {
    const deeds = {
      undo: () => void run('edit.undo'),
      redo: () => void run('edit.redo'),
      showProblems: () => studio.view.setState({ panel: 'problems' }),
      startGateway: () => void run('gateway.start'),
      reviewLink: (apiId: string) => studio.view.setState({ overlay: { kind: 'link-review', apiId } }),
    };
    return studio.connection.listen((event, before) => {
      if (event.name === 'command.requested') void runRequested(event.payload.command, run);
      // a new edit ends what could be done again
      if (event.name === 'definition.changed' && event.payload.cause === 'edit')
        toasts.getState().dismissTopic('history');
      for (const toast of toastsOfEvent(event, before, deeds)) toasts.getState().show(toast);
      const sentence = sentenceOfEvent(event, before);
      if (sentence !== undefined) announcer.say(sentence);
    });
  }, [studio, run, toasts, announcer]);

  const value = useMemo<Commands>(() => ({ registry, context, run }), [registry, context, run]);
  useShortcutEngine(value);
  return <CommandsContext.Provider value={value}>{children}</CommandsContext.Provider>;
}

/** A wish of the native menu. While a text is being typed its undo is meant, not that of the definition. */
async function runRequested(id: string, run: Commands['run']): Promise<void> {
  const textDeed = textDeeds.get(id);
  if (textDeed !== undefined && isTyping(document.activeElement)) document.execCommand(textDeed);
  else await run(id);
}
