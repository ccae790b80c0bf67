// Integration: calls what the method's integration names.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-integration-settings.html
import type { Step } from '../exchange';
import { GatewayError } from '../gateway-error';
import { callHttp } from './call-http';
import { callMock } from './call-mock';

export const callEndpoint: Step = {
  name: 'call-endpoint',
  phase: 'integration',
  run(exchange) {
    const { match, integrationRequest } = exchange;
    if (match === undefined || integrationRequest === undefined) return;
    const { endpoint } = match.method;
    switch (endpoint.kind) {
      case 'mock':
        return callMock(exchange, endpoint, integrationRequest);
      case 'http':
        return callHttp(exchange, endpoint, integrationRequest);
      case 'unavailable':
        throw new GatewayError('API_CONFIGURATION_ERROR', { reason: endpoint.reason });
    }
  },
};
