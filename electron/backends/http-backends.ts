// Local HTTP backends: stand-ins for the endpoints that HTTP integrations call, served on loopback without any network.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpBackend } from '../../shared/definition/companions/http-backend';
import { answerOf } from './backend-routes';

/** Hosts of local backends end so; the first label is the backend's name. */
export const backendHostSuffix = '.backend.localhost';

export interface HttpBackends {
  /** Replaces the backends that are served. */
  serve(backends: readonly HttpBackend[]): void;
  /** Host names of the served backends → the port on 127.0.0.1 that answers for them. */
  endpoints(): Readonly<Record<string, number>>;
  dispose(): Promise<void>;
}

/** Opens one loopback listener for all backends; the Host header says which one is meant. */
export async function openHttpBackends(): Promise<HttpBackends> {
  let served: ReadonlyMap<string, HttpBackend> = new Map();
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').split(':')[0]?.toLowerCase() ?? '';
    const backend = served.get(host);
    if (backend === undefined) refuse(response, host);
    else answer(backend, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    serve(backends) {
      served = new Map(backends.map((backend) => [`${backend.name}${backendHostSuffix}`, backend]));
    },
    endpoints: () => Object.fromEntries([...served.keys()].map((host) => [host, port])),
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(backend: HttpBackend, request: IncomingMessage, response: ServerResponse): void {
  const { status, headers, body, delayMs } = answerOf(
    backend,
    request.method ?? 'GET',
    (request.url ?? '/').split('?')[0] ?? '/',
  );
  request.resume();
  const send = () => {
    response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (delayMs === 0) send();
  else setTimeout(send, delayMs);
}

function refuse(response: ServerResponse, host: string): void {
  response.writeHead(404, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ message: `No local backend answers for ${host}.` }));
}
