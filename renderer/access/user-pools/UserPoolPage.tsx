// A user pool in the centre, in tabs: the pool itself, its app clients, users, groups and resource servers.
import { Menu } from '@mantine/core';
import { PencilLine, Trash2, UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { UserPoolSummary } from '../../../shared/contract/identity';
import { entityKey } from '../../../shared/definition/entities';
import { IconAction } from '../../components/IconAction';
import { MoreMenu } from '../../components/MoreMenu';
import { TabBar } from '../../components/TabBar';
import { SectionBar } from '../../design/sections/PartsLayout';
import { usePartEdits } from '../../design/sections/part-edits';
import { useConfirm } from '../../shell/confirmation';
import { useEntities, useEntity } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import type { AccessPageProps } from '../access-section';
import { usePools } from '../personas/use-pools';
import { RenameDialog } from '../plans/RenameDialog';
import { ClientsTab } from './ClientsTab';
import { GroupsTab } from './GroupsTab';
import { NamedPool, NoPools } from './NoPools';
import { PoolTab } from './PoolTab';
import { poolNameProblem } from './pool-words';
import { ScopesTab } from './ScopesTab';
import { UsersTab } from './UsersTab';
import styles from './user-pools.module.css';

type PoolTabName = 'pool' | 'clients' | 'users' | 'groups' | 'scopes';

/** The pool `id`; before the first, what they are for. */
export function UserPoolPage({ id }: AccessPageProps) {
  const pool = usePools().find(({ poolId }) => poolId === id);
  if (pool === undefined) return <NoPools />;
  return pool.name === undefined ? <NamedPool pool={pool} /> : <PoolView pool={pool} name={pool.name} />;
}

function PoolView({ pool, name }: { readonly pool: UserPoolSummary; readonly name: string }) {
  const { poolId } = pool;
  const { client, view } = useStudio();
  const parts = usePartEdits();
  const confirm = useConfirm();
  const [tab, setTab] = useState<PoolTabName>('pool');
  const [isRenaming, setRenaming] = useState(false);
  const key = entityKey('user-pool', poolId);
  const entity = useEntity(key);
  const clients = useEntities('user-pool-client').filter((each) => each.entity.userPoolId === poolId);
  const users = useEntities('user-pool-user').filter((each) => each.entity.userPoolId === poolId);
  const remove = async () => {
    const isWanted =
      clients.length + users.length === 0 ||
      (await confirm({
        title: `Delete user pool ${name}?`,
        sentence: 'Authorizers that name it go on taking tokens of the local identity provider.',
        consequences: [
          { icon: UsersRound, what: countOf(users.length, 'user'), outcome: 'deleted' },
          { icon: Trash2, what: countOf(clients.length, 'app client'), outcome: 'deleted' },
        ],
        confirmLabel: `Delete ${name}`,
        isUndoable: true,
      }));
    if (isWanted && (await parts.remove(key, name))) openAccess(view, { section: 'user-pools' });
  };
  if (entity === undefined) return null;
  return (
    <>
      <SectionBar icon={UsersRound} title={name} detail="user pool">
        <MoreMenu>
          <Menu.Item leftSection={<PencilLine size={13} aria-hidden="true" />} onClick={() => setRenaming(true)}>
            Rename
          </Menu.Item>
        </MoreMenu>
        <IconAction icon={Trash2} label={`Delete ${name}`} onClick={() => void remove()} />
      </SectionBar>
      <TabBar
        label={`User pool ${name}`}
        panelId="user-pool-panel"
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'pool', label: 'Pool' },
          { id: 'clients', label: 'App clients', count: clients.length },
          { id: 'users', label: 'Users', count: users.length },
          { id: 'groups', label: 'Groups', count: entity.groups?.length ?? 0 },
          { id: 'scopes', label: 'Scopes', count: pool.scopes.length },
        ]}
      />
      <div id="user-pool-panel" role="tabpanel" className={styles.panel}>
        {tab === 'pool' && <PoolTab pool={entity} summary={pool} />}
        {tab === 'clients' && <ClientsTab poolId={poolId} scopes={pool.scopes} />}
        {tab === 'users' && <UsersTab pool={entity} isMapped={pool.isMapped} />}
        {tab === 'groups' && <GroupsTab pool={entity} />}
        {tab === 'scopes' && <ScopesTab pool={entity} />}
      </div>
      {isRenaming && (
        <RenameDialog
          what="user pool"
          name={name}
          problemOf={(typed) => poolNameProblem(typed, 'user pool')}
          onSave={async (value) => {
            const changes = [{ path: ['name'], value }];
            await client.definition.update({ key, changes, label: `Rename user pool ${name} to ${value}` });
          }}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}

function countOf(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
