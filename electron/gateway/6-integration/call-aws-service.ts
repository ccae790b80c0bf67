// Integration: an AWS service, signed and sent to the endpoint that the workspace gives for it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html
import type { ServiceEndpoint } from '../../../shared/definition/companions/service-endpoint';
import { signingNameOf } from '../5-integration-request/aws-service-protocols';
import { hostOfUrl } from '../5-integration-request/uri-template';
import type { ApiExchange } from '../exchange';
import { EndpointFailure, GatewayError } from '../gateway-error';
import type { AwsServiceName, EndpointResponse, IntegrationRequest } from '../messages';
import { localUrlOf, serviceEndpointOf, signingKeysOf } from './aws-endpoint';
import { signedRequest, withHost } from './aws-signing';
import { gatewayErrorOf, logAnswer, logRequest } from './call-http';

const httpOptions = { insecureSkipVerification: false };

/** Calls the service and leaves its answer in the exchange. */
export async function callAwsService(exchange: ApiExchange, request: IntegrationRequest): Promise<void> {
  const { service } = request;
  if (service === undefined) return;
  const endpoint = serviceEndpointOf(exchange.tools.companions(), service);
  if (endpoint === undefined) throw missingEndpoint(service, request);
  const sent = signFor(endpoint, service, request);
  let answer: EndpointResponse;
  try {
    answer = await exchange.tools.http.call(sent, httpOptions);
  } catch (thrown) {
    if (!(thrown instanceof EndpointFailure)) throw thrown;
    if (exchange.trace.isOn && thrown.failure !== 'invalid-address') logCall(exchange, request, sent);
    throw gatewayErrorOf(thrown);
  }
  exchange.endpointResponse = answer;
  if (!exchange.trace.isOn) return;
  logCall(exchange, request, sent);
  logAnswer(exchange, answer);
}

/**
 * The request as it goes out. Its time is the real one: whoever checks the signature is outside, where the virtual
 * clock does not run.
 */
function signFor(endpoint: ServiceEndpoint, name: AwsServiceName, request: IntegrationRequest): IntegrationRequest {
  const url = localUrlOf(request.url, endpoint.endpointUrl, name);
  const service = signingNameOf(name.service, name.subdomain);
  const scope = { region: name.region, service, at: Date.now() };
  return signedRequest(request, url, signingKeysOf(endpoint, process.env), scope);
}

/** The log shows the service's address on AWS, as AWS's does; the trace shows where the request went. */
function logCall(exchange: ApiExchange, request: IntegrationRequest, sent: IntegrationRequest): void {
  const host = hostOfUrl(request.url) ?? '';
  logRequest(exchange, { ...sent, url: request.url, headers: withHost(sent.headers, host) });
  exchange.trace.note({ decided: `${sent.method} ${sent.url}` });
}

function missingEndpoint({ service, subdomain }: AwsServiceName, request: IntegrationRequest): GatewayError {
  const name = subdomain === undefined || service === 's3' ? service : `${subdomain}.${service}`;
  const aws = `https://${hostOfUrl(request.url) ?? ''}`;
  return new GatewayError('API_CONFIGURATION_ERROR', {
    reason:
      `Execution failed due to configuration error: No endpoint is set for ${name}. Add one: a service endpoint ` +
      `${name} with the address of an emulator, such as http://localhost:4566, or of AWS itself (${aws}).`,
  });
}
