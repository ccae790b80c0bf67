// Writes an answer to a stream of an HTTP/2 connection.
import type { OutgoingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import type { ClientAnswer } from '../1-entry/received-request';
import type { BodyStream } from '../body-stream';

/** Belongs to a connection of HTTP/1.1; HTTP/2 refuses it. */
const connectionHeaders = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);

/** Writes `answer`; a client that left meanwhile is no fault. Never throws. */
export function writeToStream(stream: ServerHttp2Stream, method: string, answer: ClientAnswer): void {
  if (stream.destroyed || stream.headersSent) {
    answer.stream?.cancel();
    return;
  }
  const hasBody = method !== 'HEAD' && answer.status !== 204 && answer.status !== 304;
  try {
    stream.respond(streamHeaders(answer.status, answer.headers), { endStream: !hasBody });
  } catch {
    // an answer that HTTP cannot carry cuts this request, not the process
    answer.stream?.cancel();
    stream.destroy();
    return;
  }
  if (!hasBody) answer.stream?.cancel();
  else if (answer.stream !== undefined) flowTo(stream, answer.stream);
  else stream.end(answer.body);
}

/** Header lines (name, value, name, value, …) as HTTP/2 takes them, several of one name kept apart. */
export function streamHeaders(status: number, lines: readonly string[]): OutgoingHttpHeaders {
  const values = new Map<string, string[]>();
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const name = (lines[at] ?? '').toLowerCase();
    if (connectionHeaders.has(name)) continue;
    values.set(name, [...(values.get(name) ?? []), lines[at + 1] ?? '']);
  }
  return Object.fromEntries([
    [':status', status],
    ...Array.from(values, ([name, all]) => [name, all.length === 1 ? all[0] : all]),
  ]);
}

function flowTo(stream: ServerHttp2Stream, body: BodyStream): void {
  stream.on('drain', () => body.resume());
  // a client that leaves takes its stream along; after the end this does nothing
  stream.on('close', () => body.cancel());
  body.flow({
    write: (chunk) => stream.write(chunk),
    end: () => stream.end(),
    // an unfinished body must not look like a finished one
    fail: () => stream.destroy(),
  });
}
