// Writes an answer to a bare socket, byte for byte as Node's own server would.
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ClientAnswer } from '../1-entry/received-request';
import type { BodyStream } from '../body-stream';

export interface PlainWriter {
  /** Writes `answer` to a request of `method`; `done` is called when all of it is handed to the system. */
  write(socket: Socket, answer: ClientAnswer, method: string, closes: boolean, done: () => void): void;
}

/** Up to this size head and body leave in one write. */
const oneWriteBytes = 16_384;

/** Opens a writer that says connections are kept for `keepAliveMs`. */
export function openPlainWriter(keepAliveMs: number, now: () => number = Date.now): PlainWriter {
  const kept = `Connection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(keepAliveMs / 1_000)}\r\n`;
  const dateLine = openDateLine(now);
  return {
    write(socket, { status, headers, body, stream }, method, closes, done) {
      let text = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'unknown'}\r\n`;
      for (let at = 0; at < headers.length; at += 2) text += `${headers[at]}: ${headers[at + 1]}\r\n`;
      text += dateLine();
      text += closes ? 'Connection: close\r\n' : kept;
      const mayHaveBody = method !== 'HEAD' && status !== 204 && status !== 304;
      if (stream !== undefined) {
        const isChunked = status !== 204 && status !== 304;
        socket.write(`${text}${isChunked ? 'Transfer-Encoding: chunked\r\n' : ''}\r\n`, 'latin1');
        if (mayHaveBody) writeChunks(socket, stream, done);
        else {
          stream.cancel();
          done();
        }
        return;
      }
      text += '\r\n';
      if (!mayHaveBody || body.length === 0) socket.write(text, 'latin1');
      else if (body.length <= oneWriteBytes) {
        // Latin-1 text is the same bytes again, and one text is one write
        socket.write(text + Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'), 'latin1');
      } else {
        socket.cork();
        socket.write(text, 'latin1');
        socket.write(body);
        socket.uncork();
      }
      done();
    },
  };
}

/** The body as it comes, as fast as the client takes it. A client that leaves takes its stream along. */
function writeChunks(socket: Socket, stream: BodyStream, done: () => void): void {
  const goOn = (): void => stream.resume();
  const leave = (): void => {
    stream.cancel();
    socket.destroy();
  };
  const over = (): void => {
    socket.off('drain', goOn);
    socket.off('end', leave);
    socket.off('close', leave);
  };
  socket.on('drain', goOn);
  // who hangs up in the middle of a stream wants no more of it
  socket.on('end', leave);
  socket.on('close', leave);
  stream.flow({
    write(chunk) {
      if (chunk.length === 0) return true;
      socket.cork();
      socket.write(`${chunk.length.toString(16)}\r\n`, 'latin1');
      socket.write(chunk);
      const mayGoOn = socket.write('\r\n', 'latin1');
      socket.uncork();
      return mayGoOn;
    },
    end() {
      over();
      socket.write('0\r\n\r\n', 'latin1');
      done();
    },
    // an unfinished body must not look like a finished one
    fail() {
      over();
      socket.destroy();
    },
  });
}

/** `Date: …`, its text remembered for the second. */
function openDateLine(now: () => number): () => string {
  let second = Number.NaN;
  let line = '';
  return () => {
    const nowMs = now();
    const at = Math.floor(nowMs / 1_000);
    if (at !== second) {
      second = at;
      line = `Date: ${new Date(nowMs).toUTCString()}\r\n`;
    }
    return line;
  };
}
