// Payloads as text, raw bytes or Base64: API Gateway's conversion tables for both directions.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
import { isUtf8 } from 'node:buffer';
import type { ContentHandling } from '../../../shared/definition/rest/integration';
import { GatewayError } from '../gateway-error';

export interface Payload {
  readonly bytes: Uint8Array;
  /** Raw bytes, on which no template can run. */
  readonly isBinary: boolean;
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** AWS documented: request conversions; `isBinaryType` by the request's Content-Type. */
export function convertRequestBody(
  body: Uint8Array,
  isBinaryType: boolean,
  handling: ContentHandling | undefined,
): Payload {
  if (isBinaryType) return handling === 'CONVERT_TO_TEXT' ? toBase64(body) : { bytes: body, isBinary: true };
  return handling === 'CONVERT_TO_BINARY' ? fromBase64(body) : toText(body);
}

/** AWS recorded: response conversions; `isBinaryType` by the endpoint's Content-Type, `isBinaryAccept` by the request. */
export function convertResponseBody(
  body: Uint8Array,
  isBinaryType: boolean,
  isBinaryAccept: boolean,
  handling: ContentHandling | undefined,
): Payload {
  if (handling === 'CONVERT_TO_TEXT') return isBinaryType ? toBase64(body) : toText(body);
  const wantsBinary = handling === 'CONVERT_TO_BINARY' || isBinaryAccept;
  if (isBinaryType) return wantsBinary ? { bytes: body, isBinary: true } : toBase64(body);
  return wantsBinary ? fromBase64(body) : toText(body);
}

/** The payload's bytes as text. */
export function utf8Text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}

/** AWS documented: bytes that are no UTF-8 become U+FFFD. */
function toText(body: Uint8Array): Payload {
  return { bytes: isUtf8(body) ? body : Buffer.from(utf8Text(body), 'utf8'), isBinary: false };
}

function toBase64(body: Uint8Array): Payload {
  const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString('base64');
  return { bytes: Buffer.from(text, 'latin1'), isBinary: false };
}

function fromBase64(body: Uint8Array): Payload {
  const text = utf8Text(body);
  const digits = text.replace(/=+$/, '').length;
  if (!base64.test(text) || digits % 4 === 1) {
    // AWS recorded: 500 where the text is no Base64
    throw new GatewayError('API_CONFIGURATION_ERROR', {
      reason: 'Execution failed due to configuration error: Unable to base64 decode the body.',
    });
  }
  return { bytes: Buffer.from(text, 'base64'), isBinary: true };
}
