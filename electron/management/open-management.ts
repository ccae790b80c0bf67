// The management listener: a loopback port that only the gateway may call, since it holds the secret.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Studio } from '../studio/create-studio';
import type { ManagementPlace } from '../studio/gateway/gateway-service';
import { createDispatch } from './dispatch';
import { type AccessKey, openAccessKeys } from './wire/access-keys';
import { AwsError } from './wire/aws-error';
import { errorAnswer } from './wire/error-answer';
import type { ManagementAnswer, ManagementRequest } from './wire/management-request';

export interface Management {
  readonly place: ManagementPlace;
  dispose(): Promise<void>;
}

/** Largest body of a management call: documents of many thousand methods fit. */
const maxBodyBytes = 64 * 1_024 * 1_024;

export interface ManagementOptions {
  /** Calls that none of them signed are refused. Default: every caller is believed. */
  readonly accessKeys?: readonly AccessKey[];
}

/** Opens the listener over a studio. */
export async function openManagement(studio: Studio, options: ManagementOptions = {}): Promise<Management> {
  const secret = randomBytes(24).toString('hex');
  const report = (fault: unknown) => studio.host.log.fault(fault);
  const dispatch = createDispatch(studio, report, options.accessKeys && openAccessKeys(options.accessKeys));
  const server = createServer((request, response) => {
    if (!isSecret(request.headers['x-gatehouse-secret'], secret)) {
      request.resume();
      write(response, { status: 403 });
      return;
    }
    readBody(request)
      .then((body) => (body === undefined ? tooLarge() : dispatch(managementRequest(request, body))))
      .then((answer) => write(response, answer))
      .catch((fault: unknown) => {
        report(fault);
        response.destroy();
      });
  });
  // The gateway keeps its connections: one that closes just now would fail a call.
  server.keepAliveTimeout = 0;
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

/** AWS assumed: documents of more than 6 MB are refused long before. */
function tooLarge(): ManagementAnswer {
  return errorAnswer(new AwsError('RequestEntityTooLargeException', 413, 'Request size exceeds the limit.'));
}

function managementRequest(request: IncomingMessage, body: Buffer): ManagementRequest {
  const [rawPath = '/', ...query] = (request.url ?? '/').split('?');
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(',') : value,
  ]);
  const rawQuery = query.join('?');
  return {
    method: request.method ?? 'GET',
    rawPath,
    rawQuery,
    query: new URLSearchParams(rawQuery),
    rawHeaders: pairsOf(request.rawHeaders),
    headers: Object.fromEntries(headers) as Record<string, string | undefined>,
    body,
  };
}

function pairsOf(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) pairs.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return pairs;
}

/** The whole body, or undefined where it is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // read to its end and thrown away: a client hears the refusal only after it has sent all
    if (bytes > maxBodyBytes) chunks.length = 0;
    else chunks.push(chunk);
  }
  return bytes > maxBodyBytes ? undefined : Buffer.concat(chunks);
}

function write(response: ServerResponse, { status, headers, body }: ManagementAnswer): void {
  response.writeHead(status, { ...headers, 'Content-Length': body === undefined ? 0 : Buffer.byteLength(body) });
  response.end(body);
}

function isSecret(given: string | string[] | undefined, secret: string): boolean {
  if (typeof given !== 'string' || given.length !== secret.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(secret));
}
