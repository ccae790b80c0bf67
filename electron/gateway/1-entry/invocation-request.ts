// The first message: what the client sent, as the API sees it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
import { isIP } from 'node:net';
import type { HeaderList } from '../../../shared/trace/trace';
import type { CallerClaims, InvocationRequest } from '../messages';
import { withoutPort } from './destination';
import { parseQuery } from './query-string';
import type { ClientConnection, ReceivedRequest } from './received-request';
import type { RequestHead } from './request-head';
import { isRequestId, type RequestIds } from './request-ids';
import { traceIdFor } from './trace-id';

const noBody = new Uint8Array(0);

/** Builds the invocation request. `apiRegion`, the API's own, holds where the host names none. */
export function invocationRequest(
  received: ReceivedRequest,
  ids: RequestIds,
  receivedAt: number,
  apiRegion: string,
): InvocationRequest {
  const { method, head, destination, body, connection } = received;
  const region = destination.region ?? apiRegion;
  // on path forms and stage ports the API sees itself called by its host
  const domainName = destination.domainName ?? `${destination.apiId}.execute-api.${region}.localhost`;
  const sourceIp = sourceIpOf(received);
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
    sentPath: destination.arrival?.sentPath,
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
    claims: claimsOf(received),
    userAgent: head.userAgent,
    domainName,
    domainPrefix: destination.arrival === undefined ? destination.apiId : (domainName.split('.', 1)[0] ?? ''),
    region,
    traceId,
    received,
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

type Claiming = Pick<ReceivedRequest, 'head' | 'connection' | 'network'>;

/** Where a caller on this machine says it comes from, to try policies without a VPC. */
export function claimsOf({ head, connection, network }: Claiming): CallerClaims | undefined {
  const { claimedVpc, claimedVpce, claimedAccount, claimedRelease, claimedPersona } = head;
  const claims = [claimedVpc, claimedVpce, claimedAccount, claimedRelease, claimedPersona];
  const hasNone = claims.every((claim) => claim === undefined);
  const isLocal = !hasNone && isLocalPeer(connection);
  if (!isLocal && network === undefined) return undefined;
  const account = (isLocal ? claimedAccount?.trim() : undefined) ?? '';
  const release = isLocal ? claimedRelease?.trim().toLowerCase() : undefined;
  return {
    vpcId: network?.vpcId,
    vpceId: network?.vpceId,
    accountId: /^\d{12}$/.test(account) ? account : network?.accountId,
    release: release === 'canary' || release === 'production' ? release : undefined,
    persona: (isLocal ? claimedPersona?.trim().slice(0, 64) : undefined) || undefined,
  };
}

/** The peer's address, the one that a caller on this machine claims, or the one it has in the VPC it comes from. */
export function sourceIpOf({ head, connection, network }: Claiming): string {
  const address = unmapped(connection.remoteAddress);
  if (!isLoopback(address)) return address;
  const claimed = head.claimedSourceIp?.trim() ?? '';
  return isIP(claimed) === 0 ? (network?.sourceIp ?? address) : claimed;
}

function unmapped(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
}

/** True where the peer is this machine. */
export function isLocalPeer({ remoteAddress }: ClientConnection): boolean {
  return isLoopback(unmapped(remoteAddress));
}
