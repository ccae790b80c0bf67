// A request as the segments that AWS X-Ray would have of it: the stage, the authorizer and the integration below it,
// and the functions that both called.
// https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
import type { Trace, TraceFunctionCall, TraceStep } from './trace';
import { headerOf, xrayParent, xrayRoot } from './xray-ids';

/** A segment document, or a subsegment in one; the names are X-Ray's. Times are epoch seconds. */
export interface XRaySegment {
  readonly id: string;
  readonly name: string;
  readonly start_time: number;
  readonly end_time: number;
  /** Of segments. */
  readonly trace_id?: string;
  readonly parent_id?: string;
  readonly origin?: 'AWS::ApiGateway::Stage' | 'AWS::Lambda::Function';
  /** Of subsegments: a call of an AWS service, or of another host. */
  readonly namespace?: 'aws' | 'remote';
  readonly http?: {
    readonly request?: {
      readonly method?: string;
      readonly url?: string;
      readonly client_ip?: string;
      readonly user_agent?: string;
    };
    readonly response?: { readonly status?: number; readonly content_length?: number };
  };
  readonly aws?: Readonly<Record<string, unknown>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** A client's mistake: 4xx. */
  readonly error?: true;
  /** The server's: 5xx, or no answer. */
  readonly fault?: true;
  /** 429. */
  readonly throttle?: true;
  readonly cause?: { readonly exceptions: readonly { readonly id: string; readonly message: string }[] };
  readonly subsegments?: readonly XRaySegment[];
}

/** The segments of a request, the stage's first. A request that the trace does not tell an X-Ray id of has its own. */
export function xraySegments(trace: Trace): readonly XRaySegment[] {
  const idOf = openIds(trace.requestId);
  const traceId = xrayRoot(trace) ?? ownTraceId(trace);
  const parts = [authorizerPart(trace, idOf), integrationPart(trace, idOf)].filter((part) => part !== undefined);
  const parent = xrayParent(trace);
  const stage: XRaySegment = {
    id: idOf(0),
    name: `${trace.apiName}/${trace.stage}`,
    trace_id: traceId,
    ...(parent !== undefined && { parent_id: parent }),
    origin: 'AWS::ApiGateway::Stage',
    ...timesOf(trace, 0, trace.durationMs),
    http: stageHttp(trace),
    aws: {
      api_gateway: { rest_api_id: trace.apiId, stage: trace.stage, request_id: trace.requestId },
    },
    annotations: { 'aws:api_id': trace.apiId, 'aws:api_stage': trace.stage },
    ...marksOf(trace.response.status),
    ...causeOf(trace, idOf),
    ...(parts.length > 0 && { subsegments: parts.map(({ subsegment }) => subsegment) }),
  };
  const functions = parts.flatMap(({ subsegment, call }) =>
    call === undefined ? [] : [functionSegment(call, subsegment, traceId)],
  );
  return [stage, ...functions];
}

/** What the stage called, and the function behind it. */
interface CalledPart {
  readonly subsegment: XRaySegment;
  readonly call: TraceFunctionCall | undefined;
}

function authorizerPart(trace: Trace, idOf: (part: number) => string): CalledPart | undefined {
  const { authorizer } = trace;
  const step = trace.steps.find(({ phase, name }) => phase === 'access' && name.startsWith('authorize'));
  if (authorizer === undefined || step === undefined) return undefined;
  return {
    subsegment: { ...called(trace, idOf(1), 'Lambda', step), namespace: 'aws', ...faultOf(authorizer) },
    call: authorizer,
  };
}

function integrationPart(trace: Trace, idOf: (part: number) => string): CalledPart | undefined {
  const { integration, function: call } = trace;
  const step = trace.steps.find(({ phase, outcome }) => phase === 'integration' && outcome !== 'skipped');
  if (step === undefined || (integration === undefined && call === undefined)) return undefined;
  const host = hostOf(integration?.endpoint);
  const base = called(trace, idOf(2), call === undefined ? (host ?? 'Mock') : 'Lambda', step);
  const status = integration?.status;
  const subsegment: XRaySegment = {
    ...base,
    ...((call !== undefined || host !== undefined) && { namespace: call === undefined ? 'remote' : 'aws' }),
    ...(status !== undefined && {
      http: { ...(host !== undefined && { request: { url: integration?.endpoint ?? '' } }), response: { status } },
    }),
    ...(step.outcome === 'failed' && status === undefined ? { fault: true } : marksOf(status)),
    ...faultOf(call),
  };
  return { subsegment, call };
}

