// The endpoint behind a case's HTTP integrations: a real server that keeps the last request it got.
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import {
  expiredCertificate,
  localhostCertificate,
  otherCertificate,
} from '../../electron/gateway/6-integration/test-certificates';
import type { CaseEndpoint } from './conformance-case';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

export interface OpenEndpoint {
  readonly port: number;
  /** The last request. */
  seen(): SeenRequest | undefined;
  close(): Promise<void>;
}

const certificates = { localhost: localhostCertificate, other: otherCertificate, expired: expiredCertificate };

/** Opens the endpoint on a free port. Whoever opens it closes it. */
export async function openEndpoint(behaviour: CaseEndpoint): Promise<OpenEndpoint> {
  let last: SeenRequest | undefined;
  const server = serverFor(behaviour, async (request, response) => {
    last = await readRequest(request);
    if (behaviour.fault === 'silent') return;
    if (behaviour.fault === 'cuts') {
      request.socket.destroy();
      return;
    }
    const headers = { 'Content-Type': 'application/json', ...behaviour.headers } as OutgoingHttpHeaders;
    response.writeHead(behaviour.status ?? 200, headers);
    response.end(behaviour.body ?? '{"from":"endpoint"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  // the port was free a moment ago, so nobody listens there
  if (behaviour.fault === 'refuses') await close();
  return { port, seen: () => last, close };
}

function serverFor({ tls }: CaseEndpoint, listener: RequestListener): Server {
  return tls === undefined ? createServer(listener) : createTlsServer(certificates[tls], listener);
}

async function readRequest(request: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    headers: headerMap(request.rawHeaders),
    body: Buffer.concat(chunks),
  };
}

/** Name, value, name, value, … by lower-case name; several lines of one name are joined. */
export function headerMap(flat: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (let at = 0; at + 1 < flat.length; at += 2) {
    const name = (flat[at] ?? '').toLowerCase();
    const value = flat[at + 1] ?? '';
    const former = headers.get(name);
    headers.set(name, former === undefined ? value : `${former}, ${value}`);
  }
  return headers;
}
