// A command as an item of a menu: its icon, a name that fits the place, and the keys that do the same.
import { Menu } from '@mantine/core';
import { Shortcut } from '../components/Shortcut';
import styles from './CommandItem.module.css';
import { useCommand } from './use-commands';

export interface CommandItemProps {
  readonly command: string;
  /** Shorter than the command's title: the menu stands at its target. */
  readonly label?: string;
  /** Keys that do the same where the menu was opened. */
  readonly shortcut?: string;
  readonly isDanger?: boolean;
}

/** A command as a menu item. */
export function CommandItem({ command: id, label, shortcut, isDanger = false }: CommandItemProps) {
  const shown = useCommand(id);
  if (shown === undefined) return undefined;
  const Icon = shown.command.icon;
  return (
    <Menu.Item
      leftSection={Icon === undefined ? undefined : <Icon size={14} strokeWidth={1.8} aria-hidden="true" />}
      rightSection={shortcut === undefined ? undefined : <Shortcut shortcut={shortcut} />}
      disabled={!shown.isEnabled}
      title={shown.disabledReason}
      className={isDanger ? styles.danger : undefined}
      onClick={shown.run}
    >
      {label ?? shown.title}
    </Menu.Item>
  );
}
