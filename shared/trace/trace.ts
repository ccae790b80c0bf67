// What happened to one request: written by the steps as they go, rendered by everything that shows a request.
import type { TraceCacheVisit } from '../cache/cache-visit';
import type { ProtocolType } from '../definition/api-view';
import type { GatewayResponseType } from '../definition/rest/gateway-response';
import type { AccessCheck } from './access-check';
import type { SocketSelection } from './socket-events';

/** Header lines in wire order, names as they were written. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** A body as the trace keeps it. `text` is absent where the stage does not record data or the body is binary. */
export interface TraceBody {
  readonly bytes: number;
  readonly text?: string;
  /** True where `text` is base64 of bytes that are no UTF-8 text. */
  readonly isBase64?: boolean;
  /** True where `text` was cut to the trace's size cap. */
  readonly isTruncated?: boolean;
}

/** A message at one point of the way. Fields that do not apply at that point are absent. */
export interface TraceMessage {
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly path?: Readonly<Record<string, string>>;
  readonly querystring?: Readonly<Record<string, readonly string[]>>;
  readonly headers?: HeaderList;
  readonly body?: TraceBody;
}

/** Where in the method-execution diagram a step belongs. */
export const tracePhases = [
  'entry',
  'routing',
  'access',
  'method-request',
  'integration-request',
  'integration',
  'integration-response',
  'method-response',
  'exit',
] as const;
export type TracePhase = (typeof tracePhases)[number];

export interface TraceStep {
  /** The step's name, for example `choose-template`. */
  readonly name: string;
  readonly phase: TracePhase;
  /** Milliseconds since the request's first byte was read. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** What decided, in a few words: `template application/json`. */
  readonly decided?: string;
  /** What changed, in a few words: `body 0 B → 118 B`. */
  readonly changed?: string;
  readonly before?: TraceMessage;
  readonly after?: TraceMessage;
}

/** Why the gateway answered by itself. */
export interface TraceFailure {
  readonly phase: TracePhase;
  readonly step: string;
  readonly responseType: GatewayResponseType | 'MALFORMED_RESPONSE' | 'INTERNAL';
  /** `$context.error.message`: what the client was told. */
  readonly message: string | null;
  /** The execution log's reason: `Execution failed due to configuration error: …`. */
  readonly reason?: string;
  readonly validationErrorString?: string;
  /** Template errors: place and source with a caret. */
  readonly template?: { readonly line: number; readonly column: number; readonly excerpt: string };
  /** What a function returned beside what API Gateway takes. */
  readonly shape?: TraceShape;
  /** Stack of a fault in Gatehouse itself; never sent to the client. */
  readonly stack?: string;
}

/** An answer that does not have the shape it should: field by field, the wrong ones marked. */
export interface TraceShape {
  /** JSON text, as it came; absent where the stage records no data. */
  readonly got?: string;
  /** True where `got` was cut. */
  readonly isTruncated?: boolean;
  /** The fields that may be there, in AWS's order, then those that may not. */
  readonly fields: readonly TraceShapeField[];
}

export interface TraceShapeField {
  /** `statusCode`, `headers.X-Id`, `multiValueHeaders.Set-Cookie[1]`; empty for the answer as a whole. */
  readonly at: string;
  /** `whole number`, `text`, `object of text, numbers and booleans`; for an unknown field: `no such field`. */
  readonly expected: string;
  /** `missing` fields may be left out: they are not what is wrong. */
  readonly verdict: 'ok' | 'wrong' | 'unknown' | 'missing';
  /** What is there instead, as JSON text cut to a few words; absent where the stage records no data. */
  readonly got?: string;
}

/** A call of a Lambda function; its log lines carry the same request id. */
export interface TraceFunctionCall {
  readonly functionName: string;
  /** Version or alias that was asked for. */
  readonly qualifier?: string;
  readonly requestId: string;
  readonly executedVersion?: string;
  readonly functionError?: 'Handled' | 'Unhandled';
}

export interface TraceRoute {
  readonly resourceId: string;
  /** `/pets/{id}`. */
  readonly resourcePath: string;
  /** The method entity that serves it, `ANY` included. */
  readonly methodKey: string;
  readonly integrationType?: string;
}

/** The route of an HTTP or WebSocket API that was chosen, and how. */
export interface TraceRouteKey {
  readonly routeId: string;
  /** `GET /pets/{id}`, `$default`, `join`. */
  readonly routeKey: string;
  readonly integrationType?: string;
}

