// Writes an answer to the socket: one head, one body.
import type { ServerResponse } from 'node:http';
import type { ClientAnswer } from '../1-entry/received-request';

/** Up to this size head and body leave in one write. */
const oneWriteBytes = 16_384;

/**
 * Writes `answer`. With `closes` the connection ends after it. A client that left meanwhile is no fault.
 * Never throws: an answer that HTTP cannot carry cuts this connection, not the process.
 */
export function writeAnswer(response: ServerResponse, answer: ClientAnswer, closes: boolean): void {
  if (response.destroyed || response.headersSent) return;
  if (closes) response.shouldKeepAlive = false;
  try {
    response.writeHead(answer.status, answer.headers);
  } catch (fault) {
    response.destroy(fault instanceof Error ? fault : undefined);
    return;
  }
  const { body } = answer;
  // Node joins a head with text only; Latin-1 text is the same bytes again
  if (body.length > 0 && body.length <= oneWriteBytes) {
    response.end(Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'), 'latin1');
  } else response.end(body);
}
