// Integration request to an AWS service: the action's message under the service's address on AWS.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
import { partitionOf } from '../../../../shared/openapi/import/policy';
import { openHttpMappingSources } from '../../context/http-api/http-mapping-sources';
import type { RouteService } from '../../deploy/http-api/compiled-http-api';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';
import type { IntegrationRequest } from '../../messages';
import { awsHostOf } from '../aws-service-protocols';
import { checkRouteCredentials } from './route-credentials';

/** The message; the call finds the endpoint that stands for the service and signs. */
export function serviceRequest(
  exchange: HttpExchange,
  { action, parameters, credentials, timeoutMs }: RouteService,
): IntegrationRequest {
  checkRouteCredentials(exchange, credentials);
  const sources = openHttpMappingSources(exchange);
  const values = new Map<string, string>();
  for (const { name, isRequired, value } of parameters) {
    const text = value(sources) ?? '';
    if (text !== '') values.set(name, text);
    // AWS assumed: 400 where what the service needs resolves to nothing
    else if (isRequired) throw new GatewayError('BAD_REQUEST_PARAMETERS', { reason: `${name} has no value.` });
  }
  const region = values.get('Region') ?? exchange.invocation.region;
  // a region that came from the client must not become another host
  if (!/^[a-z0-9-]{1,40}$/.test(region)) {
    throw new GatewayError('BAD_REQUEST_PARAMETERS', { reason: 'Region is no name of a region.' });
  }
  values.delete('Region');
  const { method, path, headers, body } = action.message(values);
  const { service } = action;
  const host = awsHostOf(partitionOf(region), region, action.host ?? service, undefined);
  return {
    method,
    url: `https://${host}${path}`,
    headers: [['Host', host], ...headers],
    body: body === undefined ? null : Buffer.from(body),
    timeoutMs,
    service: { region, service },
  };
}
