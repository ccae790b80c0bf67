// The button for what fits no button: a menu of further actions at the end of a title bar.
import { Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconAction } from './IconAction';

/** The button with its menu; `children` are the items. */
export function MoreMenu({ children }: { readonly children: ReactNode }) {
  return (
    <Menu position="bottom-end" width={216}>
      <Menu.Target>
        <IconAction icon={Ellipsis} label="More" aria-haspopup="menu" />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
