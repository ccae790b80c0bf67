// HTTP and HTTP_PROXY: one call over the gateway's connections, failures in AWS's terms.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
import { findHeader } from '../context/header-lines';
import type { HttpEndpoint } from '../deploy/compiled-method';
import type { ApiExchange, Exchange, HttpCallOptions } from '../exchange';
import { EndpointFailure, GatewayError } from '../gateway-error';
import type { EndpointResponse, IntegrationRequest } from '../messages';
import { logLines } from '../trace/log-lines';
import { maskedHeaders } from '../trace/secrets';
import { traceBody } from '../trace/trace-message';
import { decodeContent } from './content-coding';

const configurationError = 'Execution failed due to configuration error: ';

/** Calls the endpoint and leaves its answer in the exchange. */
export async function callHttp(exchange: Exchange, endpoint: HttpEndpoint, request: IntegrationRequest): Promise<void> {
  let answer: EndpointResponse;
  try {
    answer = await exchange.tools.http.call(request, withCertificate(exchange, endpoint));
  } catch (thrown) {
    if (!(thrown instanceof EndpointFailure)) throw thrown;
    // AWS recorded: an address that leads nowhere leaves no trace of a call in the log
    if (exchange.trace.isOn && thrown.failure !== 'invalid-address') logRequest(exchange, request);
    throw gatewayErrorOf(thrown);
  }
  const coding =
    endpoint.isProxy && answer.stream === undefined ? findHeader(answer.headers, 'content-encoding') : undefined;
  exchange.endpointResponse =
    coding === undefined ? answer : { ...answer, body: await decodeContent(answer.body, coding) };
  if (!exchange.trace.isOn) return;
  logRequest(exchange, request);
  logAnswer(exchange, answer);
}

/**
 * The endpoint with the certificate of the stage, where it has one.
 * AWS documented: it is shown to every HTTP endpoint that asks for one.
 */
function withCertificate({ stage, tools }: Exchange, endpoint: HttpEndpoint): HttpEndpoint & HttpCallOptions {
  const { clientCertificateId } = stage.settings;
  if (clientCertificateId === undefined) return endpoint;
  const found = tools.companions().clientCertificates.find((each) => each.clientCertificateId === clientCertificateId);
  if (found?.privateKey === undefined) return endpoint;
  return { ...endpoint, clientCertificate: { cert: found.pemEncodedCertificate, key: found.privateKey } };
}

/**
 * The refusal that stands for an endpoint's failure.
 * AWS recorded, but for `too-large`, whose answer is assumed.
 */
export function gatewayErrorOf({ failure, message }: EndpointFailure): GatewayError {
  switch (failure) {
    case 'invalid-address':
      return new GatewayError('API_CONFIGURATION_ERROR', { reason: `${configurationError}Invalid endpoint address` });
    case 'timeout':
      return new GatewayError('INTEGRATION_TIMEOUT', { reason: 'Execution failed due to a timeout error' });
    case 'unreachable':
      return new GatewayError('INTEGRATION_FAILURE', {
        status: 504,
        message: 'Network error communicating with endpoint',
        reason: `Execution failed due to a network error communicating with endpoint: ${message}`,
      });
    case 'certificate':
      // AWS recorded: 500, of no type of its own
      return new GatewayError('DEFAULT_5XX', { status: 500, reason: configurationError + message });
    case 'too-large':
      return new GatewayError('API_CONFIGURATION_ERROR', { reason: configurationError + message });
  }
}

/** The log's lines about what was sent. */
export function logRequest(
  { trace, deployment }: Pick<ApiExchange, 'trace' | 'deployment'>,
  request: IntegrationRequest,
): void {
  trace.log('TRACE', logLines.endpointRequestUri(request.url));
  trace.log('TRACE', logLines.endpointRequestHeaders(maskedHeaders(request.headers, deployment.tokenHeaders)));
  trace.log('TRACE', logLines.endpointRequestBody(request.body));
  trace.log('INFO', logLines.sendingRequest(request.url));
  trace.note({ decided: `${request.method} ${request.url}` });
}

/** The log's lines about what came back. */
export function logAnswer({ trace }: Pick<ApiExchange, 'trace'>, answer: EndpointResponse): void {
  trace.log('INFO', logLines.receivedResponse(answer.status, answer.latencyMs));
  trace.log('TRACE', logLines.endpointResponseHeaders(answer.headers));
  trace.log('TRACE', logLines.endpointResponseBody(answer.body));
  trace.note({ after: { status: answer.status, headers: answer.headers, body: traceBody(answer.body) } });
}
