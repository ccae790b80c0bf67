// Which target on this machine a VPC link leads to.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html

import { localTargetOf } from '../../../shared/definition/companions/load-balancer';
import { renderUri } from '../5-integration-request/uri-template';
import type { VpcLinkConnection } from '../deploy/compiled-method';
import type { Companions } from '../ports';

/** What a private integration connects to, or why it cannot. */
export type VpcLinkTarget =
  | {
      readonly kind: 'found';
      readonly linkId: string;
      /** ARN of the load balancer or listener. */
      readonly arn: string;
      /** The origin that stands for it; undefined where the workspace names none, and the URI is called as written. */
      readonly connectTo: string | undefined;
    }
  | { readonly kind: 'refused'; readonly message: string };

const noPath = new Map<string, never>();

/** The target of `connection`. The link has to exist and to be ready. */
export function vpcLinkTargetOf(
  connection: VpcLinkConnection,
  companions: Companions,
  stageVariables: Readonly<Record<string, string>>,
): VpcLinkTarget {
  const linkId = renderUri(connection.connectionId, noPath, stageVariables);
  if (linkId === undefined || linkId === '') {
    return refused(`The stage has no value for ${connection.connectionId.source}, which names the VPC link.`);
  }
  const link = companions.vpcLinks.find(({ id }) => id === linkId);
  if (link === undefined) return refused(`There is no VPC link ${linkId}.`);
  if (link.status !== 'AVAILABLE') return refused(`The VPC link ${linkId} is ${link.status}, not AVAILABLE.`);
  const arn = connection.integrationTarget ?? link.targetArns[0] ?? '';
  return { kind: 'found', linkId, arn, connectTo: localTargetOf(arn, companions.loadBalancers) };
}

function refused(message: string): VpcLinkTarget {
  return { kind: 'refused', message };
}
