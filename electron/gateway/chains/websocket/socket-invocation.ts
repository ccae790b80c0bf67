// The first message of a call: of a handshake as the client sent it, of messages and closes from what the connection knows.
import { invocationRequest } from '../../1-entry/invocation-request';
import type { ReceivedRequest } from '../../1-entry/received-request';
import type { RequestIds } from '../../1-entry/request-ids';
import { traceIdFor } from '../../1-entry/trace-id';
import type { ConnectionRecord } from '../../connections/connection-store';
import type { InvocationRequest } from '../../messages';

const noBody = new Uint8Array(0);

/** AWS recorded: ids of connections, messages and requests are 16 characters of base64url that end with `=`. */
export function socketId(ids: RequestIds): string {
  return ids.extendedRequestId().replaceAll('+', '-').replaceAll('/', '_');
}

/** The handshake. Its ARN ends with the key of its route. */
export function handshakeInvocation(
  received: ReceivedRequest,
  ids: RequestIds,
  receivedAt: number,
  apiRegion: string,
): InvocationRequest {
  const requestId = socketId(ids);
  const invocation = invocationRequest(received, ids, receivedAt, apiRegion);
  return { ...invocation, requestId, extendedRequestId: requestId, httpMethod: '$connect', path: '' };
}

/** A message of `connection`, or its end. */
export function connectionInvocation(
  connection: ConnectionRecord,
  body: Uint8Array | undefined,
  ids: RequestIds,
  receivedAt: number,
): InvocationRequest {
  const requestId = socketId(ids);
  return {
    requestId,
    extendedRequestId: requestId,
    receivedAt,
    httpMethod: 'POST',
    path: '',
    contextPath: `/${connection.stageName}`,
    rawQuery: '',
    query: [],
    headers: [],
    body: body ?? noBody,
    sourceIp: connection.sourceIp,
    userAgent: connection.userAgent,
    domainName: connection.domainName,
    domainPrefix: connection.apiId,
    region: connection.region,
    traceId: traceIdFor(undefined, receivedAt, ids.hex),
  };
}
