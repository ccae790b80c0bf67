// The desktop app: one instance, one studio, one window.
import { join } from 'node:path';
import { app, dialog, ipcMain, Menu, protocol, session, shell, utilityProcess } from 'electron';
import { createClient } from '../shared/contract/client';
import { memoryTransport } from '../shared/contract/memory-transport';
import type { HostCapabilities } from '../shared/contract/workspace';
import { appSchemePrivileges, serveApp } from './hosts/desktop/app-protocol';
import { commandOfDeepLink, deepLinkScheme } from './hosts/desktop/deep-link';
import { openDesktopStudio } from './hosts/desktop/desktop-studio';
import { endInOrder } from './hosts/desktop/end-of-app';
import { launchGatewayUtility } from './hosts/desktop/gateway-utility';
import { openMainWindow } from './hosts/desktop/main-window';
import { nativeDialogs } from './hosts/desktop/native-dialogs';
import { nativeMenu } from './hosts/desktop/native-menu';
import { lockPages, lockSession } from './hosts/desktop/page-locks';
import { type SingleWindow, singleWindow } from './hosts/desktop/single-window';
import { readStartArguments, startWords } from './hosts/desktop/start-arguments';
import { openStudioIpc } from './hosts/desktop/studio-ipc';
import { windowFile } from './hosts/desktop/window-file';
import { mayBeFrameless } from './hosts/desktop/window-frame';
import { openHostLog } from './hosts/node/host-log';
import { openStartWorkspace } from './hosts/node/start-workspace';
import { pageDevServer } from './hosts/page/page-dev-server';
import { pageFolder } from './hosts/page/page-folder';
import { withScheme } from './hosts/page/page-scheme';

const { platform } = process;
const isFrameless = mayBeFrameless(platform, process.versions.electron ?? '');
/** Set by the development build only: the page then comes from there. */
const devServer = app.isPackaged ? undefined : process.env.GATEHOUSE_DEV_SERVER;

if (process.env.GATEHOUSE_USER_DATA) app.setPath('userData', process.env.GATEHOUSE_USER_DATA);
// As root, as in containers, Chromium starts only without its sandbox and is told so from outside.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([appSchemePrivileges]);

// Two instances would write the same settings; the second one hands its arguments to the first.
if (app.requestSingleInstanceLock()) app.whenReady().then(runApp).catch(failToStart);
else app.quit();

async function runApp(): Promise<void> {
  const folder = app.getPath('userData');
  const log = openHostLog({ folder, print: (line) => process.stderr.write(line), clock: () => Date.now() });
  process.on('uncaughtException', (fault) => log.fault(fault));
  process.on('unhandledRejection', (fault) => log.fault(fault));
  const start = readStartArguments(startWords(process.argv, app.isPackaged), process.cwd());

  // The dialogs stand over a window that opens once the studio is there.
  const windows: { single?: SingleWindow } = {};
  const { studio, dispose } = await openDesktopStudio({
    capabilities: capabilities(),
    userDataFolder: folder,
    distFolder: __dirname,
    launchGateway: launchGatewayUtility({
      entry: join(__dirname, 'gateway-process.cjs'),
      fork: (entry, words, options) => utilityProcess.fork(entry, words, options),
      print: (text) => log.info(`gateway: ${text.trimEnd()}`),
    }),
    dialogs: nativeDialogs(dialog, () => windows.single?.current() ?? null),
    log,
    ...(start.port !== undefined && { port: start.port }),
  });
  endInOrder(app, dispose, log);
  log.info(`Gatehouse ${app.getVersion()} on Electron ${process.versions.electron}, ${platform}`);

  const client = createClient(memoryTransport(studio.router, studio.events));
  const ipc = openStudioIpc(ipcMain, studio);
  const run = (command: string) => ipc.send({ name: 'command.requested', payload: { command } });
  const devHost = devServer === undefined ? undefined : new URL(devServer).host;
  const files = devServer === undefined ? pageFolder(join(__dirname, 'renderer')) : pageDevServer(devServer);
  const source = withScheme(files, () => client.settings.read());
  serveApp(protocol, { source, log, ...(devHost !== undefined && { devServer: devHost }) });
  lockSession(session.defaultSession, devHost);
  lockPages(app, { shell, log });
  Menu.setApplicationMenu(Menu.buildFromTemplate(nativeMenu({ platform, isPackaged: app.isPackaged, run })));

  const single = singleWindow(async () => {
    const window = openMainWindow({
      preload: join(__dirname, 'preload.cjs'),
      isFrameless,
      file: windowFile(folder),
      settings: await client.settings.read(),
      events: studio.events,
    });
    ipc.connect(window.webContents);
    return window;
  }, run);
  windows.single = single;

  const openFolder = (wish: Parameters<typeof openStartWorkspace>[1]) =>
    openStartWorkspace(client, wish).catch((error: unknown) => log.warn(`No workspace was opened: ${String(error)}`));
  const show = (command: string | undefined) => void single.show(command).catch((fault: unknown) => log.fault(fault));
  app.on('second-instance', (_event, argv, workingFolder) => {
    const again = readStartArguments(startWords(argv, app.isPackaged), workingFolder);
    show(again.command);
    if (again.folder !== undefined) void openFolder({ folder: again.folder });
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    show(commandOfDeepLink(link) ?? undefined);
  });
  app.on('activate', () => show(undefined));
  if (app.isPackaged) app.setAsDefaultProtocolClient(deepLinkScheme);

  await openFolder(start);
  await single.show(start.command);
}

function capabilities(): HostCapabilities {
  return {
    kind: 'desktop',
    version: app.getVersion(),
    platform,
    mayPickFiles: true,
    mayRevealFiles: true,
    isFrameless,
  };
}

function failToStart(fault: unknown): void {
  const detail = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  dialog.showErrorBox('Gatehouse could not start', detail);
  app.exit(1);
}
