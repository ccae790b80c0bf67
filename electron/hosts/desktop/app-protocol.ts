// Serves the page at app://gatehouse: our files, our policy, and nothing from outside the page's folder.
import type { CustomScheme, Protocol } from 'electron';
import type { StudioLog } from '../../studio/host';
import { contentSecurityPolicy } from '../page/content-security-policy';
import type { PageSource } from '../page/page-source';
import { appPath, appScheme } from './app-origin';

/** How the scheme is announced to Chromium, before the app is ready: an origin like https has one. */
export const appSchemePrivileges: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

export interface AppProtocolOptions {
  readonly source: PageSource;
  readonly log: StudioLog;
  /** `host:port` of the development server, if one is in use. */
  readonly devServer?: string;
}

/** Answers every request for the scheme in a session. */
export function serveApp(protocol: Protocol, { source, log, devServer }: AppProtocolOptions): void {
  const policy = contentSecurityPolicy(devServer === undefined ? {} : { devServer });
  protocol.handle(appScheme, async (request) => {
    const path = appPath(request.url);
    if (path === null || request.method !== 'GET') return refuse(403);
    try {
      const file = await source(path);
      if (file === null) return refuse(404);
      return new Response(Uint8Array.from(file.body), {
        headers: {
          'content-type': file.contentType,
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
          'cache-control': file.isImmutable ? 'max-age=31536000, immutable' : 'no-store',
        },
      });
    } catch (fault) {
      log.fault(fault);
      return refuse(500);
    }
  });
}

function refuse(status: number): Response {
  return new Response('', { status });
}
