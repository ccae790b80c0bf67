// The first message: what the client sent, as the API sees it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
import { isIP } from 'node:net';
import type { HeaderList } from '../../../shared/trace/trace';
import type { InvocationRequest } from '../messages';
import { withoutPort } from './destination';
import { parseQuery } from './query-string';
import type { ClientConnection, ReceivedRequest } from './received-request';
import type { RequestHead } from './request-head';
import { isRequestId, type RequestIds } from './request-ids';
import { traceIdFor } from './trace-id';

const noBody = new Uint8Array(0);

/** Builds the invocation request. `defaultRegion` holds where neither host nor signature names one. */
export function invocationRequest(
  { method, head, destination, body, connection }: ReceivedRequest,
  ids: RequestIds,
  receivedAt: number,
  defaultRegion: string,
): InvocationRequest {
  const region = destination.region ?? defaultRegion;
  // on path forms and stage ports the API sees itself called by its host
  const domainName = destination.domainName ?? `${destination.apiId}.execute-api.${region}.localhost`;
  const sourceIp = sourceIpOf(head, connection);
  const traceId = traceIdFor(head.traceId, receivedAt, ids.hex);
  return {
    // AWS documented: a client may name its request with a UUID of its own
    requestId: head.requestId !== undefined && isRequestId(head.requestId) ? head.requestId : ids.requestId(),
    extendedRequestId: ids.extendedRequestId(),
    receivedAt,
    // AWS documented: X-HTTP-Method-Override replaces the method
    httpMethod: head.methodOverride?.trim() || method,
    path: destination.path,
    contextPath: destination.contextPath,
    rawQuery: destination.rawQuery,
    query: parseQuery(destination.rawQuery),
    headers: apiHeaders(
      head,
      destination.domainName === undefined ? domainName : undefined,
      connection,
      sourceIp,
      traceId,
    ),
    body: body ?? noBody,
    sourceIp,
    userAgent: head.userAgent,
    domainName,
    domainPrefix: destination.apiId,
    region,
    traceId,
  };
}

/** The client's headers and those that every request to an API has. */
function apiHeaders(
  head: RequestHead,
  hostInstead: string | undefined,
  connection: ClientConnection,
  sourceIp: string,
  traceId: string,
): HeaderList {
  const headers = hostInstead === undefined ? head.headers : withHost(head, hostInstead);
  return [
    ...headers,
    ['X-Amzn-Trace-Id', traceId],
    ['X-Forwarded-For', head.forwardedFor === undefined ? sourceIp : `${head.forwardedFor}, ${sourceIp}`],
    ['X-Forwarded-Port', String(connection.port)],
    ['X-Forwarded-Proto', connection.isTls ? 'https' : 'http'],
  ];
}

/** The headers with `Host` as on the host form, the port kept. */
function withHost(head: RequestHead, domainName: string): HeaderList {
  const port = head.host.slice(withoutPort(head.host).length);
  return head.headers.map(([name, value]) =>
    name.length === 4 && name.toLowerCase() === 'host' ? [name, domainName + port] : [name, value],
  );
}

/** The peer's address, or the one that a caller on this machine claims. */
function sourceIpOf({ claimedSourceIp }: RequestHead, { remoteAddress }: ClientConnection): string {
  const address = remoteAddress.startsWith('::ffff:') ? remoteAddress.slice('::ffff:'.length) : remoteAddress;
  if (claimedSourceIp === undefined || !isLoopback(address)) return address;
  const claimed = claimedSourceIp.trim();
  return isIP(claimed) === 0 ? address : claimed;
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
}
