// What can be done with a route, as menu items: at the pointer and at the "more" button.
import { Menu } from '@mantine/core';
import { CommandItem } from '../../../commands/CommandItem';

/** The items. */
export function RouteMenuItems() {
  return (
    <>
      <CommandItem command="route.create" label="New route…" />
      <CommandItem command="cors.check" label="CORS doctor…" />
      <CommandItem command="route.copyAddress" label="Copy address" />
      <Menu.Divider />
      <CommandItem command="route.delete" label="Delete" shortcut="Delete" isDanger />
    </>
  );
}
