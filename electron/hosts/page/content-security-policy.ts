// What the page may load and reach. Monaco needs inline styles and its own workers; nothing may run inline.

export interface PolicyOptions {
  /** Addresses beside its own origin that the page connects to: the studio's socket in a browser. */
  readonly connect?: readonly string[];
  /** `host:port` of a development server whose changes the page takes over while it runs. */
  readonly devServer?: string;
}

/** The Content-Security-Policy header of the page. */
export function contentSecurityPolicy({ connect = [], devServer }: PolicyOptions = {}): string {
  const changes = devServer === undefined ? [] : [`ws://${devServer}`, `http://${devServer}`];
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'self'"],
    // The development server starts React's fast refresh from an inline script.
    'script-src': devServer === undefined ? ["'self'"] : ["'self'", "'unsafe-inline'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", 'data:'],
    'worker-src': ["'self'"],
    'connect-src': ["'self'", ...connect, ...changes],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-src': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