/** The function's own segment hangs below the subsegment of the call. */
function functionSegment(call: TraceFunctionCall, below: XRaySegment, traceId: string): XRaySegment {
  return {
    id: withLast(below.id, 'f'),
    name: call.functionName,
    trace_id: traceId,
    parent_id: below.id,
    origin: 'AWS::Lambda::Function',
    start_time: below.start_time,
    end_time: below.end_time,
    aws: {
      function_name: call.functionName,
      request_id: call.requestId,
      ...(call.executedVersion !== undefined && { function_version: call.executedVersion }),
    },
    ...faultOf(call),
  };
}

function called(trace: Trace, id: string, name: string, { startMs, durationMs }: TraceStep): XRaySegment {
  return { id, name, ...timesOf(trace, startMs, durationMs) };
}

function stageHttp({ request, response, host, sourceIp, apiId, stage }: Trace): NonNullable<XRaySegment['http']> {
  const userAgent = headerOf(request.headers, 'user-agent');
  // traces keep the path below the stage; names of its own lead to the stage without naming it
  const isDefaultName = host.startsWith(`${apiId}.execute-api.`) && stage !== '$default';
  return {
    request: {
      ...(request.method !== undefined && { method: request.method }),
      url: `https://${host}${isDefaultName ? `/${stage}` : ''}${request.url ?? ''}`,
      client_ip: sourceIp,
      ...(userAgent !== undefined && { user_agent: userAgent }),
    },
    response: {
      ...(response.status !== undefined && { status: response.status }),
      content_length: response.body?.bytes ?? 0,
    },
  };
}

function marksOf(status: number | undefined): Pick<XRaySegment, 'error' | 'fault' | 'throttle'> {
  if (status === undefined || status < 400) return {};
  if (status >= 500) return { fault: true };
  return { error: true, ...(status === 429 && { throttle: true }) };
}

function faultOf(call: TraceFunctionCall | undefined): Pick<XRaySegment, 'fault'> {
  return call?.functionError === undefined ? {} : { fault: true };
}

function causeOf({ failure }: Trace, idOf: (part: number) => string): Pick<XRaySegment, 'cause'> {
  const message = failure?.reason ?? failure?.message;
  return typeof message === 'string' ? { cause: { exceptions: [{ id: idOf(3), message }] } } : {};
}

function timesOf({ startedAt }: Trace, startMs: number, durationMs: number) {
  const seconds = (ms: number) => Math.round((startedAt + ms) * 1_000) / 1_000_000;
  return { start_time: seconds(startMs), end_time: seconds(startMs + durationMs) };
}

function hostOf(endpoint: string | undefined): string | undefined {
  return endpoint === undefined ? undefined : /^(?:https?|wss?):\/\/([^/:?#]+)/.exec(endpoint)?.[1];
}

/** Ids of 16 hexadecimal digits, the same for the same request whenever they are asked for. */
function openIds(requestId: string): (part: number) => string {
  const digits = digitsOf(requestId, 14);
  return (part) => `${digits}${part.toString(16)}0`;
}

function ownTraceId({ requestId, startedAt }: Trace): string {
  const seconds = Math.floor(startedAt / 1_000).toString(16);
  return `1-${seconds.padStart(8, '0').slice(-8)}-${digitsOf(requestId, 24)}`;
}

/** Request ids are UUIDs, or letters as HTTP APIs have them. */
function digitsOf(requestId: string, length: number): string {
  const isUuid = /^[0-9a-f-]{36}$/.test(requestId);
  const digits = isUuid
    ? requestId.replaceAll('-', '')
    : Array.from(requestId, (letter) => (letter.codePointAt(0) ?? 0).toString(16)).join('');
  return digits.padEnd(length, '0').slice(0, length);
}

function withLast(id: string, digit: string): string {
  return id.slice(0, -1) + digit;
}
