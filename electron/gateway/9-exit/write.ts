// Writes an answer to the socket: one head, one body, at once or as it streams in.
import type { ServerResponse } from 'node:http';
import type { ClientAnswer } from '../1-entry/received-request';
import type { BodyStream } from '../body-stream';

/** Up to this size head and body leave in one write. */
const oneWriteBytes = 16_384;

/**
 * Writes `answer`. With `closes` the connection ends after it. A client that left meanwhile is no fault.
 * Never throws: an answer that HTTP cannot carry cuts this connection, not the process.
 */
export function writeAnswer(response: ServerResponse, answer: ClientAnswer, closes: boolean): void {
  if (response.destroyed || response.headersSent) {
    answer.stream?.cancel();
    return;
  }
  if (closes) response.shouldKeepAlive = false;
  try {
    response.writeHead(answer.status, answer.headers);
  } catch (fault) {
    answer.stream?.cancel();
    response.destroy(fault instanceof Error ? fault : undefined);
    return;
  }
  if (answer.stream !== undefined) {
    writeStream(response, answer.stream);
    return;
  }
  const { body } = answer;
  // Node joins a head with text only; Latin-1 text is the same bytes again
  if (body.length > 0 && body.length <= oneWriteBytes) {
    response.end(Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'), 'latin1');
  } else response.end(body);
}

/** The head goes at once, the body as it comes and as fast as the client takes it. */
function writeStream(response: ServerResponse, stream: BodyStream): void {
  if (!mayHaveBody(response)) {
    stream.cancel();
    response.end();
    return;
  }
  response.flushHeaders();
  response.on('drain', () => stream.resume());
  // a client that leaves takes its stream along; after the end this does nothing
  response.on('close', () => stream.cancel());
  stream.flow({
    write: (chunk) => response.write(chunk),
    end: () => response.end(),
    // an unfinished body must not look like a finished one
    fail: () => response.destroy(),
  });
}

function mayHaveBody({ req, statusCode }: ServerResponse): boolean {
  return req.method !== 'HEAD' && statusCode !== 204 && statusCode !== 304;
}
