// Giving an authorizer another type, with what hangs on it: a user pool to trust, and the methods it guards.
import { useCallback } from 'react';
import type { RestApiView } from '../../../../shared/definition/api-view';
import { entityKey } from '../../../../shared/definition/entities';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import { usePools } from '../../../access/personas/use-pools';
import { newPoolId } from '../../../access/user-pools/pool-words';
import { describeError } from '../../../components/error-words';
import { useClient } from '../../../state/studio-context';
import { usesOfAuthorizer } from '../usages';
import { poolArnOf, typeChanges } from './authorizer-edits';
import { useAuthorizerHome } from './use-new-authorizer';

/** Answers why it was refused. A workspace without a user pool gets one, as an authorizer of pools needs it. */
export function useTypeChange(
  view: RestApiView,
  authorizer: Authorizer,
): (type: Authorizer['type']) => Promise<string | undefined> {
  const client = useClient();
  const home = useAuthorizerHome(view);
  const [pool] = usePools();
  const { region, accountId } = home;
  return useCallback(
    async (type) => {
      const { id: authorizerId, name } = authorizer;
      const apiId = view.api.id;
      const isOfPool = type === 'COGNITO_USER_POOLS';
      try {
        const poolId = pool?.poolId ?? newPoolId(region, Math.random);
        if (isOfPool && pool === undefined && authorizer.providerARNs === undefined) {
          const entity = { id: poolId, name, createDate: Date.now() };
          await client.definition.put({ key: entityKey('user-pool', poolId), entity, label: `New user pool ${name}` });
        }
        const poolArn = poolArnOf(poolId, pool?.region ?? region, accountId);
        await client.definition.update({
          key: entityKey('authorizer', apiId, authorizerId),
          changes: typeChanges(authorizer, type, { region, accountId }, poolArn),
          label: `Make ${name} a ${type} authorizer`,
        });
        // a method says the kind of its authorizer too
        const authorizationType = isOfPool ? 'COGNITO_USER_POOLS' : 'CUSTOM';
        for (const { node, method } of usesOfAuthorizer(view, authorizerId)) {
          if (method.authorizationType === authorizationType) continue;
          await client.definition.update({
            key: entityKey('method', apiId, node.resource.id, method.httpMethod),
            changes: [
              { path: ['authorizationType'], value: authorizationType },
              ...(isOfPool ? [] : [{ path: ['authorizationScopes'] }]),
            ],
            label: 'Change authorization',
          });
        }
        return undefined;
      } catch (error) {
        return describeError(error).sentence;
      }
    },
    [client, view, authorizer, pool, region, accountId],
  );
}
