// Private integrations of HTTP APIs: where a listener or a Cloud Map service behind a VPC link is on this machine.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
import { localTargetOf } from '../../../../shared/definition/companions/load-balancer';
import { renderUri } from '../../5-integration-request/uri-template';
import type { RoutePrivate } from '../../deploy/http-api/compiled-http-api';
import type { HttpCallOptions } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';

export interface PrivateConnection {
  /** For the trace. */
  readonly said: string;
  readonly options: HttpCallOptions;
}

const noValues = new Map<string, never>();

/** The connection of `endpoint`. The link has to exist, and something has to stand for its target. */
export function privateConnection({ tools, stage }: HttpExchange, endpoint: RoutePrivate): PrivateConnection {
  const { variables } = stage.settings;
  const { v2VpcLinks = [], loadBalancers } = tools.companions();
  const linkId = renderUri(endpoint.connectionId, noValues, variables);
  if (!v2VpcLinks.some(({ id }) => id === linkId)) {
    throw new GatewayError('API_CONFIGURATION_ERROR', { reason: `There is no VPC link ${linkId ?? ''}.` });
  }
  const arn = renderUri(endpoint.target, noValues, variables) ?? '';
  // AWS documented: `?attribute=value` after the ARN of a Cloud Map service chooses among its instances
  const connectTo =
    localTargetOf(arn, loadBalancers) ?? localTargetOf(arn.replace(/\?.*$/s, ''), loadBalancers) ?? originOf(arn);
  if (connectTo === undefined) {
    throw new GatewayError('INTEGRATION_FAILURE', {
      status: 503,
      reason:
        `Nothing stands for ${arn}: add a load balancer with that ARN and the target that is called instead, such as ` +
        'http://127.0.0.1:3000.',
    });
  }
  const { serverName } = endpoint;
  return {
    said: ` through VPC link ${linkId} → ${connectTo}`,
    options: {
      // AWS documented: plain HTTP unless a server name is to be verified; a target with TLS of its own may have any name
      insecureSkipVerification: serverName === undefined && connectTo.startsWith('https:'),
      connectTo,
      ...(serverName !== undefined && { serverName }),
    },
  };
}

/** What names an address itself is called there, though AWS takes ARNs only. */
function originOf(target: string): string | undefined {
  return /^https?:\/\/[^/?#\s]+/i.exec(target)?.[0];
}
