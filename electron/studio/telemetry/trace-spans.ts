// A trace as spans of OpenTelemetry: the request as a server's span, below it one for each phase of the method's execution.
// https://opentelemetry.io/docs/specs/semconv/http/http-spans/
import { createHash } from 'node:crypto';
import {
  type Attributes,
  type HrTime,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
} from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { Trace, TracePhase, TraceStep } from '../../../shared/trace/trace';
import { headerOf, xrayParent, xrayRoot } from '../../../shared/trace/xray-ids';

const scope = { name: 'gatehouse' };

/** The spans of a trace, the request's own first. */
export function traceSpans(trace: Trace, resource: Resource): ReadableSpan[] {
  const { traceId, parentId } = contextOf(trace);
  const context = (name: string): SpanContext => ({
    traceId,
    spanId: hashed(`${trace.requestId} ${name}`, 16),
    traceFlags: TraceFlags.SAMPLED,
  });
  const own = context('request');
  const made = (fields: Pick<ReadableSpan, 'name' | 'kind' | 'attributes'> & SpanTimes): ReadableSpan => ({
    ...{ name: fields.name, kind: fields.kind, attributes: fields.attributes },
    spanContext: () => fields.context,
    ...(fields.parent !== undefined && { parentSpanContext: fields.parent }),
    startTime: hrTime(fields.startMs),
    endTime: hrTime(fields.startMs + fields.durationMs),
    duration: hrTime(fields.durationMs),
    status: { code: fields.isFailed ? SpanStatusCode.ERROR : SpanStatusCode.UNSET },
    ...{ links: [], events: [], ended: true, resource, instrumentationScope: scope },
    ...{ droppedAttributesCount: 0, droppedEventsCount: 0, droppedLinksCount: 0 },
  });
  const request = made({
    name: nameOf(trace),
    kind: SpanKind.SERVER,
    attributes: requestAttributes(trace),
    context: own,
    parent: parentId === undefined ? undefined : { ...own, spanId: parentId, isRemote: true },
    startMs: trace.startedAt,
    durationMs: trace.durationMs,
    isFailed: (trace.response.status ?? 0) >= 500,
  });
  const phases = phasesOf(trace.steps).map((phase) =>
    made({
      name: phase.name === 'integration' ? integrationName(trace) : phase.name,
      kind: phase.name === 'integration' && isRemote(trace) ? SpanKind.CLIENT : SpanKind.INTERNAL,
      attributes: {
        ...{ 'gatehouse.phase': phase.name, 'gatehouse.steps': phase.steps },
        ...(phase.name === 'integration' && integrationAttributes(trace)),
      },
      context: context(phase.name),
      parent: own,
      startMs: trace.startedAt + phase.startMs,
      durationMs: phase.endMs - phase.startMs,
      // of a client's span every answer from 400 on is an error, whoever's it is
      isFailed: phase.isFailed || (phase.name === 'integration' && (trace.integration?.status ?? 0) >= 400),
    }),
  );
  return [request, ...phases];
}

interface SpanTimes {
  readonly context: SpanContext;
  readonly parent: SpanContext | undefined;
  readonly startMs: number;
  readonly durationMs: number;
  readonly isFailed: boolean;
}

interface Phase {
  readonly name: TracePhase;
  readonly steps: string[];
  startMs: number;
  endMs: number;
  isFailed: boolean;
}

function phasesOf(steps: readonly TraceStep[]): readonly Phase[] {
  const phases = new Map<TracePhase, Phase>();
  for (const { phase: name, name: step, startMs, durationMs, outcome } of steps) {
    if (outcome === 'skipped') continue;
    const known = phases.get(name) ?? { name, steps: [], startMs, endMs: startMs, isFailed: false };
    phases.set(name, known);
    known.steps.push(step);
    known.startMs = Math.min(known.startMs, startMs);
    known.endMs = Math.max(known.endMs, startMs + durationMs);
    known.isFailed ||= outcome === 'failed';
  }
  return [...phases.values()];
}

/** What came with the request: W3C's header before X-Ray's; else an id of the request's own. */
function contextOf(trace: Trace): { readonly traceId: string; readonly parentId?: string } {
  const { headers } = trace.request;
  const [, traceId, parentId] =
    /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/.exec(headerOf(headers, 'traceparent') ?? '') ??
    [];
  if (traceId !== undefined && parentId !== undefined) return { traceId, parentId };
  const root = xrayRoot(trace);
  const parent = xrayParent(trace);
  return {
    // `1-5759e988-bd862e3fe1be46a994272793`: the digits of X-Ray are an id of OpenTelemetry
    traceId: root === undefined ? hashed(trace.requestId, 32) : root.replaceAll('-', '').slice(1),
    ...(parent !== undefined && { parentId: parent }),
  };
}

