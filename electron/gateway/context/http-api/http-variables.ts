// `$context` of HTTP APIs: every variable that access logs and parameter mappings may read.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
import { own } from '../../../../shared/definition/records';
import { basePathMatched } from '../../1-entry/domains/base-path-matched';
import {
  awsRequestIdOf,
  calledFunction,
  integrationErrorOf,
  integrationLatencyOf,
} from '../../9-exit/http-api/integration-outcome';
import { requestTimeText } from '../../9-exit/request-time';
import type { HttpExchange } from '../../http-exchange';
import { accountIdOf } from '../account-of';
import { findHeader } from '../header-lines';

/** Reads one value; undefined where there is none. */
export type HttpVariable = (exchange: HttpExchange) => string | undefined;

const request: Readonly<Record<string, HttpVariable>> = {
  accountId: accountIdOf,
  apiId: ({ deployment }) => deployment.apiId,
  'customDomain.basePathMatched': ({ invocation }) => basePathMatched(invocation),
  'customDomain.routingRuleIdMatched': ({ invocation }) => invocation.received?.destination.arrival?.routingRuleId,
  domainName: ({ invocation }) => invocation.domainName,
  domainPrefix: ({ invocation }) => invocation.domainPrefix,
  // AWS recorded: the same as the request id
  extendedRequestId: ({ invocation }) => invocation.requestId,
  httpMethod: ({ invocation }) => invocation.httpMethod,
  'identity.sourceIp': ({ invocation }) => invocation.sourceIp,
  'identity.userAgent': ({ invocation }) => invocation.userAgent,
  path: ({ invocation }) => invocation.rawPath,
  // AWS recorded: HTTP/1.1 also for HTTP/2 clients
  protocol: () => 'HTTP/1.1',
  requestId: ({ invocation }) => invocation.requestId,
  requestTime: ({ invocation }) => requestTimeText(invocation.receivedAt),
  requestTimeEpoch: ({ invocation }) => String(invocation.receivedAt),
  routeKey: ({ match }) => match?.route.route.routeKey,
  stage: ({ stage }) => stage.stageName,
};

const integration: Readonly<Record<string, HttpVariable>> = {
  awsEndpointRequestId: awsRequestIdOf,
  awsEndpointRequestId2: ({ endpointResponse }) =>
    endpointResponse && findHeader(endpointResponse.headers, 'x-amz-id-2'),
  integrationErrorMessage: integrationErrorOf,
  integrationLatency: (exchange) => rounded(integrationLatencyOf(exchange)),
  integrationStatus: returnedStatus,
  'integration.error': integrationErrorOf,
  // AWS documented: what the function's code, or the endpoint, answered
  'integration.integrationStatus': returnedStatus,
  'integration.latency': (exchange) => rounded(integrationLatencyOf(exchange)),
  'integration.requestId': awsRequestIdOf,
  // AWS documented: of the call of the Lambda service
  'integration.status': ({ endpointResponse }) => endpointResponse && String(endpointResponse.status),
};

const caller: Readonly<Record<string, HttpVariable>> = {
  'authorizer.error': ({ access }) => access?.authorizerCall?.error,
  'authorizer.latency': ({ access }) => rounded(access?.authorizerCall?.latencyMs),
  'authorizer.integrationLatency': ({ access }) => rounded(access?.authorizerCall?.integrationLatencyMs),
  'authorizer.status': ({ access }) => numberText(access?.authorizerCall?.status),
  'authorizer.requestId': ({ access }) => access?.authorizerCall?.function?.requestId,
};

const outcome: Readonly<Record<string, HttpVariable>> = {
  // AWS assumed: the bytes of both bodies, as the metric of that name
  dataProcessed: ({ invocation, responseBytes }) => String(invocation.body.length + responseBytes),
  'error.message': ({ refusal }) => refusal?.message ?? undefined,
  'error.messageString': ({ refusal }) => refusal && JSON.stringify(refusal.message),
  'error.responseType': ({ refusal }) => refusal?.kind,
  responseLatency: ({ durationMs }) => String(Math.round(durationMs)),
  responseLength: ({ responseBytes }) => String(responseBytes),
  status: ({ status }) => (status === 0 ? undefined : String(status)),
};

const variables: ReadonlyMap<string, HttpVariable> = new Map(
  Object.entries({ ...request, ...integration, ...caller, ...outcome }),
);

const claimPrefix = 'authorizer.claims.';
const identityPrefix = 'identity.';
const certificatePrefix = 'clientCert.';
const authorizerPrefix = 'authorizer.';

/** The reader of `$context.{name}`. */
export function httpVariable(name: string): HttpVariable {
  const known = variables.get(name);
  if (known !== undefined) return known;
  if (name.startsWith(claimPrefix)) {
    const claim = name.slice(claimPrefix.length);
    return (exchange) => (exchange.caller?.kind === 'jwt' ? own(exchange.caller.claims, claim) : undefined);
  }
  if (name.startsWith(authorizerPrefix)) {
    const property = name.slice(authorizerPrefix.length);
    return (exchange) => authorizerProperty(exchange, property);
  }
  if (!name.startsWith(identityPrefix)) return () => undefined;
  const member = name.slice(identityPrefix.length);
  if (member.startsWith(certificatePrefix)) return certificateVariable(member.slice(certificatePrefix.length));
  return ({ access }) => own(access?.identity, member) ?? undefined;
}

/** A part of the certificate that the client showed where mutual TLS is wanted: `subjectDN`, `validity.notAfter`. */
function certificateVariable(name: string): HttpVariable {
  return ({ invocation }) => {
    const clientCert = invocation.received?.connection.tls?.clientCert;
    if (clientCert === undefined) return undefined;
    const { validity, ...parts } = clientCert;
    return own({ ...parts, 'validity.notBefore': validity.notBefore, 'validity.notAfter': validity.notAfter }, name);
  };
}

function authorizerProperty({ caller: found }: HttpExchange, property: string): string | undefined {
  if (found?.kind !== 'lambda') return undefined;
  if (property === 'principalId') return found.principalId;
  const value = own(found.context, property);
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What the function's code, or the endpoint, answered; undefined where a function failed. */
function returnedStatus(exchange: HttpExchange): string | undefined {
  const { endpointResponse, returned } = exchange;
  if (endpointResponse === undefined) return undefined;
  if (!calledFunction(exchange)) return String(endpointResponse.status);
  return returned === undefined ? undefined : String(returned);
}

function rounded(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : String(Math.round(milliseconds));
}

function numberText(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
