// Keeps a window on our page: no foreign pages, frames, windows, permissions or requests. Decisions are in app-origin.
import type { App, Session, Shell, WebContents } from 'electron';
import type { StudioLog } from '../../studio/host';
import { decideNavigation, mayRequest, mayUsePermission } from './app-origin';

export interface PageLockOptions {
  readonly shell: Pick<Shell, 'openExternal'>;
  readonly log: StudioLog;
}

/** Locks every page the app ever makes, whoever makes it. */
export function lockPages(app: App, options: PageLockOptions): void {
  app.on('web-contents-created', (_event, page) => lockPage(page, options));
}

function lockPage(page: WebContents, { shell, log }: PageLockOptions): void {
  const openOutside = (url: string) => {
    if (decideNavigation(url) !== 'open-outside') return;
    shell.openExternal(url).catch((error: unknown) => log.warn(`The browser did not open ${url}: ${String(error)}`));
  };
  const hold = (event: { preventDefault(): void }, url: string) => {
    if (decideNavigation(url) === 'stay') return;
    event.preventDefault();
    openOutside(url);
  };
  page.on('will-navigate', (event, url) => hold(event, url));
  page.on('will-redirect', (event, url) => hold(event, url));
  page.on('will-frame-navigate', (event) => {
    // Our page has no frames; one that appears came from content.
    if (!event.isMainFrame) event.preventDefault();
  });
  page.on('will-attach-webview', (event) => event.preventDefault());
  page.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

/** Locks a session: permissions, downloads and the network. */
export function lockSession(session: Session, devServer: string | undefined): void {
  session.setPermissionRequestHandler((_page, permission, answer, details) => {
    answer(mayUsePermission(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_page, permission, origin) => mayUsePermission(permission, origin));
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayRequest(url, devServer) }));
}
