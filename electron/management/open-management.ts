// The management listener: a loopback port that only the gateway may call, since it holds the secret.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ManagementPlace, Studio } from '../studio/create-studio';
import { createDispatch } from './dispatch';
import type { ManagementAnswer, ManagementRequest } from './wire/management-request';

export interface Management {
  readonly place: ManagementPlace;
  dispose(): Promise<void>;
}

/** Largest body of a management call: documents of many thousand methods fit. */
const maxBodyBytes = 64 * 1_024 * 1_024;

/** Opens the listener over a studio. */
export async function openManagement(studio: Studio): Promise<Management> {
  const secret = randomBytes(24).toString('hex');
  const report = (fault: unknown) => studio.host.log.fault(fault);
  const dispatch = createDispatch(studio, report);
  const server = createServer((request, response) => {
    if (!isSecret(request.headers['x-gatehouse-secret'], secret)) {
      request.resume();
      write(response, { status: 403 });
      return;
    }
    readBody(request)
      .then((body) => (body === undefined ? { status: 413 } : dispatch(managementRequest(request, body))))
      .then((answer) => write(response, answer))
      .catch((fault: unknown) => {
        report(fault);
        response.destroy();
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    place: { port: (server.address() as AddressInfo).port, secret },
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function managementRequest(request: IncomingMessage, body: Buffer): ManagementRequest {
  const [rawPath = '/', ...query] = (request.url ?? '/').split('?');
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(',') : value,
  ]);
  return {
    method: request.method ?? 'GET',
    rawPath,
    query: new URLSearchParams(query.join('?')),
    headers: Object.fromEntries(headers) as Record<string, string | undefined>,
    body,
  };
}

/** The whole body, or undefined where it is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function write(response: ServerResponse, { status, headers, body }: ManagementAnswer): void {
  response.writeHead(status, { ...headers, 'Content-Length': body === undefined ? 0 : Buffer.byteLength(body) });
  response.end(body);
}

function isSecret(given: string | string[] | undefined, secret: string): boolean {
  if (typeof given !== 'string' || given.length !== secret.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(secret));
}
