// A request of an HTTP/2 connection passed on to the management side, and its answer passed back.
import { request as openRequest, type RequestOptions } from 'node:http';
import type { ServerHttp2Stream } from 'node:http2';
import { streamHeaders } from '../9-exit/write-http2';
import type { ClientConnection } from './received-request';

export interface StreamedRequest {
  readonly method: string;
  readonly url: string;
  /** Name, value, name, value, … without pseudo-headers. */
  readonly rawHeaders: readonly string[];
  readonly connection: ClientConnection;
}

/** Sends the stream's request as `options` say. */
export function sendStreamOn(stream: ServerHttp2Stream, options: RequestOptions): void {
  const upstream = openRequest(options);
  upstream.on('response', (answer) => {
    if (stream.destroyed) return;
    stream.respond(streamHeaders(answer.statusCode ?? 502, answer.rawHeaders));
    answer.pipe(stream);
    answer.on('error', () => stream.destroy());
  });
  upstream.on('error', () => {
    if (stream.headersSent || stream.destroyed) stream.destroy();
    else stream.respond({ ':status': 502 }, { endStream: true });
  });
  // a client that leaves takes its upstream request along
  stream.on('close', () => upstream.destroy());
  stream.pipe(upstream);
}
