// All shortcuts, by group. The key `?`.
import { Modal } from '@mantine/core';
import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { type Command, commandGroups, shortcutOf, titleOf } from '../commands/command';
import { useCommandTable } from '../commands/use-commands';
import { DialogFrame } from '../components/DialogFrame';
import { IconAction } from '../components/IconAction';
import { Shortcut } from '../components/Shortcut';
import { useStudio, useView } from '../state/studio-context';
import styles from './ShortcutSheet.module.css';

/** Shown while the view says so. */
export function ShortcutSheet() {
  const { view } = useStudio();
  const isOpen = useView(({ overlay }) => overlay?.kind === 'shortcuts');
  const close = () => view.setState({ overlay: undefined });
  return (
    <DialogFrame isOpen={isOpen} onClose={close} width={760}>
      <div className={styles.head}>
        <Modal.Title className={styles.title}>Shortcuts</Modal.Title>
        <IconAction icon={X} label="Close" onClick={close} />
      </div>
      {isOpen && <Groups />}
    </DialogFrame>
  );
}

function Groups() {
  const { registry, context } = useCommandTable();
  const commands = useStore(registry.store, (state) => state.commands);
  const now = context();
  const withKeys = commands.flatMap((command) => {
    const shortcut = shortcutOf(command, now);
    return shortcut === undefined ? [] : [{ command, shortcut }];
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with keys
    <div className={styles.groups} tabIndex={0} data-autofocus>
      {commandGroups.map((group) => {
        const rows = withKeys.filter(({ command }) => command.group === group);
        if (rows.length === 0) return null;
        return (
          <section key={group} className={styles.group} aria-label={group}>
            <h3 className={styles.name}>{group}</h3>
            {rows.map(({ command, shortcut }) => (
              <div key={command.id} className={styles.row}>
                <span>{plainTitle(command, titleOf(command, now))}</span>
                <Shortcut shortcut={shortcut} isSplit />
              </div>
            ))}
          </section>
        );
      })}
    </div>
  );
}

/** `Undo: Rename /pets` is about now; the sheet says what the keys always do. */
function plainTitle(command: Command, title: string): string {
  return command.id.startsWith('edit.') ? (title.split(':')[0] ?? title) : title;
}
