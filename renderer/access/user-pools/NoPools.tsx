// Where there is no pool yet, and a pool that only authorizers name.
import { Plus, UsersRound } from 'lucide-react';
import type { UserPoolSummary } from '../../../shared/contract/identity';
import { entityKey } from '../../../shared/definition/entities';
import { CommandButton } from '../../commands/CommandButton';
import { EmptyState, ExampleCard } from '../../components/EmptyState';
import { FormGrid, FormRow } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { Note } from '../../components/Note';
import { Region } from '../../components/Region';
import { ToolButton } from '../../components/ToolButton';
import { SectionBar } from '../../design/sections/PartsLayout';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { CopyRow } from '../CopyRow';
import { useEdits } from '../use-edits';
import { PoolAuthorizers } from './PoolAuthorizers';
import { newPoolId } from './pool-words';
import styles from './user-pools.module.css';

/** What a pool is for, and one with groups. */
export function NoPools() {
  const { view } = useStudio();
  const edits = useEdits();
  const add = async () => {
    const id = newPoolId('us-east-1', Math.random);
    const createDate = Date.now();
    const groups = ['customers', 'admins'].map((groupName) => ({ groupName, createDate }));
    const isMade = await edits.put(
      entityKey('user-pool', id),
      { id, name: 'shop', createDate, groups },
      'New user pool shop',
    );
    if (isMade) openAccess(view, { section: 'user-pools', id });
  };
  return (
    <>
      <SectionBar icon={UsersRound} title="User pools" />
      <EmptyState
        icon={UsersRound}
        title="No user pools yet"
        sentence="A user pool has the users, groups and app clients whose tokens a Cognito authorizer lets in."
        actions={<CommandButton command="access.new-user-pool" tone="primary" />}
        example={
          <ExampleCard
            title="shop"
            action={
              <ToolButton tone="subtle" size="small" icon={Plus} onClick={() => void add()}>
                Add this one
              </ToolButton>
            }
            rows={['groups customers and admins', 'tokens of the local identity provider']}
          />
        }
      />
    </>
  );
}

/** Tokens can be made of it all the same; users and clients need the pool itself. */
export function NamedPool({ pool }: { readonly pool: UserPoolSummary }) {
  const { poolId, issuer, region } = pool;
  const edits = useEdits();
  const add = () =>
    edits.put(
      entityKey('user-pool', poolId),
      { id: poolId, name: poolId.slice(poolId.indexOf('_') + 1), createDate: Date.now() },
      `Add user pool ${poolId}`,
    );
  return (
    <>
      <SectionBar icon={UsersRound} title={poolId} detail="user pool" />
      <Region name="form" label={`User pool ${poolId}`} className={styles.body}>
        <HeadingLevel value={2}>
          <Note
            tone="info"
            title="Only authorizers name this pool"
            actions={
              <ToolButton size="small" icon={Plus} onClick={() => void add()}>
                Add it to the workspace
              </ToolButton>
            }
          >
            Tokens of any user can be made for it. Added to the workspace, it can have users, groups and app clients, or
            take the tokens of another issuer.
          </Note>
          <FormGrid>
            <CopyRow label="Id" text={poolId} />
            <CopyRow label="Issuer" text={issuer} />
            <FormRow label="Region">{region}</FormRow>
            <FormRow label="Authorizers">
              <PoolAuthorizers poolId={poolId} />
            </FormRow>
          </FormGrid>
        </HeadingLevel>
      </Region>
    </>
  );
}
