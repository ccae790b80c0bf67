// The button for what fits no button: a menu of further actions at the end of a title bar.
import { Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconAction } from './IconAction';

export interface MoreMenuProps {
  /** The items. */
  readonly children: ReactNode;
  /** What it is more of, where several stand below each other. */
  readonly label?: string;
  readonly size?: 'small';
}

/** The button with its menu. */
export function MoreMenu({ children, label = 'More', size }: MoreMenuProps) {
  return (
    <Menu position="bottom-end" width={216}>
      <Menu.Target>
        <IconAction icon={Ellipsis} label={label} aria-haspopup="menu" {...(size && { size })} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
