// Integration: HTTP and HTTP_PROXY through a VPC link. The workspace says what stands for the load balancer behind it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
import { hostOfUrl } from '../5-integration-request/uri-template';
import type { HttpEndpoint, VpcLinkConnection } from '../deploy/compiled-method';
import type { Exchange, HttpCallOptions } from '../exchange';
import { GatewayError } from '../gateway-error';
import type { IntegrationRequest } from '../messages';
import { callHttp } from './call-http';
import { vpcLinkTargetOf } from './vpc-link-target';

/**
 * Calls the URI's path at the link's target; its host stays in the Host header and in the TLS handshake.
 * AWS documented: the URI of a private integration sets the Host header, the link decides where the request goes.
 */
export async function callThroughVpcLink(
  exchange: Exchange,
  endpoint: HttpEndpoint,
  connection: VpcLinkConnection,
  request: IntegrationRequest,
): Promise<void> {
  const { tools, stage, trace } = exchange;
  const target = vpcLinkTargetOf(connection, tools.companions(), stage.settings.variables);
  if (target.kind === 'refused') {
    throw new GatewayError('API_CONFIGURATION_ERROR', {
      reason: `Execution failed due to configuration error: ${target.message}`,
    });
  }
  const { linkId, arn, connectTo } = target;
  const called = `${request.method} ${request.url} through VPC link ${linkId}`;
  try {
    await callHttp(
      exchange,
      connectTo === undefined ? endpoint : connectedTo(endpoint, connectTo, request.url),
      request,
    );
  } catch (thrown) {
    if (thrown instanceof GatewayError && connectTo === undefined) {
      const setting = `add a load balancer with that ARN and the target that stands for it, such as http://127.0.0.1:3000`;
      trace.note({
        decided: `${called}: nothing stands for ${arn}, so the URI was called as written. To map it, ${setting}.`,
      });
    }
    throw thrown;
  }
  if (trace.isOn) trace.note({ decided: connectTo === undefined ? called : `${called} → ${connectTo}` });
}

/** The endpoint with what the connections read: a TLS target is known by the name in the URI. */
function connectedTo(endpoint: HttpEndpoint, connectTo: string, url: string): HttpEndpoint & HttpCallOptions {
  const serverName = connectTo.startsWith('https:') ? hostOfUrl(url)?.replace(/:\d+$/, '').toLowerCase() : undefined;
  return { ...endpoint, connectTo, ...(serverName !== undefined && { serverName }) };
}
