// The users of a pool: their attributes and groups, whether they may log in, and tokens made as them.
import { Plus, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { UserPool } from '../../../shared/definition/companions/user-pool';
import { entityKey } from '../../../shared/definition/entities';
import { EmptyState } from '../../components/EmptyState';
import { ToolButton } from '../../components/ToolButton';
import { PartsLayout } from '../../design/sections/PartsLayout';
import { useEntities } from '../../state/hooks';
import { useEdits } from '../use-edits';
import { NamedThingDialog } from './NamedThingDialog';
import { PoolUserForm } from './PoolUserForm';
import styles from './user-pools.module.css';

export interface UsersTabProps {
  readonly pool: UserPool;
  /** Tokens are not made here. */
  readonly isMapped: boolean;
}

/** By name. */
export function UsersTab({ pool, isMapped }: UsersTabProps) {
  const edits = useEdits();
  const users = useEntities('user-pool-user')
    .filter(({ entity }) => entity.userPoolId === pool.id)
    .sort((a, b) => a.entity.username.localeCompare(b.entity.username));
  const [chosen, setChosen] = useState<string>();
  const [isNaming, setNaming] = useState(false);
  const open = users.find(({ key }) => key === chosen) ?? users[0];
  const create = async (username: string) => {
    const sub = newSub();
    const key = entityKey('user-pool-user', sub);
    const entity = {
      sub,
      userPoolId: pool.id,
      username,
      enabled: true,
      userStatus: 'CONFIRMED',
      createDate: Date.now(),
      ...(/^[^\s@]+@[^\s@]+$/.test(username) && { attributes: { email: username, email_verified: 'true' } }),
    };
    if (await edits.put(key, entity, `New user ${username}`)) setChosen(key);
  };
  const add = (
    <ToolButton
      size="small"
      icon={Plus}
      tone={users.length === 0 ? 'primary' : 'default'}
      onClick={() => setNaming(true)}
    >
      New user
    </ToolButton>
  );
  return (
    <>
      {open === undefined ? (
        <EmptyState
          icon={UserRound}
          title="No users yet"
          sentence="A user has attributes and groups that its tokens carry, and logs in with a password."
          actions={add}
        />
      ) : (
        <PartsLayout
          label="Users"
          rows={users.map(({ key, entity }) => ({
            id: key,
            label: entity.username,
            name: entity.username,
            ...(!entity.enabled && { detail: <span className={styles.dim}>disabled</span> }),
          }))}
          selected={open.key}
          onSelect={setChosen}
        >
          <PoolUserForm key={open.key} entityKey={open.key} user={open.entity} pool={pool} isMapped={isMapped}>
            {add}
          </PoolUserForm>
        </PartsLayout>
      )}
      {isNaming && (
        <NamedThingDialog
          what="user"
          icon={UserRound}
          placeholder="jane"
          taken={users.map(({ entity }) => entity.username)}
          foot="Cognito lets nobody rename a user."
          onCreate={create}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}

/** A random UUID; pages that are not served from this machine have no `crypto.randomUUID`. */
function newSub(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)];
  return parts.join('-');
}
