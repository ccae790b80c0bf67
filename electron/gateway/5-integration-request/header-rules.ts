// Which headers an integration request may carry, by integration type.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
import type { HeaderList } from '../../../shared/trace/trace';
import { findHeader, headerText, isHeaderName, isHeaderNamed } from '../context/header-lines';
import { GatewayError } from '../gateway-error';
import type { InvocationRequest } from '../messages';

/** Values for one header that a mapping or a template asks for. */
export interface MappedHeader {
  readonly name: string;
  readonly value: string;
}

// AWS recorded: the service sets these itself and answers 500 when a mapping does
const setByGateway = new Set(['content-length', 'transfer-encoding', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id']);

// AWS recorded: AWS and AWS_PROXY integrations fail with these as well
const refusedByAws = new Set([...setByGateway, 'authorization', 'connection', 'expect', 'proxy-authenticate', 'te']);

// AWS recorded: Expect, Proxy-Authenticate, TE and Via never reach an HTTP endpoint
// AWS assumed: neither do the others here, which belong to the connection
const neverSent = new Set(['expect', 'proxy-authenticate', 'te', 'via', 'connection', 'keep-alive', 'upgrade']);

// AWS recorded: what HTTP_PROXY does not forward of the client's own headers
const notForwarded = new Set([...neverSent, ...setByGateway, 'host', 'content-encoding', 'proxy-connection']);

const withoutBody = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True for methods whose integration request has no body. */
export function hasNoBody(httpMethod: string): boolean {
  return withoutBody.has(httpMethod);
}

/**
 * Refuses mapped headers that the service sets itself.
 * AWS recorded: 500, for mappings and overrides alike
 */
export function refuseIllegalHeaders(mapped: readonly MappedHeader[]): void {
  for (const { name } of mapped)
    if (setByGateway.has(name.toLowerCase()) || !isHeaderName(name)) throw illegalHeader(name);
}

/** The same for AWS and AWS_PROXY integrations, which may map less. */
export function refuseIllegalAwsHeaders(mapped: readonly MappedHeader[]): void {
  for (const { name } of mapped) if (isIllegalForAws(name)) throw illegalHeader(name);
}

/** True for names that AWS and AWS_PROXY integrations may not map. */
export function isIllegalForAws(name: string): boolean {
  return refusedByAws.has(name.toLowerCase()) || !isHeaderName(name);
}

/** The refusal of a request whose integration maps `name`. */
export function illegalHeader(name: string): GatewayError {
  const why = isHeaderName(name) ? `${name} header already present` : `Invalid header name ${JSON.stringify(name)}`;
  return new GatewayError('API_CONFIGURATION_ERROR', {
    reason: `Execution failed due to configuration error: ${why}`,
  });
}

export interface RequestHeaderParts {
  readonly apiId: string;
  readonly invocation: InvocationRequest;
  readonly mapped: readonly MappedHeader[];
  /** The client's headers go along. */
  readonly isProxy: boolean;
  readonly httpMethod: string;
  /** Host and port of the URL. */
  readonly host: string;
}

/** The header lines for an HTTP endpoint: forwarded ones, mapped ones, and what the service adds. */
export function requestHeaders(parts: RequestHeaderParts): HeaderList {
  const { invocation, isProxy } = parts;
  const mapped = parts.mapped.filter(({ name }) => !neverSent.has(name.toLowerCase()));
  const headers: [string, string][] = [];
  if (isProxy) forwardHeaders(headers, invocation.headers, parts.mapped);
  for (const { name, value } of mapped) headers.push([name, headerText(value)]);
  const addDefault = (name: string, lowerName: string, value: string | undefined) => {
    if (value !== undefined && findHeader(headers, lowerName) === undefined) headers.push([name, value]);
  };
  // AWS recorded: in this order, as the log shows them; what is mapped stands before
  headers.push(['x-amzn-apigateway-api-id', parts.apiId]);
  addDefault('Accept', 'accept', 'application/json');
  addDefault('User-Agent', 'user-agent', `AmazonAPIGateway_${parts.apiId}`);
  if (!isProxy && !hasNoBody(parts.httpMethod)) {
    addDefault('Content-Type', 'content-type', findHeader(invocation.headers, 'content-type'));
  }
  addDefault('Host', 'host', parts.host);
  headers.push(['X-Amzn-Trace-Id', invocation.traceId]);
  return headers;
}

/** Adds the client's lines, but for those that are mapped or stay behind. */
function forwardHeaders(headers: [string, string][], sent: HeaderList, mapped: readonly MappedHeader[]): void {
  for (const [name, value] of sent) {
    const lowerName = name.toLowerCase();
    if (notForwarded.has(lowerName) || isSignature(lowerName, value)) continue;
    if (!mapped.some((header) => isHeaderNamed(header.name, lowerName))) headers.push([name, value]);
  }
}

/** AWS documented: an Authorization header that signs the request for API Gateway is not handed on. */
function isSignature(lowerName: string, value: string): boolean {
  return lowerName === 'authorization' && value.startsWith('AWS4-');
}
