// Functions behind another Lambda Invoke API: an emulator on this machine, or AWS itself.
// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
import { createHash, createHmac } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Agent, type Dispatcher, request } from 'undici';
import type { LambdaFunction } from '../../../../shared/definition/companions/function';
import type { LambdaInvocation, LambdaOutcome } from '../../../../shared/lambda/functions';
import { type SigningKeys, signRequest } from '../../../../shared/sigv4/sign-request';
import { openEventStreamReader, type StreamEnd } from './event-stream';
import { refusal } from './refusals';

export interface EndpointFunctions {
  invoke(definition: LambdaFunction, invocation: LambdaInvocation, requestId: string): Promise<LambdaOutcome>;
  dispose(): Promise<void>;
}

// AWS documented: gettingstarted-limits, a function runs for 15 minutes at most.
const longestMs = 905_000;

const signingCrypto = {
  sha256Hex: (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex'),
  hmac: (key: Uint8Array | string, text: string) => createHmac('sha256', key).update(text).digest(),
};

/** Opens connections as they are needed. Requests are signed with the keys in the environment, else with made up ones. */
export function openEndpointFunctions(
  host: Readonly<Record<string, string | undefined>>,
  limitMs = longestMs,
): EndpointFunctions {
  const agent = new Agent({ connect: { timeout: 5_000 }, headersTimeout: limitMs, bodyTimeout: limitMs });
  const keys = keysOf(host);
  return {
    async invoke(definition, invocation, requestId) {
      const { endpoint, functionName } = definition;
      if (endpoint === undefined) {
        return refusal(502, 'ServiceException', `${functionName} calls an endpoint, but none is set.`, requestId);
      }
      try {
        const sent = requestOf(definition, invocation, endpoint, keys);
        const answer = await request(sent.url, { ...sent.options, dispatcher: agent });
        return await outcomeOf(answer, invocation, requestId);
      } catch (fault) {
        const message = `The Lambda endpoint ${endpoint.url} of ${functionName} gave no answer: ${wordsOf(fault)}`;
        return refusal(502, 'ServiceException', message, requestId);
      }
    },
    dispose: () => agent.destroy(),
  };
}

function keysOf(host: Readonly<Record<string, string | undefined>>): SigningKeys {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = host;
  // Emulators take any keys, but read account and region from the signature.
  if (!accessKeyId || !secretAccessKey) return { accessKeyId: 'test', secretAccessKey: 'test' };
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}

function requestOf(
  { functionName }: LambdaFunction,
  { payload, qualifier, invocationType, wantsLogTail, clientContext, traceId, region, onChunk }: LambdaInvocation,
  endpoint: NonNullable<LambdaFunction['endpoint']>,
  keys: SigningKeys,
) {
  const isStream = onChunk !== undefined && invocationType === 'RequestResponse';
  const name = encodeURIComponent(endpoint.functionName ?? functionName);
  const end = isStream ? 'response-streaming-invocations' : 'invocations';
  const url = new URL(endpoint.url);
  const path = `${url.pathname.replace(/\/$/, '')}/${isStream ? '2021-11-15' : '2015-03-31'}/functions/${name}/${end}`;
  const rawQuery = qualifier === undefined || qualifier === '' ? '' : `Qualifier=${encodeURIComponent(qualifier)}`;
  const body = Buffer.from(payload);
  const headers: [string, string][] = [
    ['Host', url.host],
    ['Content-Type', 'application/json'],
    ['X-Amz-Invocation-Type', invocationType],
    ['X-Amz-Log-Type', wantsLogTail === true ? 'Tail' : 'None'],
  ];
  if (clientContext !== undefined)
    headers.push(['X-Amz-Client-Context', Buffer.from(clientContext).toString('base64')]);
  if (traceId !== undefined) headers.push(['X-Amzn-Trace-Id', traceId]);
  const signed = signRequest(
    { method: 'POST', path, rawQuery, headers, body },
    { keys, region: endpoint.region ?? region, service: 'lambda', at: Date.now(), crypto: signingCrypto },
  );
  return {
    url: `${url.origin}${path}${rawQuery === '' ? '' : `?${rawQuery}`}`,
    options: { method: 'POST' as const, headers: signed.flat(), body },
  };
}

async function outcomeOf(
  answer: Dispatcher.ResponseData,
  { onChunk }: LambdaInvocation,
  ownId: string,
): Promise<LambdaOutcome> {
  const header = (name: string) => {
    const value = answer.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  const requestId = header('x-amzn-requestid') ?? ownId;
  const status = answer.statusCode;
  if (status >= 300) return refused(status, header('x-amzn-errortype'), await answer.body.text(), requestId);
  const isEvents = header('content-type')?.startsWith('application/vnd.amazon.eventstream') === true;
  const { payload, functionError, logTail } = isEvents
    ? await readStream(answer.body, onChunk)
    : wholeAnswer(await answer.body.text(), header('x-amz-function-error'), header('x-amz-log-result'), onChunk);
  return {
    kind: 'answered',
    status,
    payload,
    ...(functionError !== undefined && { functionError }),
    executedVersion: header('x-amz-executed-version') ?? '$LATEST',
    requestId,
    ...(logTail !== undefined && { logTail }),
  };
}

interface Answer {
  readonly payload: string;
  readonly functionError?: 'Handled' | 'Unhandled' | undefined;
  readonly logTail?: string | undefined;
}

function wholeAnswer(
  text: string,
  error: string | undefined,
  logTail: string | undefined,
  onChunk: LambdaInvocation['onChunk'],
): Answer {
  const functionError = error === undefined ? undefined : error === 'Handled' ? 'Handled' : 'Unhandled';
  if (onChunk === undefined || functionError !== undefined) return { payload: text, functionError, logTail };
  // An endpoint that cannot stream answers at once.
  onChunk(Buffer.from(text));
  return { payload: '', logTail };
}

async function readStream(body: Readable, onChunk: LambdaInvocation['onChunk']): Promise<Answer> {
  const parts: Uint8Array[] = [];
  let end: StreamEnd = {};
  const read = openEventStreamReader({
    chunk: onChunk ?? ((part) => parts.push(part)),
    end(complete) {
      end = complete;
    },
  });
  for await (const part of body) read(part as Buffer);
  const { errorCode, errorDetails, logTail } = end;
  if (errorCode === undefined) return { payload: Buffer.concat(parts).toString('utf8'), logTail };
  const payload = errorDetails ?? JSON.stringify({ errorType: errorCode, errorMessage: errorCode });
  return { payload, functionError: 'Unhandled', logTail };
}

function refused(status: number, typeHeader: string | undefined, text: string, requestId: string): LambdaOutcome {
  const body = parsed(text);
  const named = typeHeader ?? stringOf(body, '__type') ?? stringOf(body, 'Type');
  // `ResourceNotFoundException:http://internal.amazon.com/…`, `com.amazonaws.lambda#ServiceException`
  const errorType = named?.split(':')[0]?.split('#').at(-1) ?? 'ServiceException';
  const message = stringOf(body, 'Message') ?? stringOf(body, 'message') ?? text.slice(0, 1_000);
  return refusal(status, errorType, message, requestId);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function stringOf(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  const found = (value as Record<string, unknown>)[key];
  return typeof found === 'string' ? found : undefined;
}

function wordsOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const { code } = fault as NodeJS.ErrnoException;
  return code === undefined || fault.message.includes(code) ? fault.message : `${code} ${fault.message}`;
}
