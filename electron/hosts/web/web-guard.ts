// Who may use the web host. Pure: addresses, origins, cookies and tokens are all chosen by whoever asks.
import { timingSafeEqual } from 'node:crypto';

const loopbackNames: readonly string[] = ['127.0.0.1', 'localhost'];

/**
 * True for a Host header that names this machine and `port`. Any other name means that some site's DNS points here
 * (DNS rebinding), and its pages would share our origin.
 */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return loopbackNames.some((name) => host?.toLowerCase() === `${name}:${port}`);
}

/** True where a WebSocket is opened by our own page: its origin is the very address it connects to. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, port: number): boolean {
  return isOwnHost(host, port) && origin?.toLowerCase() === `http://${host?.toLowerCase()}`;
}

/** Cookies ignore ports, so two studios on one machine need two names. */
export function sessionCookieName(port: number): string {
  return `gatehouse-${port}`;
}

/** The Set-Cookie header of a session; gone with the browser window, out of reach of scripts and other sites. */
export function sessionCookie(port: number, secret: string): string {
  return `${sessionCookieName(port)}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
}

/** True where the Cookie header holds the session's secret. */
export function isSession(cookies: string | undefined, port: number, secret: string): boolean {
  const prefix = `${sessionCookieName(port)}=`;
  const pairs = (cookies ?? '').split(';').map((pair) => pair.trim());
  return pairs.some((pair) => pair.startsWith(prefix) && isSameSecret(pair.slice(prefix.length), secret));
}

/** Compares without telling by its duration how much was right. */
export function isSameSecret(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
