// The menu of a resource or method: the commands that work on it. Used at the pointer and at the "more" buttons.
import { Menu } from '@mantine/core';
import { Plus } from 'lucide-react';
import { httpMethods } from '../../../shared/definition/rest/method';
import { CommandItem } from '../../commands/CommandItem';
import { useCommand } from '../../commands/use-commands';
import { MethodBadge } from '../../components/MethodBadge';
import { PointerMenu, type PointerMenuProps } from '../../components/PointerMenu';

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
      <CommandItem command="cors.check" label="CORS doctor…" />
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

export type MenuShows = 'resource' | 'method' | 'add';

export interface TargetPointerMenuProps extends Omit<PointerMenuProps, 'children'> {
  readonly shows: MenuShows;
}

/** The menu at a point of the window. */
export function TargetPointerMenu({ shows, ...menu }: TargetPointerMenuProps) {
  return (
    <PointerMenu {...menu}>
      {shows === 'add' ? <AddMenuItems /> : <TargetMenuItems isMethod={shows === 'method'} />}
    </PointerMenu>
  );
}
