// The groups of a pool: what they are for, their precedence and role, and who is in them.
import { NumberInput, TextInput } from '@mantine/core';
import { Plus, Trash2, UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { UserPool } from '../../../shared/definition/companions/user-pool';
import { entityKey } from '../../../shared/definition/entities';
import { EmptyState } from '../../components/EmptyState';
import { FormGrid, FormRow } from '../../components/FormRow';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { PartsLayout } from '../../design/sections/PartsLayout';
import { useField } from '../../state/editing';
import { useEntities, useFidelity } from '../../state/hooks';
import { useEdits } from '../use-edits';
import { NamedThingDialog } from './NamedThingDialog';
import { type PoolGroup, withGroup, withoutGroup } from './pool-lists';
import styles from './user-pools.module.css';

/** In the order they were made. */
export function GroupsTab({ pool }: { readonly pool: UserPool }) {
  const key = entityKey('user-pool', pool.id);
  const edits = useEdits();
  const field = useField<readonly PoolGroup[]>(key, ['groups']);
  const fidelity = useFidelity('user-pool.groups.*.groupName');
  const members = useEntities('user-pool-user').filter(({ entity }) => entity.userPoolId === pool.id);
  const [chosen, setChosen] = useState<string>();
  const [isNaming, setNaming] = useState(false);
  const groups = field.value ?? [];
  const open = groups.find(({ groupName }) => groupName === chosen) ?? groups[0];
  const inGroup = (name: string) => members.filter(({ entity }) => entity.groups?.includes(name));
  const create = async (groupName: string) => {
    const next = [...groups, { groupName, createDate: Date.now() }];
    if (await edits.set(key, ['groups'], next, `New group ${groupName}`)) setChosen(groupName);
  };
  // Its members leave it first: a group that is gone is in nobody's token.
  const remove = async (groupName: string) => {
    for (const { key: userKey, entity } of inGroup(groupName)) {
      const left = (entity.groups ?? []).filter((name) => name !== groupName);
      const label = `Take ${entity.username} out of ${groupName}`;
      if (!(await edits.set(userKey, ['groups'], left.length === 0 ? undefined : left, label))) return;
    }
    await edits.set(key, ['groups'], withoutGroup(groups, groupName), `Delete group ${groupName}`);
  };
  const add = (
    <ToolButton
      size="small"
      icon={Plus}
      tone={groups.length === 0 ? 'primary' : 'default'}
      onClick={() => setNaming(true)}
    >
      New group
    </ToolButton>
  );
  const change = (member: 'description' | 'precedence' | 'roleArn', value: string | number | undefined) =>
    open !== undefined && field.set(withGroup(groups, open.groupName, { [member]: value }));
  return (
    <>
      {open === undefined ? (
        <EmptyState
          icon={UsersRound}
          title="No groups yet"
          sentence="The groups of a user stand in its tokens as cognito:groups."
          actions={add}
        />
      ) : (
        <PartsLayout
          label="Groups"
          rows={groups.map(({ groupName }) => ({
            id: groupName,
            label: groupName,
            name: groupName,
            detail: inGroup(groupName).length,
          }))}
          selected={open.groupName}
          onSelect={setChosen}
        >
          <div className={styles.form}>
            <SectionHead title={open.groupName} detail="group">
              {add}
              <ToolButton size="small" icon={Trash2} onClick={() => void remove(open.groupName)}>
                Delete
              </ToolButton>
            </SectionHead>
            <FormGrid>
              <FormRow label="Description" fidelity={fidelity?.fidelity} error={field.error}>
                {(ids) => (
                  <TextInput
                    {...ids}
                    className={styles.wide ?? ''}
                    value={open.description ?? ''}
                    onChange={(event) => change('description', event.currentTarget.value)}
                  />
                )}
              </FormRow>
              <FormRow label="Precedence" fidelity={fidelity?.fidelity} aside="the lowest gives the preferred role">
                {(ids) => (
                  <NumberInput
                    {...ids}
                    className={styles.number ?? ''}
                    value={open.precedence ?? ''}
                    placeholder="none"
                    allowDecimal={false}
                    allowNegative={false}
                    hideControls
                    onChange={(next) => change('precedence', typeof next === 'number' ? next : undefined)}
                  />
                )}
              </FormRow>
              <FormRow label="Role" fidelity={fidelity?.fidelity}>
                {(ids) => (
                  <TextInput
                    {...ids}
                    className={styles.wide ?? ''}
                    value={open.roleArn ?? ''}
                    placeholder="none"
                    spellCheck={false}
                    classNames={{ input: styles.mono ?? '' }}
                    onChange={(event) => change('roleArn', event.currentTarget.value)}
                  />
                )}
              </FormRow>
              <FormRow label="Members">
                <span className={styles.dim}>
                  {inGroup(open.groupName)
                    .map(({ entity }) => entity.username)
                    .join(', ') || 'nobody'}
                </span>
              </FormRow>
            </FormGrid>
          </div>
        </PartsLayout>
      )}
      {isNaming && (
        <NamedThingDialog
          what="group"
          icon={UsersRound}
          placeholder="admins"
          taken={groups.map(({ groupName }) => groupName)}
          onCreate={create}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}
