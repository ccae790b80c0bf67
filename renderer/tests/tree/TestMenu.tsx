// The menu of a suite, request or scenario: the commands that work on the open one.
import { Menu } from '@mantine/core';
import { CommandItem } from '../../commands/CommandItem';

/** The items; what is not possible is shown off. */
export function TestMenuItems({ isTest }: { readonly isTest: boolean }) {
  return (
    <>
      <CommandItem command="tests.run" label="Run" shortcut="Mod+Enter" />
      <CommandItem command="tests.new-request" label="New request" />
      <CommandItem command="tests.new-scenario" label="New scenario" />
      <Menu.Divider />
      <CommandItem command="tests.rename" label="Rename" shortcut="F2" />
      <CommandItem command="tests.duplicate" label="Duplicate" />
      {isTest && (
        <>
          <CommandItem command="tests.move-up" label="Move up" shortcut="Alt+ArrowUp" />
          <CommandItem command="tests.move-down" label="Move down" shortcut="Alt+ArrowDown" />
        </>
      )}
      <Menu.Divider />
      <CommandItem command="tests.delete" label="Delete" shortcut="Delete" isDanger />
    </>
  );
}
