// The page's own address under Electron, and what belongs to it. Pure: every URL here may come from a hostile page.

/** A scheme of our own: no other page or program can serve it, and it has an origin, unlike `file:`. */
export const appScheme = 'app';
const appHost = 'gatehouse';

/** The address of the start page. */
export const appStartUrl = `${appScheme}://${appHost}/`;

/** The path and query of an own address; null for any other. */
export function appPath(url: string): string | null {
  const parsed = parseUrl(url);
  if (parsed === null || parsed.protocol !== `${appScheme}:` || parsed.host !== appHost) return null;
  return parsed.username === '' && parsed.password === '' ? `${parsed.pathname}${parsed.search}` : null;
}

/** What is known of the frame that a message came from; a subset of Electron's WebFrameMain. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** True where a call comes from our page itself: its main frame, at our origin. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && appPath(frame.url) !== null;
}

export type NavigationDecision = 'stay' | 'open-outside' | 'refuse';

/** Whether the window may go to `url`, whether the user's browser should, or nobody. */
export function decideNavigation(url: string): NavigationDecision {
  if (appPath(url) !== null) return 'stay';
  const parsed = parseUrl(url);
  // Other schemes start programs: file:, smb:, ms-msdt: and whatever else is registered on the machine.
  const isWeb = parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:');
  return isWeb && parsed.username === '' && parsed.password === '' ? 'open-outside' : 'refuse';
}

const pagePermissions: readonly string[] = ['clipboard-sanitized-write', 'clipboard-read'];

/** True for the few permissions our page needs; everything else is refused without asking. */
export function mayUsePermission(permission: string, requestingUrl: string): boolean {
  return pagePermissions.includes(permission) && appPath(requestingUrl) !== null;
}

/**
 * True for requests the page may make at all. The content security policy says the same to the page; this holds
 * even where a page is broken into.
 */
export function mayRequest(url: string, devServer: string | undefined): boolean {
  const parsed = parseUrl(url);
  if (parsed === null) return false;
  if (['app:', 'data:', 'blob:', 'devtools:'].includes(parsed.protocol)) return true;
  return devServer !== undefined && parsed.host === devServer;
}

function parseUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    // No URL at all; callers refuse it.
    return null;
  }
}
