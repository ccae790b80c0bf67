// Where a URL leads: the origin that is connected to, the Host header and the path.
import type { EndpointDirectory } from '../ports';

export interface HttpTarget {
  /** What is connected to: `https://example.com:8443`. */
  readonly origin: string;
  /** Host and port as the URL has them. */
  readonly host: string;
  /** The host alone, in lower case. */
  readonly hostname: string;
  /** Path and query, `/` at least. */
  readonly path: string;
}

const originPattern =
  /^(https?):\/\/(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_.])?)(?::(\d{1,5}))?$/i;
/** Anything else in a path is refused. */
const pathPattern = /^[\u0021-\u00ff]+$/;
const knownOrigins = 1_000;

interface Origin {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string | undefined;
  readonly host: string;
}

/**
 * Finds targets; remembers the origins it has taken apart, since an API calls the same few all the time.
 * With `connectTo`, an origin, that one is connected to, and host names stay those of the URL.
 */
export function openHttpTargets(
  directory: EndpointDirectory,
): (url: string, connectTo?: string) => HttpTarget | undefined {
  const origins = new Map<string, Origin | null>();

  function originOf(text: string): Origin | null {
    let origin = origins.get(text);
    if (origin === undefined) {
      if (origins.size >= knownOrigins) origins.clear();
      origin = parseOrigin(text);
      origins.set(text, origin);
    }
    return origin;
  }

  return (url, connectTo) => {
    const originEnd = endOfOrigin(url);
    const origin = originOf(url.slice(0, originEnd));
    const path = pathOf(url, originEnd);
    const connected = connectTo === undefined ? origin : originOf(connectTo.replace(/\/$/, ''));
    if (origin === null || connected === null || !pathPattern.test(path)) return undefined;
    return { origin: connectedOrigin(connected, directory), host: origin.host, hostname: origin.hostname, path };
  };
}

function parseOrigin(text: string): Origin | null {
  const match = originPattern.exec(text);
  if (match === null) return null;
  const [, protocol = '', hostname = '', port] = match;
  if (port !== undefined && (Number(port) === 0 || Number(port) > 65_535)) return null;
  const host = port === undefined ? hostname : `${hostname}:${port}`;
  return { protocol: protocol.toLowerCase(), hostname: hostname.toLowerCase(), port, host };
}

/** Names of local backends lead to their port; other `.localhost` names are this machine, as RFC 6761 has it. */
function connectedOrigin({ protocol, hostname, port }: Origin, directory: EndpointDirectory): string {
  const localPort = directory.localPort(hostname);
  if (localPort !== undefined) return `http://127.0.0.1:${localPort}`;
  const address = hostname.endsWith('.localhost') ? '127.0.0.1' : hostname;
  return `${protocol}://${address}${port === undefined ? '' : `:${port}`}`;
}

function endOfOrigin(url: string): number {
  const start = url.indexOf('://') + 3;
  for (let at = start; at < url.length; at++) {
    const code = url.charCodeAt(at);
    if (code === 0x2f || code === 0x3f || code === 0x23) return at;
  }
  return url.length;
}

function pathOf(url: string, originEnd: number): string {
  const fragment = url.indexOf('#', originEnd);
  const path = fragment === -1 ? url.slice(originEnd) : url.slice(originEnd, fragment);
  return path.startsWith('/') ? path : `/${path}`;
}
