// The native menu. Its items run the interface's own commands, so that menu, button and palette are one thing.
import type { MenuItemConstructorOptions } from 'electron';

export interface NativeMenuOptions {
  readonly platform: string;
  readonly isPackaged: boolean;
  /** Asks the interface to run one of its commands. */
  readonly run: (command: string) => void;
}

/** The menu bar, as Electron's `Menu.buildFromTemplate` takes it. */
export function nativeMenu({ platform, isPackaged, run }: NativeMenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  // The page acts on these keys itself; the menu only shows them, or each would act twice.
  const item = (label: string, command: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => run(command),
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const tools: MenuItemConstructorOptions[] = isPackaged ? [] : [line, { role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('New API', 'api.create', 'CmdOrCtrl+N'),
        item('Open folder', 'workspace.open', 'CmdOrCtrl+O'),
        item('Import', 'document.import'),
        item('Export', 'document.export'),
        line,
        item('Close workspace', 'workspace.close'),
        item('Settings', 'go.settings', 'CmdOrCtrl+,'),
        line,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('Undo', 'edit.undo', 'CmdOrCtrl+Z'),
        item('Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z'),
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&Go',
      submenu: [
        item('Run a command', 'palette.open', 'CmdOrCtrl+K'),
        line,
        item('APIs', 'go.apis', 'Alt+1'),
        item('Run', 'go.run', 'Alt+2'),
        item('Traffic', 'go.traffic', 'Alt+3'),
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        line,
        { role: 'togglefullscreen' },
        ...tools,
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    { role: 'help', submenu: [item('All shortcuts', 'help.shortcuts', '?')] },
  ];
}
