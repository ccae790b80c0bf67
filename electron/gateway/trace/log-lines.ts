// The lines of the execution log, each built in one place. Which step writes which line, and at what level:
//
//   3-access                Starting authorizer … Successfully completed authorizer execution
//   chains/start-execution  Starting execution … Method request body before transformations   (before phase 4)
//   6-integration           Endpoint request URI … Sending request to    just before the call, once the address is good
//                           Received response … Endpoint response body   once an answer is there; MOCK writes neither
//   7-integration-response  Method response body after transformations (not on failure)
//   9-exit                  Method response headers, Successfully completed execution, Method completed with status,
//                           and on failure GatewayError's `reason` as it stands: steps throw it and never log it
//
// Lines are whole here; shared/trace/execution-log cuts them where they are read. Ask `trace.isOn` before building one. TRACE lines hold data and are kept only where the stage records data.
// AWS recorded: texts and order of TestInvokeMethod's log
// https://docs.aws.amazon.com/apigateway/latest/developerguide/view-cloudwatch-log-events-in-cloudwatch-console.html
import type { HeaderList } from '../../../shared/trace/trace';
import { maskedHeader, maskedQueryValue } from './secrets';
import { traceBodyBytes } from './trace-message';

const truncated = ' [TRUNCATED]';

export const logLines = {
  startingExecution: (requestId: string) => `Starting execution for request: ${requestId}`,
  methodAndPath: (httpMethod: string, path: string) => `HTTP Method: ${httpMethod}, Resource Path: ${path}`,
  methodRequestPath: (path: Readonly<Record<string, string>>) =>
    `Method request path: ${mapText(Object.entries(path))}`,
  methodRequestQuery: (query: HeaderList) =>
    `Method request query string: ${mapText(query.map(([name, value]) => [name, maskedQueryValue(name, value)]))}`,
  methodRequestHeaders: (headers: HeaderList) => `Method request headers: ${headerText(headers)}`,
  methodRequestBody: (body: Uint8Array | null) => `Method request body before transformations: ${bodyText(body)}`,
  endpointRequestUri: (uri: string) => `Endpoint request URI: ${uri}`,
  endpointRequestHeaders: (headers: HeaderList) => `Endpoint request headers: ${headerText(headers)}`,
  endpointRequestBody: (body: Uint8Array | null) => `Endpoint request body after transformations: ${bodyText(body)}`,
  sendingRequest: (uri: string) => `Sending request to ${uri}`,
  receivedResponse: (status: number, latencyMs: number) =>
    `Received response. Status: ${status}, Integration latency: ${Math.round(latencyMs)} ms`,
  endpointResponseHeaders: (headers: HeaderList) => `Endpoint response headers: ${headerText(headers)}`,
  endpointResponseBody: (body: Uint8Array | null) => `Endpoint response body before transformations: ${bodyText(body)}`,
  methodResponseBody: (body: Uint8Array | null) => `Method response body after transformations: ${bodyText(body)}`,
  methodResponseHeaders: (headers: HeaderList) => `Method response headers: ${headerText(headers)}`,
  completed: () => 'Successfully completed execution',
  completedWithStatus: (status: number) => `Method completed with status: ${status}`,
  gatewayResponseType: (type: string, status: number) => `Gateway response type: ${type} with status code: ${status}`,
  gatewayResponseBody: (body: Uint8Array) => `Gateway response body: ${bodyText(body)}`,
  gatewayResponseHeaders: (headers: HeaderList) => `Gateway response headers: ${headerText(headers)}`,
  startingAuthorizer: (authorizerId: string, requestId: string) =>
    `Starting authorizer: ${authorizerId} for request: ${requestId}`,
  incomingIdentity: (maskedIdentity: string) => `Incoming identity: ${maskedIdentity}`,
  authorizerResult: (text: string) => `Authorizer result body before parsing: ${text}`,
  authorizerPolicy: (maskedPrincipal: string) => `Using valid authorizer policy for principal: ${maskedPrincipal}`,
  authorizerCompleted: () => 'Successfully completed authorizer execution',
  unauthorized: (requestId: string) => `Unauthorized request: ${requestId}`,
  extendedRequestId: (id: string) => `Extended Request Id: ${id}`,
  // AWS recorded: where there is no key, two spaces are where its text would be
  verifyingUsagePlan: (requestId: string, maskedKey: string, apiId: string, stage: string) =>
    `Verifying Usage Plan for request: ${requestId}. API Key: ${maskedKey} API Stage: ${apiId}/${stage}`,
  keyNotRequired: (httpMethod: string, resourcePath: string) =>
    `API Key  authorized because method '${httpMethod} ${resourcePath}' does not require API Key. ` +
    'Request will not contribute to throttle or quota limits',
  // AWS recorded: the space before the colon, here and in the next line
  awsEndpointRequestId: (id: string) => `AWS Integration Endpoint RequestId : ${id}`,
  xrayTracingId: (root: string) => `X-ray Tracing ID : ${root}`,
  usagePlanSucceeded: (maskedKey: string, apiId: string, stage: string) =>
    `Usage Plan check succeeded for API Key ${maskedKey} and API Stage ${apiId}/${stage}`,
} as const;

/** `{k=v, k2=v2}` as Java prints a map: one entry a name, the last value of several. */
export function mapText(pairs: Iterable<readonly [name: string, value: string]>): string {
  const last = new Map<string, string>();
  for (const [name, value] of pairs) last.set(name, value);
  return `{${Array.from(last, ([name, value]) => `${name}=${value}`).join(', ')}}`;
}

function headerText(headers: HeaderList): string {
  return mapText(headers.map(([name, value]) => [name, maskedHeader(name, value)] as const));
}

function bodyText(body: Uint8Array | null): string {
  if (body === null) return '';
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, traceBodyBytes)).toString('utf8');
  return body.length > traceBodyBytes ? text + truncated : text;
}
