// How the ways to an API are named.
import type { ReachRow } from '../../../shared/contract/domains';

/** `The internet`, `vpce-1 of vpc-1`. */
export function originWords({ from, vpcEndpointId, vpcId }: ReachRow): string {
  return from === 'internet' ? 'The internet' : `${vpcEndpointId} of ${vpcId}`;
}

/** `Reachable`, `403 Forbidden`. */
export function verdictWords({ verdict, status = 403 }: Pick<ReachRow, 'verdict' | 'status'>): string {
  if (verdict === 'reachable') return 'Reachable';
  if (verdict === 'authorizer') return 'Authorizer decides';
  return status === 404 ? '404 Not Found' : `${status} Forbidden`;
}

/** Names a way among the others. */
export function keyOfRow({ from, vpcEndpointId = '', url, header }: ReachRow): string {
  return `${from} ${vpcEndpointId} ${url} ${header?.join(':') ?? ''}`;
}
