// A menu at a point of the window: where the pointer asked for it, or below what the keys did.
import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './PointerMenu.module.css';

export interface MenuPoint {
  readonly x: number;
  readonly y: number;
}

export interface PointerMenuProps {
  /** Where it opens; undefined: closed. */
  readonly at: MenuPoint | undefined;
  readonly onClose: () => void;
  /** The items. */
  readonly children: ReactNode;
}

/** The menu, on an anchor without a size. */
export function PointerMenu({ at, onClose, children }: PointerMenuProps) {
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
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
