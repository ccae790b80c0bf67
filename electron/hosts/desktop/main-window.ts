// The studio's window: where it opens, its frame in the colours of the scheme, what happens when its page crashes.
import { type BaseWindow, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import type { StudioEvent } from '../../../shared/contract/events';
import type { EventSource } from '../../../shared/contract/memory-transport';
import type { Settings } from '../../../shared/contract/workspace';
import { appStartUrl } from './app-origin';
import { minimumSize, openingBounds } from './window-bounds';
import type { WindowFile } from './window-file';
import { frameOptions, resolveScheme, titleBarOverlay } from './window-frame';

export interface MainWindowOptions {
  readonly preload: string;
  readonly isFrameless: boolean;
  readonly file: WindowFile;
  readonly settings: Settings;
  readonly events: EventSource;
}

/** Opens the window; it shows itself when its page has painted. */
export function openMainWindow({ preload, isFrameless, file, settings, events }: MainWindowOptions): BrowserWindow {
  const saved = file.read();
  const window = new BrowserWindow({
    title: 'Gatehouse',
    show: false,
    ...openingBounds(saved?.bounds ?? null, workAreas()),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    ...frameOptions(process.platform, isFrameless, schemeOf(settings)),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // Chromium would fetch dictionaries from the network.
      spellcheck: false,
    },
  });
  if (saved?.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => file.write({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }));
  followScheme(window, isFrameless, settings, events);
  offerReload(window);
  void window.loadURL(appStartUrl);
  return window;
}

/** Brings a window to the front, as a second start of the app does. */
export function focusWindow(window: BaseWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

function schemeOf(settings: Settings) {
  return resolveScheme(settings, {
    isDark: nativeTheme.shouldUseDarkColors,
    isHighContrast: nativeTheme.shouldUseHighContrastColors,
  });
}

/** Keeps the system's buttons in the header's colours when the settings or the system change. */
function followScheme(window: BrowserWindow, isFrameless: boolean, first: Settings, events: EventSource): void {
  let settings = first;
  const paint = () => {
    const overlay = titleBarOverlay(schemeOf(settings));
    window.setBackgroundColor(overlay.color);
    if (isFrameless && process.platform !== 'darwin') window.setTitleBarOverlay(overlay);
  };
  const stopListening = events((event: StudioEvent) => {
    if (event.name !== 'settings.changed') return;
    settings = event.payload;
    nativeTheme.themeSource = settings.colorScheme;
    paint();
  });
  nativeTheme.themeSource = settings.colorScheme;
  nativeTheme.on('updated', paint);
  window.once('closed', () => {
    stopListening();
    nativeTheme.off('updated', paint);
  });
}

/** The studio outlives its page: nothing is lost when the page crashes, and reloading shows it all again. */
function offerReload(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: 'The window stopped working.',
      detail: `Your work is safe. The page ended unexpectedly (${reason}).`,
      buttons: ['Reload', 'Close'],
      defaultId: 0,
      cancelId: 1,
    });
    if (window.isDestroyed()) return;
    if (response === 0) window.webContents.reload();
    else window.destroy();
  });
}