/** `{method} {route}`, as the convention has it; a route key without a path by itself. */
function nameOf(trace: Trace): string {
  const verb = trace.request.method ?? 'HTTP';
  const route = routeOf(trace);
  return route === undefined ? (trace.routeKey?.routeKey ?? verb) : `${verb} ${route}`;
}

/** The path's template: keys of HTTP APIs have a method before it, those of WebSocket APIs none at all. */
function routeOf({ route, routeKey }: Trace): string | undefined {
  return route?.resourcePath ?? /^[A-Z]+ (\/.*)$/.exec(routeKey?.routeKey ?? '')?.[1];
}

function requestAttributes(trace: Trace): Attributes {
  const { request, response, routeKey, failure, socket, host } = trace;
  const [path = '', query] = (request.url ?? '').split('?');
  const root = xrayRoot(trace);
  const route = routeOf(trace);
  const scheme = headerOf(request.headers, 'x-forwarded-proto');
  const port = Number(headerOf(request.headers, 'x-forwarded-port'));
  const isServerError = (response.status ?? 0) >= 500;
  return {
    ...methodAttributes(trace),
    ...(response.status !== undefined && { 'http.response.status_code': response.status }),
    ...(scheme !== undefined && { 'url.scheme': scheme }),
    'url.path': path,
    ...(query !== undefined && { 'url.query': query }),
    'server.address': host.replace(/:\d+$/, ''),
    ...(port > 0 && { 'server.port': port }),
    'client.address': trace.sourceIp,
    ...(route !== undefined && { 'http.route': route }),
    ...(routeKey && { 'aws.api_gateway.route_key': routeKey.routeKey }),
    // a server's span is in error from 500 on: what the client did wrong is none of the server's
    ...(isServerError && { 'error.type': failure?.responseType ?? String(response.status) }),
    ...(failure && { 'gatehouse.failure.type': failure.responseType }),
    ...(failure?.reason !== undefined && { 'gatehouse.failure.reason': failure.reason }),
    ...(socket && { 'gatehouse.connection_id': socket.connectionId, 'gatehouse.event_type': socket.eventType }),
    ...(root !== undefined && { 'aws.xray.trace_id': root }),
    'aws.request_id': trace.requestId,
    'aws.api_gateway.api_id': trace.apiId,
    'aws.api_gateway.api_name': trace.apiName,
    'aws.api_gateway.stage': trace.stage,
    'aws.api_gateway.deployment_id': trace.deploymentId,
    'aws.api_gateway.is_canary': trace.isCanary === true,
  };
}

const httpMethods: ReadonlySet<string> = new Set('CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE'.split(' '));

/** Messages of a connection are no HTTP requests, whatever their event is called. */
function methodAttributes({ request: { method }, socket }: Trace): Attributes {
  const isHttp = socket === undefined || ['GET', 'POST', 'DELETE'].includes(socket.eventType);
  if (method === undefined || !isHttp) return {};
  if (httpMethods.has(method)) return { 'http.request.method': method };
  return { 'http.request.method': '_OTHER', 'http.request.method_original': method };
}

/** False for MOCK, which calls nothing. */
function isRemote({ function: called, integration }: Trace): boolean {
  return called !== undefined || integration?.endpoint !== undefined;
}

function integrationName({ function: called, integration }: Trace): string {
  if (called !== undefined) return `Lambda ${called.functionName}`;
  return integration?.endpoint === undefined ? 'integration' : `integration ${addressOf(integration.endpoint)}`;
}

function integrationAttributes({ function: called, integration }: Trace): Attributes {
  return {
    ...(integration?.status !== undefined && { 'http.response.status_code': integration.status }),
    ...((integration?.status ?? 0) >= 400 && { 'error.type': String(integration?.status) }),
    ...(integration?.endpoint !== undefined && {
      'url.full': integration.endpoint,
      'server.address': addressOf(integration.endpoint),
    }),
    ...(called && {
      ...{
        'faas.invoked_name': called.functionName,
        'faas.invoked_provider': 'aws',
        'aws.request_id': called.requestId,
      },
      ...(called.functionError !== undefined && { 'error.type': called.functionError }),
    }),
  };
}

function addressOf(endpoint: string): string {
  try {
    return new URL(endpoint).hostname;
  } catch {
    return endpoint; // ARNs of integrations are no addresses
  }
}

function hashed(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

function hrTime(ms: number): HrTime {
  const seconds = Math.floor(ms / 1_000);
  return [seconds, Math.round((ms - seconds * 1_000) * 1_000_000)];
}
