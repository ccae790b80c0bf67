// The app has one window at most: opened when it is needed, brought to the front when it is there.
import type { BrowserWindow } from 'electron';
import { focusWindow } from './main-window';

export interface SingleWindow {
  current(): BrowserWindow | null;
  /** Shows the window, and has its page run a command where one is given. */
  show(command?: string): Promise<void>;
}

/** Makes the keeper of the window; `run` asks the page that is open to run a command. */
export function singleWindow(open: () => Promise<BrowserWindow>, run: (command: string) => void): SingleWindow {
  let opening: Promise<void> | null = null;
  let window: BrowserWindow | null = null;

  async function openAnew(): Promise<void> {
    const opened = await open();
    window = opened;
    const loaded = new Promise<void>((resolve) => opened.webContents.once('did-finish-load', () => resolve()));
    opened.once('closed', () => {
      window = null;
      opening = null;
    });
    // Only a page that has loaded hears events.
    await loaded;
  }

  return {
    current: () => window,
    async show(command) {
      if (window !== null) focusWindow(window);
      opening ??= openAnew();
      await opening;
      if (command !== undefined) run(command);
    },
  };
}
