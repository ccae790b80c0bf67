// The first message of a request to an HTTP API: what the client sent, as routes, events and endpoints see it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import type { HeaderList } from '../../../../shared/trace/trace';
import type { HttpInvocation } from '../../http-exchange';
import { withoutPort } from '../destination';
import { claimsOf, sourceIpOf } from '../invocation-request';
import { parseQuery } from '../query-string';
import type { ReceivedRequest } from '../received-request';
import type { RequestHead } from '../request-head';
import type { RequestIds } from '../request-ids';

/** Where the request was found to go. */
export interface HttpPlace {
  readonly region: string;
  /** Undecoded, below the stage; begins with `/`. */
  readonly path: string;
  /** Undecoded, with the name of a named stage. */
  readonly contextPath: string;
}

// AWS assumed: the list; these belong to the connection, or are written anew by the entrance
const dropped = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const noBody = new Uint8Array(0);

/** Builds the invocation request. */
export function httpInvocation(
  received: ReceivedRequest,
  place: HttpPlace,
  ids: RequestIds,
  receivedAt: number,
): HttpInvocation {
  const { method, head, destination, body, connection } = received;
  const { region, path, contextPath } = place;
  const domainName = destination.domainName ?? `${destination.apiId}.execute-api.${region}.localhost`;
  const sourceIp = sourceIpOf(received);
  // AWS recorded: 15 characters of base64url and an equals sign, no UUID
  const requestId = ids.extendedRequestId().replaceAll('+', '-').replaceAll('/', '_');
  const newRoot = `1-${seconds(receivedAt)}-${ids.hex(24)}`;
  // AWS recorded: what the client sent stays, behind an id of the gateway's own
  const traceId = head.traceId === undefined ? `Root=${newRoot}` : `Self=${newRoot};${head.traceId}`;
  const clientHeaders = sentHeaders(head, destination.domainName === undefined ? domainName : undefined);
  return {
    requestId,
    extendedRequestId: requestId,
    receivedAt,
    // AWS assumed: X-HTTP-Method-Override is a header like any other here
    httpMethod: method,
    path,
    contextPath,
    sentPath: destination.arrival?.sentPath,
    routePath: decodedPath(path),
    rawPath: decodedPath(contextPath),
    rawQuery: destination.rawQuery,
    query: parseQuery(destination.rawQuery),
    clientHeaders,
    headers: [
      ...clientHeaders.filter(([name]) => !isWrittenAnew(name)),
      // AWS recorded: there for empty bodies, too
      ['Content-Length', String(body?.length ?? 0)],
      ['X-Amzn-Trace-Id', traceId],
      ['X-Forwarded-For', head.forwardedFor === undefined ? sourceIp : `${head.forwardedFor}, ${sourceIp}`],
      ['X-Forwarded-Port', String(connection.port)],
      ['X-Forwarded-Proto', connection.isTls ? 'https' : 'http'],
    ],
    body: body ?? noBody,
    hasWholeBody: body !== undefined,
    headBytes: headBytes(received),
    sourceIp,
    claims: claimsOf(received),
    userAgent: head.userAgent,
    domainName,
    domainPrefix: domainName.split('.', 1)[0] ?? '',
    region,
    traceId,
    received,
  };
}

/** `path` without percent escapes; one that cannot be decoded stays as it is, escape by escape. */
export function decodedPath(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    // a broken escape: decode what can be
    return path.replace(/(?:%[0-9a-f]{2})+/gi, decodeOrKeep);
  }
}

function decodeOrKeep(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    // no UTF-8 behind these escapes
    return escapes;
  }
}

/** The client's lines. On path forms and stage ports the API sees itself called by its host. */
function sentHeaders({ rawHeaders, host }: RequestHead, hostInstead: string | undefined): HeaderList {
  const headers: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string;
    const value = rawHeaders[at + 1] as string;
    const lowerName = name.toLowerCase();
    if (dropped.has(lowerName) || lowerName.startsWith('x-gatehouse-')) continue;
    if (lowerName === 'host' && hostInstead !== undefined) {
      headers.push([name, hostInstead + host.slice(withoutPort(host).length)]);
    } else headers.push([name, value]);
  }
  return headers;
}

function isWrittenAnew(name: string): boolean {
  const lowerName = name.toLowerCase();
  return lowerName === 'x-amzn-trace-id' || /^x-forwarded-(?:for|port|proto)$/.test(lowerName);
}

/** AWS documented: the request line and all header values count. */
function headBytes({ method, url, head }: ReceivedRequest): number {
  let bytes = method.length + url.length + ' '.length * 2 + 'HTTP/1.1'.length;
  for (let at = 1; at < head.rawHeaders.length; at += 2) bytes += head.rawHeaders[at]?.length ?? 0;
  return bytes;
}

function seconds(epochMs: number): string {
  return (Math.floor(epochMs / 1_000) % 0x1_0000_0000).toString(16).padStart(8, '0');
}
