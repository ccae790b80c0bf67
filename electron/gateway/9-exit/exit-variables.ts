// `$context` variables as the exit reads them: access log, gateway response headers and bodies.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
import { basePathMatched } from '../1-entry/domains/base-path-matched';
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
  'customDomain.basePathMatched': ({ invocation }) => basePathMatched(invocation),
  'customDomain.routingRuleIdMatched': ({ invocation }) => invocation.received?.destination.arrival?.routingRuleId,
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
  cipherSuite: ({ invocation }) => invocation.received?.connection.tls?.cipherSuite,
  stage: ({ stage }) => stage.stageName,
  tlsVersion: ({ invocation }) => invocation.received?.connection.tls?.version,
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
  awsEndpointRequestId,
  awsEndpointRequestId2: ({ endpointResponse }) =>
    endpointResponse && findHeader(endpointResponse.headers, 'x-amz-id-2'),
  integrationErrorMessage: integrationError,
  integrationLatency,
  integrationStatus,
  'integration.error': integrationError,
  'integration.integrationStatus': integrationStatus,
  'integration.latency': integrationLatency,
  // AWS documented: response-streaming-troubleshoot
  'integration.responseTransferMode': (exchange) =>
    wasCalled(exchange) ? (exchange.endpointResponse?.stream === undefined ? 'BUFFERED' : 'STREAMED') : undefined,
  'integration.requestId': awsEndpointRequestId,
  'integration.status': functionOrEndpointStatus,
  'integration.timeToAllHeaders': ({ streaming }) => rounded(streaming?.headersMs),
  'integration.timeToFirstContent': ({ streaming }) => rounded(streaming?.firstContentMs),
};

/** How the method's authorizer was asked. A function's own context may hold these names; then that is not shown here. */
const authorizer: Readonly<Record<string, ExitVariable>> = {
  'authorizer.error': ({ access }) => access?.authorizerCall?.error,
  'authorizer.integrationLatency': ({ access }) => rounded(access?.authorizerCall?.integrationLatencyMs),
  'authorizer.integrationStatus': ({ access }) => numberText(access?.authorizerCall?.integrationStatus),
  'authorizer.latency': ({ access }) => rounded(access?.authorizerCall?.latencyMs),
  'authorizer.requestId': ({ access }) => access?.authorizerCall?.function?.requestId,
  'authorizer.status': ({ access }) => numberText(access?.authorizerCall?.status),
};

/** How the stage's web ACL was asked. */
const waf: Readonly<Record<string, ExitVariable>> = {
  wafResponseCode: (exchange) => exchange.waf?.responseCode,
  webaclArn: (exchange) => exchange.waf?.arn,
  'waf.error': (exchange) => exchange.waf?.error,
  'waf.latency': (exchange) => rounded(exchange.waf?.latencyMs),
  'waf.status': (exchange) => numberText(exchange.waf?.status),
};

const outcome: Readonly<Record<string, ExitVariable>> = {
  responseLatency: ({ durationMs }) => String(Math.round(durationMs)),
  responseLength: ({ responseBytes }) => String(responseBytes),
  status: ({ status }) => String(status),
};

const atRefusal: ReadonlyMap<string, ExitVariable> = new Map(
  Object.entries({ ...direct, ...errors, ...integration, ...authorizer, ...waf }),
);
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

/** The request id that an AWS endpoint gave; undefined for other endpoints. */
export function awsEndpointRequestId({ endpointResponse }: LiveExchange): string | undefined {
  if (endpointResponse === undefined) return undefined;
  const { headers } = endpointResponse;
  return findHeader(headers, 'x-amzn-requestid') ?? findHeader(headers, 'x-amz-request-id');
}

/** Milliseconds the endpoint took, also where it took them in vain; undefined for MOCK and where none was called. */
export function integrationLatencyOf(exchange: LiveExchange): number | undefined {
  if (!wasCalled(exchange)) return undefined;
  return exchange.endpointResponse?.latencyMs ?? exchange.refusal?.integrationLatencyMs;
}

function integrationLatency(exchange: LiveExchange): string | undefined {
  return rounded(integrationLatencyOf(exchange));
}

function rounded(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : String(Math.round(milliseconds));
}

function numberText(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function integrationStatus(exchange: LiveExchange): string | undefined {
  return wasCalled(exchange) && exchange.endpointResponse ? String(exchange.endpointResponse.status) : undefined;
}

/** AWS documented: for a Lambda proxy the status that the function's code returned, else the endpoint's. */
function functionOrEndpointStatus(exchange: LiveExchange): string | undefined {
  if (exchange.match?.method.integrationType !== 'AWS_PROXY') return integrationStatus(exchange);
  return exchange.response && String(exchange.response.status);
}

const integrationFaults = new Set<string>([
  'API_CONFIGURATION_ERROR',
  'DEFAULT_5XX',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'MALFORMED_RESPONSE',
]);

/** AWS recorded: the execution log's own words, `Execution failed due to …`. */
function integrationError({ refusal, streaming }: LiveExchange): string | undefined {
  if (streaming?.fault !== undefined) return streaming.fault;
  if (refusal === undefined || !integrationFaults.has(refusal.kind)) return undefined;
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
