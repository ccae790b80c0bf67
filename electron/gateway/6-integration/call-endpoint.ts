// Integration: calls what the method's integration names.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-integration-settings.html
import type { Step } from '../exchange';
import { GatewayError } from '../gateway-error';
import { callAwsService } from './call-aws-service';
import { callHttp } from './call-http';
import { callLambda } from './call-lambda';
import { callMock } from './call-mock';
import { callThroughVpcLink } from './vpc-link-call';

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
        return endpoint.vpcLink === undefined
          ? callHttp(exchange, endpoint, integrationRequest)
          : callThroughVpcLink(exchange, endpoint, endpoint.vpcLink, integrationRequest);
      case 'lambda':
        return callLambda(exchange, endpoint, integrationRequest);
      case 'aws-service':
        return callAwsService(exchange, integrationRequest);
      case 'unavailable':
        throw new GatewayError('API_CONFIGURATION_ERROR', { reason: endpoint.reason });
    }
  },
};
