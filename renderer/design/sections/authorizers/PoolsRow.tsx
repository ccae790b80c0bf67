// The user pools of an authorizer: those of the workspace by a click, others by their ARN.
import { TagsInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { EntityKey } from '../../../../shared/definition/entities';
import { userPoolOfArn } from '../../../../shared/definition/user-pool-names';
import { usePools } from '../../../access/personas/use-pools';
import { FormRow } from '../../../components/FormRow';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useFidelity } from '../../../state/hooks';
import { useStudio } from '../../../state/studio-context';
import { openAccess } from '../../../state/view-store';
import styles from './AuthorizerForm.module.css';
import { poolArnOf } from './authorizer-edits';

export interface PoolsRowProps {
  readonly entityKey: EntityKey;
  readonly accountId: string;
}

/** Any of the pools may have made the token. */
export function PoolsRow({ entityKey, accountId }: PoolsRowProps) {
  const { view } = useStudio();
  const pools = usePools();
  const { value: arns = [], setNow, error } = useField<readonly string[]>(entityKey, ['providerARNs']);
  const fidelity = useFidelity('authorizer.providerARNs');
  const strange = arns.find((arn) => userPoolOfArn(arn) === undefined);
  const known = pools.filter(({ poolId }) => arns.some((arn) => userPoolOfArn(arn)?.poolId === poolId));
  const rest = pools.filter((pool) => !known.includes(pool));
  const add = (poolId: string, region: string) => setNow([...arns, poolArnOf(poolId, region, accountId)]);
  return (
    <>
      <div data-path="providerARNs">
        <FormRow
          label="User pools"
          fidelity={fidelity?.fidelity}
          note={fidelity?.note}
          error={error ?? poolProblem(arns.length, strange)}
        >
          {(ids) => (
            <TagsInput
              {...ids}
              className={styles.pools ?? ''}
              classNames={{ pill: styles.pool ?? '', pillsList: styles.poolList ?? '', inputField: styles.mono ?? '' }}
              value={[...arns]}
              placeholder={arns.length === 0 ? 'arn:aws:cognito-idp:us-east-1:…:userpool/us-east-1_…' : ''}
              onChange={(next) => setNow(next.length === 0 ? undefined : next)}
            />
          )}
        </FormRow>
      </div>
      <div className={styles.hint}>
        {rest.map(({ poolId, name, region }) => (
          <ToolButton key={poolId} size="small" icon={Plus} onClick={() => add(poolId, region)}>
            {name ?? poolId}
          </ToolButton>
        ))}
        {known.map(({ poolId, name = poolId }) => (
          <ToolButton
            key={poolId}
            size="small"
            tone="subtle"
            onClick={() => openAccess(view, { section: 'user-pools', id: poolId })}
          >
            {`Open ${name}`}
          </ToolButton>
        ))}
        <ToolButton size="small" icon={Plus} onClick={() => view.setState({ overlay: { kind: 'new-user-pool' } })}>
          New user pool
        </ToolButton>
      </div>
    </>
  );
}

function poolProblem(count: number, strange: string | undefined): string | undefined {
  if (count === 0) return 'It needs a user pool: without one every token is refused.';
  return strange === undefined ? undefined : `${strange} is no ARN of a user pool.`;
}