/** What a trace of a WebSocket API tells of the connection: one trace for each handshake, message, push and close. */
export interface TraceSocket {
  readonly connectionId: string;
  readonly eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT' | 'POST' | 'GET' | 'DELETE';
  readonly messageId?: string;
  /** The route selection expression and what it yielded; absent where no route was selected by it. */
  readonly selection?: SocketSelection;
  /** Frames that went to the client because of it. */
  readonly sent?: readonly TraceBody[];
  readonly closeCode?: number;
  readonly closeReason?: string;
}

export interface Trace {
  /** Absent: of a REST API. */
  readonly protocol?: ProtocolType;
  /** Of HTTP and WebSocket APIs, where a route was found. */
  readonly routeKey?: TraceRouteKey;
  readonly socket?: TraceSocket;
  /** `invoke`: through the port; `test`: TestInvokeMethod on the working copy. */
  readonly origin: 'invoke' | 'test';
  readonly requestId: string;
  readonly extendedRequestId: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly apiId: string;
  readonly apiName: string;
  readonly stage: string;
  readonly deploymentId: string;
  readonly isCanary?: boolean;
  readonly sourceIp: string;
  /** Who called, in a word: a persona, a user, an authorizer's principal, an API key's name; absent: nobody known. */
  readonly caller?: string;
  readonly host: string;
  readonly request: TraceMessage;
  readonly response: TraceMessage;
  readonly route?: TraceRoute;
  readonly steps: readonly TraceStep[];
  readonly failure?: TraceFailure;
  /** What the endpoint answered, in short. */
  readonly integration?: { readonly latencyMs: number; readonly status?: number; readonly endpoint?: string };
  /** Every check of who may call and how often, in order; absent where the method has none. */
  readonly checks?: readonly AccessCheck[];
  /** The authorizer's function that was asked; absent where a kept result was used. */
  readonly authorizer?: TraceFunctionCall;
  /** The function that was called, also where it did not answer in time. */
  readonly function?: TraceFunctionCall;
  /** What the stage's response cache did; absent where the method is not cached. */
  readonly cache?: TraceCacheVisit;
  /** Lines of the execution log at level INFO with data trace; see execution-log.ts for the levels. */
  readonly log: readonly TraceLogLine[];
}

export interface TraceLogLine {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly level: 'ERROR' | 'INFO' | 'TRACE';
  readonly text: string;
}

/** One row of the traffic list. */
export interface TraceSummary {
  readonly requestId: string;
  readonly origin: Trace['origin'];
  readonly startedAt: number;
  readonly durationMs: number;
  readonly apiId: string;
  readonly apiName: string;
  readonly stage: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** True where the stage's canary served it. */
  readonly isCanary?: boolean;
  readonly resourcePath?: string;
  /** Absent: of a REST API. */
  readonly protocol?: ProtocolType;
  readonly routeKey?: string;
  /** Of WebSocket APIs. */
  readonly connectionId?: string;
  readonly responseBytes: number;
  readonly caller?: string;
  /** The API key that came and the usage plan it was counted in, where the method requires one. */
  readonly apiKeyId?: string;
  readonly usagePlanId?: string;
  readonly failure?: { readonly responseType: string; readonly reason?: string };
}

/** The row of the traffic list that stands for `trace`. */
export function summarizeTrace(trace: Trace): TraceSummary {
  const { failure } = trace;
  return {
    requestId: trace.requestId,
    origin: trace.origin,
    startedAt: trace.startedAt,
    durationMs: trace.durationMs,
    apiId: trace.apiId,
    apiName: trace.apiName,
    stage: trace.stage,
    method: trace.request.method ?? '',
    path: trace.request.url ?? '',
    status: trace.response.status ?? 0,
    responseBytes: trace.response.body?.bytes ?? 0,
    ...(trace.caller !== undefined && { caller: trace.caller }),
    ...keyOf(trace),
    ...(trace.isCanary === true && { isCanary: true }),
    ...(trace.route && { resourcePath: trace.route.resourcePath }),
    ...(trace.protocol && { protocol: trace.protocol }),
    ...(trace.routeKey && { routeKey: trace.routeKey.routeKey }),
    ...(trace.socket && { connectionId: trace.socket.connectionId }),
    ...(failure && {
      failure: {
        responseType: failure.responseType,
        ...(failure.reason !== undefined && { reason: failure.reason }),
      },
    }),
  };
}

function keyOf({ checks = [] }: Trace): Pick<TraceSummary, 'apiKeyId' | 'usagePlanId'> {
  const evidence = checks.find(({ name }) => name === 'api-key')?.evidence;
  if (evidence?.kind !== 'api-key') return {};
  const { apiKeyId, usagePlanId } = evidence;
  return { ...(apiKeyId !== undefined && { apiKeyId }), ...(usagePlanId !== undefined && { usagePlanId }) };
}
