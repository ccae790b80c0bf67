// Sends a test request: through the gateway's own port to a stage, or to an absolute URL as any client would.
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { StudioError } from '../../../shared/contract/errors';
import { findApi, findStage, isV2Api } from '../../../shared/definition/any-api';
import { type Answer, headerValues } from '../../../shared/tests/evaluate/answer';
import type { OutgoingRequest } from '../../../shared/tests/outgoing-request';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import { invokePlace } from '../requests/invoke-place';
import { bodyText, sendRequest } from '../requests/send-request';
import type { CurrentWorkspace } from '../workspace/current-workspace';

export interface TestAnswer extends Answer {
  /** Of the recorded request; absent where another server answered. */
  readonly requestId?: string;
}

/** Sends and reads the whole answer. Rejects with words for the user where none comes. */
export type TestSender = (outgoing: OutgoingRequest, signal: AbortSignal) => Promise<TestAnswer>;

export interface TestSenderOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly region: string;
}

const maxAnswerBytes = 32 * 1_024 * 1_024;
/** Silence of another server after which no answer is expected any more. */
const silenceMs = 60_000;
const decoders = new Map([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', brotliDecompressSync],
]);
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|(?:[^.]+\.)+localhost)$/i;
/** Headers that belong to one connection and are written anew. */
const connectionHeaders = new Set(['connection', 'content-length', 'transfer-encoding']);

/** Makes the sender. */
export function createTestSender({ current, gateway, region }: TestSenderOptions): TestSender {
  return async (outgoing, signal) => {
    const { target, url, method, headers } = outgoing;
    const body = Buffer.from(outgoing.body, outgoing.isBase64 ? 'base64' : 'utf8');
    if (target === undefined) {
      if (url.startsWith('/'))
        throw new StudioError('INVALID_ARGUMENT', 'Neither the request nor its suite has a target.');
      return sendAbsolute(url, { method, headers, body }, signal);
    }
    const { apiId, stageName } = target;
    const { definition } = current.require().workingCopy;
    const api = findApi(definition, apiId);
    if (api === undefined) throw new StudioError('NOT_FOUND', `The workspace has no API ${apiId}.`);
    if (findStage(definition, apiId, stageName) === undefined) {
      throw new StudioError('NOT_FOUND', `${api.name} has no stage ${stageName}.`);
    }
    await gateway.settled();
    const place = invokePlace({ current, gateway, region }, apiId);
    const isHttpApi = isV2Api(definition, apiId);
    const sent = { apiId, stageName, verb: method, pathWithQueryString: url, headers, body, isHttpApi };
    return decoded(await sendRequest({ ...sent, ...place, signal }));
  };
}

/** An answer that came compressed is checked as what it says. */
function decoded(answer: TestAnswer): TestAnswer {
  const encoding = headerValues(answer, 'content-encoding')[0]?.trim().toLowerCase() ?? '';
  const decode = decoders.get(encoding);
  if (decode === undefined || !answer.isBase64) return answer;
  try {
    return { ...answer, ...bodyText(decode(Buffer.from(answer.body, 'base64'), { maxOutputLength: maxAnswerBytes })) };
  } catch {
    // What calls itself compressed and is not is checked as it came.
    return answer;
  }
}

interface Message {
  readonly method: string;
  readonly headers: OutgoingRequest['headers'];
  readonly body: Buffer;
}

/** Redirects are not followed: the answer that is checked is the one that came. */
function sendAbsolute(address: string, { method, headers, body }: Message, signal: AbortSignal): Promise<TestAnswer> {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    // Words for the test's result instead of the platform's.
    return Promise.reject(new StudioError('INVALID_ARGUMENT', `${address} is no URL.`));
  }
  const isLocal = loopback.test(url.hostname);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(new Error(`${url.host} gave no answer: ${error.message}`));
    const request = send(
      {
        // Not every system resolves names below localhost.
        host: /\.localhost$/i.test(url.hostname) ? '127.0.0.1' : url.hostname.replace(/^\[|\]$/g, ''),
        ...(url.port !== '' && { port: Number(url.port) }),
        ...(url.protocol === 'https:' && { servername: url.hostname, rejectUnauthorized: !isLocal }),
        path: `${url.pathname}${url.search}`,
        method,
        setHost: false,
        signal,
        timeout: silenceMs,
      },
      (response) => readAnswer(response).then(resolve, failed),
    );
    request.on('timeout', () => request.destroy(new Error('it is silent')));
    request.on('error', failed);
    writeHeaders(request, headers, url.host);
    if (body.length > 0) request.setHeader('Content-Length', body.length);
    request.end(body);
  });
}

function writeHeaders(
  request: { setHeader(name: string, value: readonly string[]): unknown },
  headers: OutgoingRequest['headers'],
  host: string,
): void {
  const byName = new Map<string, string[]>([['host', [host]]]);
  for (const [name, value] of headers) {
    const known = name.toLowerCase();
    if (connectionHeaders.has(known)) continue;
    byName.set(known, known === 'host' ? [value] : [...(byName.get(known) ?? []), value]);
  }
  for (const [name, values] of byName) request.setHeader(name, values);
}

async function readAnswer(response: IncomingMessage): Promise<TestAnswer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxAnswerBytes) {
      response.destroy();
      throw new Error('its answer is longer than 32 MB');
    }
    chunks.push(chunk);
  }
  const raw = response.rawHeaders;
  const headers = raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []));
  return decoded({ status: response.statusCode ?? 0, headers, ...bodyText(Buffer.concat(chunks)) });
}
