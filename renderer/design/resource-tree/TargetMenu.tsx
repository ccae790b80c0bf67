// The menu of a resource or method: the commands that work on it. Used at the pointer and at the "more" buttons.
import { Menu } from '@mantine/core';
import { Plus } from 'lucide-react';
import { httpMethods } from '../../../shared/definition/rest/method';
import { useCommand } from '../../commands/use-commands';
import { MethodBadge } from '../../components/MethodBadge';
import { Shortcut } from '../../components/Shortcut';
import styles from './TargetMenu.module.css';

export interface TargetMenuItemsProps {
  readonly isMethod: boolean;
}

/** The items; what is not possible is shown off. */
export function TargetMenuItems({ isMethod }: TargetMenuItemsProps) {
  return (
    <>
      {!isMethod && (
        <>
          <CommandItem command="design.createResource" label="New resource…" />
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item leftSection={<Plus size={14} strokeWidth={1.8} />}>New method</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              <VerbItems />
            </Menu.Sub.Dropdown>
          </Menu.Sub>
          <CommandItem command="design.enableCors" label="Enable CORS" />
          <Menu.Divider />
        </>
      )}
      <CommandItem command="design.rename" label={isMethod ? 'Change operation name' : 'Rename'} shortcut="F2" />
      {!isMethod && <CommandItem command="design.move" label="Move…" />}
      <CommandItem command="design.copyPath" label="Copy address" />
      <Menu.Divider />
      <CommandItem command="design.delete" label="Delete" shortcut="Delete" isDanger />
    </>
  );
}

/** One item a verb. */
export function VerbItems() {
  return httpMethods.map((verb) => <VerbItem key={verb} verb={verb} />);
}

function VerbItem({ verb }: { readonly verb: string }) {
  const shown = useCommand(`design.createMethod.${verb}`);
  if (shown === undefined) return undefined;
  return (
    <Menu.Item disabled={!shown.isEnabled} title={shown.disabledReason} onClick={shown.run}>
      <MethodBadge method={verb} />
    </Menu.Item>
  );
}

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

/** What can be added below a resource. */
export function AddMenuItems() {
  return (
    <>
      <CommandItem command="design.createResource" label="New resource…" />
      <Menu.Divider />
      <Menu.Label>New method</Menu.Label>
      <VerbItems />
    </>
  );
}

export interface MenuPoint {
  readonly x: number;
  readonly y: number;
}

export type MenuShows = 'resource' | 'method' | 'add';

export interface PointerMenuProps {
  /** Where it opens; undefined: closed. */
  readonly at: MenuPoint | undefined;
  readonly shows: MenuShows;
  readonly onClose: () => void;
}

/** The menu at a point of the window. */
export function PointerMenu({ at, shows, onClose }: PointerMenuProps) {
  return (
    <Menu
      opened={at !== undefined}
      onClose={onClose}
      position="bottom-start"
      offset={2}
      width={216}
      returnFocus={false}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          aria-label="Actions"
          className={styles.anchor}
          style={{ left: at?.x ?? 0, top: at?.y ?? 0 }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {shows === 'add' ? <AddMenuItems /> : <TargetMenuItems isMethod={shows === 'method'} />}
      </Menu.Dropdown>
    </Menu>
  );
}
