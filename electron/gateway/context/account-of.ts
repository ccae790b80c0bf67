// The account that an exchange runs in: the one its API was made in, else the workspace's.
import type { ApiExchange } from '../exchange';

/** The account id of ARNs and `$context`. */
export function accountIdOf({ deployment, tools }: Pick<ApiExchange, 'deployment' | 'tools'>): string {
  return deployment.view.api.accountId ?? tools.identity.accountId;
}
