// Answers given before any API is known to be meant: nothing here can be customised.

import { limits } from '../../../shared/definition/limits';
import type { EndpointType } from '../../../shared/definition/rest/rest-api';
import type { HeaderList } from '../../../shared/trace/trace';
import { wireHeaders } from '../9-exit/response-headers';
import type { InvocationRequest } from '../messages';
import type { ClientAnswer } from './received-request';

/** What the front door says no to. */
export interface FrontDoorRefusal {
  readonly status: number;
  readonly message: string;
  /** Absent: the message goes as plain text, without a type. */
  readonly errorType: string | undefined;
  /** For the trace. */
  readonly reason: string;
}

// AWS recorded: plain text, no gateway response, no CORS headers
const bodyTooLarge: FrontDoorRefusal = {
  status: 413,
  message: `HTTP content length exceeded ${limits.payloadBytes} bytes.`,
  errorType: undefined,
  reason: `The request body is over ${limits.payloadBytes} bytes.`,
};

// AWS assumed: status and text of oversized headers and URLs
const headersTooLarge: FrontDoorRefusal = {
  status: 431,
  message: 'Request Header Fields Too Large',
  errorType: 'RequestTooLargeException',
  reason: `Header names and values are over ${limits.headerBytes} bytes together.`,
};

const urlTooLong: FrontDoorRefusal = {
  status: 414,
  message: 'Request URI too long',
  errorType: 'RequestTooLargeException',
  reason: "The URL is longer than the API's endpoint type allows.",
};

/** Gatehouse itself failed where no gateway response can be made any more. */
export const internalFault: FrontDoorRefusal = {
  status: 500,
  message: 'Internal server error',
  errorType: 'InternalServerErrorException',
  reason: 'A fault in Gatehouse; see its log.',
};

/** AWS recorded: 403 `Forbidden` where host, API or stage lead nowhere. */
export function forbidden(reason: string): FrontDoorRefusal {
  return { status: 403, message: 'Forbidden', errorType: 'ForbiddenException', reason };
}

/** AWS assumed: the text of the health check that custom domain names keep for themselves. */
export const healthy: FrontDoorRefusal = {
  status: 200,
  message: 'healthy',
  errorType: undefined,
  reason: 'The health check of a custom domain name.',
};

/** The size limit that the request breaks, if it breaks one. `endpointType` is known once the API is. */
export function brokenLimit(
  invocation: Pick<InvocationRequest, 'contextPath' | 'rawQuery'>,
  headerBytes: number,
  body: Uint8Array | undefined,
  endpointType: EndpointType,
): FrontDoorRefusal | undefined {
  if (body === undefined || body.length > limits.payloadBytes) return bodyTooLarge;
  if (headerBytes > limits.headerBytes) return headersTooLarge;
  const urlBytes = invocation.contextPath.length + (invocation.rawQuery === '' ? 0 : invocation.rawQuery.length + 1);
  return urlBytes > limits.urlBytes[endpointType] ? urlTooLong : undefined;
}

/** The answer of a refusal, with the request's ids. */
export function frontDoorAnswer(
  refusal: FrontDoorRefusal,
  ids: { readonly requestId: string; readonly extendedRequestId: string },
): ClientAnswer {
  const { headers, text } = frontDoorContent(refusal);
  const body = Buffer.from(text);
  return { status: refusal.status, headers: wireHeaders(headers, ids, body.length), body };
}

/** Headers and body of a refusal: plain text where it has no error type, else JSON. */
export function frontDoorContent({ message, errorType }: FrontDoorRefusal): {
  readonly headers: HeaderList;
  readonly text: string;
} {
  if (errorType === undefined) return { headers: [['Content-Type', 'text/plain']], text: message };
  const headers: HeaderList = [
    ['Content-Type', 'application/json'],
    ['x-amzn-ErrorType', errorType],
  ];
  return { headers, text: JSON.stringify({ message }) };
}
