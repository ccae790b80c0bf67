// The authorizers that take tokens of a pool, each with the way to it.
import { ShieldCheck } from 'lucide-react';
import { userPoolOfArn } from '../../../shared/definition/user-pool-names';
import { ToolButton } from '../../components/ToolButton';
import { useApis, useEntities } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openPlace } from '../../state/view-store';
import styles from './user-pools.module.css';

/** Buttons that open Design. */
export function PoolAuthorizers({ poolId }: { readonly poolId: string }) {
  const { view } = useStudio();
  const apis = useApis();
  const users = useEntities('authorizer').filter(({ entity }) =>
    entity.providerARNs?.some((arn) => userPoolOfArn(arn)?.poolId === poolId),
  );
  if (users.length === 0) return <span className={styles.dim}>none names this pool</span>;
  return (
    <span className={styles.chips}>
      {users.map(({ key, ids: [apiId = ''], entity }) => (
        <ToolButton
          key={key}
          size="small"
          icon={ShieldCheck}
          onClick={() => openPlace(view, apiId, { kind: 'section', section: 'authorizers', id: entity.id })}
        >
          {`${entity.name} of ${apis.find((api) => api.apiId === apiId)?.name ?? apiId}`}
        </ToolButton>
      ))}
    </span>
  );
}
