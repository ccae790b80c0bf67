import type { MenuItemConstructorOptions } from 'electron';
import { expect, it } from 'vitest';
import { nativeMenu } from './native-menu';

function itemsOf(platform: string, isPackaged: boolean, run: (command: string) => void): MenuItemConstructorOptions[] {
  const menus = nativeMenu({ platform, isPackaged, run });
  return menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
}

it("runs the interface's own commands", () => {
  const commands: string[] = [];
  for (const { click } of itemsOf('linux', true, (command) => commands.push(command))) {
    (click as (() => void) | undefined)?.();
  }
  expect(commands).toEqual([
    'api.create',
    'workspace.open',
    'document.import',
    'document.export',
    'workspace.close',
    'go.settings',
    'edit.undo',
    'edit.redo',
    'palette.open',
    'go.apis',
    'go.run',
    'go.traffic',
    'help.shortcuts',
  ]);
});

it('shows the keys of commands without taking them from the page', () => {
  const withKeys = itemsOf('linux', true, () => {}).filter(({ accelerator }) => accelerator !== undefined);
  expect(withKeys.map(({ registerAccelerator }) => registerAccelerator)).toEqual(withKeys.map(() => false));
});

it('has tools for developers only where the app is not packaged', () => {
  const roles = (isPackaged: boolean) => itemsOf('linux', isPackaged, () => {}).map(({ role }) => role);
  expect([roles(false).includes('toggleDevTools'), roles(true).includes('toggleDevTools')]).toEqual([true, false]);
});

it('has the menus that macOS expects', () => {
  const roles = nativeMenu({ platform: 'darwin', isPackaged: true, run: () => {} }).map(({ role }) => role);
  expect([roles[0], roles.at(-2)]).toEqual(['appMenu', 'windowMenu']);
});
