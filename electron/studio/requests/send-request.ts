// Sends a request through the gateway's own port, as any client would.
import { randomUUID } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { StudioError } from '../../../shared/contract/errors';
import { defaultStageName } from '../../../shared/definition/v2/stage';

export interface SentRequest {
  readonly apiId: string;
  readonly stageName: string;
  readonly verb: string;
  /** Below the stage. */
  readonly pathWithQueryString: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  /** HTTP APIs: the stage `$default` has no part in the path, and ids are the gateway's own. */
  readonly isHttpApi?: boolean;
}

export interface ReceivedAnswer {
  readonly requestId: string;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly isBase64: boolean;
  readonly latencyMs: number;
}

/** Headers that belong to one connection and are written anew. */
const connectionHeaders = new Set(['connection', 'content-length', 'host', 'transfer-encoding', 'x-amzn-requestid']);

/** Sends and reads the whole answer; GATEWAY_DOWN where none came. */
export function sendRequest(
  sent: SentRequest & { readonly port: number; readonly host: string; readonly signal?: AbortSignal },
): Promise<ReceivedAnswer> {
  const requestId = randomUUID();
  const startedAt = performance.now();
  const stage = sent.isHttpApi === true && sent.stageName === defaultStageName ? '' : `/${sent.stageName}`;
  const path = `${stage}${sent.pathWithQueryString.startsWith('/') ? '' : '/'}${sent.pathWithQueryString}`;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port: sent.port,
        method: sent.verb,
        path,
        setHost: false,
        ...(sent.signal !== undefined && { signal: sent.signal }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            requestId: (sent.isHttpApi === true && idOf(response.headers)) || requestId,
            status: response.statusCode ?? 0,
            headers: pairs(response.rawHeaders),
            ...bodyText(Buffer.concat(chunks)),
            latencyMs: performance.now() - startedAt,
          });
        });
      },
    );
    request.on('error', (error) =>
      reject(new StudioError('GATEWAY_DOWN', `The gateway gave no answer: ${error.message}`)),
    );
    request.setHeader('Host', sent.host);
    for (const [name, values] of grouped(sent.headers)) request.setHeader(name, values);
    request.setHeader('x-amzn-RequestId', requestId);
    if (sent.body.length > 0) request.setHeader('Content-Length', sent.body.length);
    request.end(sent.body);
  });
}

function idOf(headers: IncomingHttpHeaders): string | undefined {
  const id = headers['apigw-requestid'];
  return typeof id === 'string' ? id : undefined;
}

function grouped(headers: SentRequest['headers']): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const [name, value] of headers) {
    if (name === '' || connectionHeaders.has(name.toLowerCase())) continue;
    byName.set(name, [...(byName.get(name) ?? []), value]);
  }
  return byName;
}

function pairs(rawHeaders: readonly string[]): [string, string][] {
  const list: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) list.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return list;
}

/** Text where the bytes are UTF-8, base64 where they are not. */
export function bodyText(bytes: Buffer): { body: string; isBase64: boolean } {
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(bytes);
  return isText ? { body: text, isBase64: false } : { body: bytes.toString('base64'), isBase64: true };
}
