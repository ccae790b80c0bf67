// What a client hears of a refusal: a frame on an open connection, an HTTP answer at the handshake.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-responses.html
import type { ClientAnswer } from '../../1-entry/received-request';
import { errorTable, type RefusalKind } from '../error-table';
import type { Refusal } from '../refusal';
import { wireHeaders } from '../response-headers';

/** Refusals in words that say what is wrong; all others are failures of integrations, which say no more than that. */
const spoken: ReadonlySet<RefusalKind> = new Set<RefusalKind>([
  'ACCESS_DENIED',
  'BAD_REQUEST_BODY',
  'THROTTLED',
  'UNSUPPORTED_MEDIA_TYPE',
]);

const internalMessage = 'Internal server error';

/** The frame for `refusal`. AWS recorded: also on one-way routes; the connection stays open. */
export function errorFrame(
  refusal: Refusal,
  ids: { readonly connectionId: string; readonly requestId: string; readonly messageId: string | undefined },
): Buffer {
  const { connectionId, requestId, messageId } = ids;
  const message = spoken.has(refusal.kind) ? (refusal.message ?? internalMessage) : internalMessage;
  // AWS recorded: a message that matches no model is named by its own id
  const frame =
    refusal.kind === 'BAD_REQUEST_BODY' ? { message, connectionId, messageId } : { message, connectionId, requestId };
  return Buffer.from(JSON.stringify(frame), 'utf8');
}

const integrationFaults: ReadonlySet<RefusalKind> = new Set<RefusalKind>([
  'DEFAULT_5XX',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'MALFORMED_RESPONSE',
]);

/** The status that a handshake is refused with. */
export function refusedStatus(refusal: Refusal): number {
  // AWS assumed: 502 whatever went wrong with the integration of $connect
  if (integrationFaults.has(refusal.kind)) return 502;
  return refusal.ownStatus ?? errorTable[refusal.kind].status;
}

/** The HTTP answer of `refusal` with `status`. */
export function refusalAnswer(refusal: Refusal, status: number, ids: AnswerIds): ClientAnswer {
  return jsonAnswer(status, { message: refusal.message ?? internalMessage }, refusal.errorType, ids);
}

export interface AnswerIds {
  readonly requestId: string;
  readonly extendedRequestId: string;
}

/** An answer in JSON; `errorType` is shown as `x-amzn-ErrorType`. */
export function jsonAnswer(
  status: number,
  content: object | undefined,
  errorType: string | undefined,
  ids: AnswerIds,
): ClientAnswer {
  const body = Buffer.from(content === undefined ? '' : JSON.stringify(content), 'utf8');
  const headers: [string, string][] = [];
  if (content !== undefined) headers.push(['Content-Type', 'application/json']);
  if (errorType !== undefined) headers.push(['x-amzn-ErrorType', errorType]);
  return { status, headers: wireHeaders(headers, ids, status === 204 ? undefined : body.length), body };
}
