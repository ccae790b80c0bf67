// `$context` variables as the exit reads them: access log, gateway response headers and bodies.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
import { rootOfTraceId } from '../1-entry/trace-id';
import type { LiveExchange } from '../chains/live-exchange';
import { findHeader } from '../context/header-lines';
import { contextText } from '../context/mapping-context';
import { openRequestTimeText } from './request-time';

/** Reads one value of a finished or refused exchange; undefined where there is none. */
export type ExitVariable = (exchange: LiveExchange) => string | undefined;

/** What nearly every log format asks for, read directly: the whole `$context` is not built for it. */
const direct: Readonly<Record<string, ExitVariable>> = {
  apiId: ({ deployment }) => deployment.apiId,
  domainName: ({ invocation }) => invocation.domainName,
  endpointType: ({ deployment }) => deployment.endpointType,
  extendedRequestId: ({ invocation }) => invocation.extendedRequestId,
  httpMethod: ({ invocation }) => invocation.httpMethod,
  'identity.sourceIp': ({ invocation }) => invocation.sourceIp,
  'identity.userAgent': ({ invocation }) => invocation.userAgent,
  operationName: ({ match }) => match?.method.method.operationName,
  path: ({ invocation }) => invocation.contextPath,
  // AWS documented: always HTTP/1.1, for HTTP/2 clients too
  protocol: () => 'HTTP/1.1',
  requestId: ({ invocation }) => invocation.requestId,
  requestTimeEpoch: ({ invocation }) => String(invocation.receivedAt),
  resourcePath: ({ match }) => match?.resourcePath,
  stage: ({ stage }) => stage.stageName,
  xrayTraceId: ({ stage, invocation }) =>
    stage.settings.tracingEnabled ? rootOfTraceId(invocation.traceId) : undefined,
};

const errors: Readonly<Record<string, ExitVariable>> = {
  'error.message': ({ refusal }) => refusal?.message ?? undefined,
  'error.messageString': ({ refusal }) => refusal && JSON.stringify(refusal.message),
  'error.responseType': ({ refusal }) => refusal && publicKind(refusal.kind),
  'error.validationErrorString': ({ refusal }) => refusal?.validationErrorString,
};

const integration: Readonly<Record<string, ExitVariable>> = {
  awsEndpointRequestId: ({ endpointResponse }) =>
    endpointResponse && findHeader(endpointResponse.headers, 'x-amzn-requestid'),
  integrationErrorMessage: integrationError,
  integrationLatency,
  integrationStatus,
  'integration.error': integrationError,
  'integration.integrationStatus': integrationStatus,
  'integration.latency': integrationLatency,
  'integration.status': integrationStatus,
};

const outcome: Readonly<Record<string, ExitVariable>> = {
  responseLatency: ({ durationMs }) => String(Math.round(durationMs)),
  responseLength: ({ responseBytes }) => String(responseBytes),
  status: ({ status }) => String(status),
};

const atRefusal: ReadonlyMap<string, ExitVariable> = new Map(Object.entries({ ...direct, ...errors, ...integration }));
const atEnd: ReadonlyMap<string, ExitVariable> = new Map(Object.entries(outcome));

/** The reader of `$context.{name}` for gateway responses. */
export function gatewayResponseVariable(name: string): ExitVariable {
  return atRefusal.get(name) ?? ((exchange) => contextText(exchange, name));
}

/** The reader of `$context.{name}` for access logs, which know the outcome as well. */
export function accessLogVariable(name: string): ExitVariable {
  if (name === 'requestTime') {
    const textOf = openRequestTimeText();
    return ({ invocation }) => textOf(invocation.receivedAt);
  }
  return atEnd.get(name) ?? gatewayResponseVariable(name);
}

/** Milliseconds the endpoint took; undefined for MOCK and where none was called. */
export function integrationLatencyOf(exchange: LiveExchange): number | undefined {
  return wasCalled(exchange) ? exchange.endpointResponse?.latencyMs : undefined;
}

function integrationLatency(exchange: LiveExchange): string | undefined {
  const latencyMs = integrationLatencyOf(exchange);
  return latencyMs === undefined ? undefined : String(Math.round(latencyMs));
}

function integrationStatus(exchange: LiveExchange): string | undefined {
  return wasCalled(exchange) && exchange.endpointResponse ? String(exchange.endpointResponse.status) : undefined;
}

function integrationError({ refusal }: LiveExchange): string | undefined {
  if (refusal?.kind !== 'INTEGRATION_FAILURE' && refusal?.kind !== 'INTEGRATION_TIMEOUT') return undefined;
  return refusal.reason ?? refusal.message ?? undefined;
}

/** MOCK has an integration request without an address. */
function wasCalled({ integrationRequest }: LiveExchange): boolean {
  return integrationRequest !== undefined && integrationRequest.url !== '';
}

/** AWS assumed: refusals without a type of their own show the fallback type they are answered with. */
function publicKind(kind: string): string {
  return kind === 'MALFORMED_RESPONSE' || kind === 'INTERNAL' ? 'DEFAULT_5XX' : kind;
}
