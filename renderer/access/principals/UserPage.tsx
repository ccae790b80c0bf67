// A user in the centre: who it is, its access keys, and what its policies let it do.
import { Menu } from '@mantine/core';
import { PencilLine, Trash2, UserRound } from 'lucide-react';
import { useState } from 'react';
import { entityKey } from '../../../shared/definition/entities';
import { FormGrid, FormRow } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { IconAction } from '../../components/IconAction';
import { MoreMenu } from '../../components/MoreMenu';
import { Region } from '../../components/Region';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import { SectionBar } from '../../design/sections/PartsLayout';
import { useConfirm } from '../../shell/confirmation';
import { useEntities, useEntity } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { CopyRow } from '../CopyRow';
import { RenameDialog } from '../plans/RenameDialog';
import { AccessKeys } from './AccessKeys';
import { FindingNotes } from './FindingNotes';
import { PermissionParts } from './PermissionParts';
import { PersonaUse } from './PersonaUse';
import { PrincipalTable } from './PrincipalTable';
import { nameProblem } from './principal-words';
import styles from './principals.module.css';
import { usePrincipals } from './use-principals';
import { useRemoval } from './use-removal';

/** The user, or the table where it is gone. */
export function UserPage({ userName }: { readonly userName: string }) {
  const key = entityKey('iam-user', userName);
  const user = useEntity(key);
  const { client, view } = useStudio();
  const names = useEntities('iam-user').map(({ entity }) => entity.userName);
  const keyCount = useEntities('iam-access-key').filter(({ entity }) => entity.userName === userName).length;
  const { users, accountId } = usePrincipals();
  const [isRenaming, setRenaming] = useState(false);
  const confirm = useConfirm();
  const remove = useRemoval();
  if (user === undefined) return <PrincipalTable />;
  const arn = users.find((row) => row.key === key)?.arn ?? '';
  const askToRemove = async () => {
    const isWanted =
      keyCount === 0 ||
      (await confirm({
        title: `Delete user ${userName}?`,
        sentence: 'Requests that are signed with its access keys are refused at once.',
        consequences: [
          { icon: UserRound, what: `User ${userName} and its inline policies`, outcome: 'deleted' },
          { icon: Trash2, what: keyCount === 1 ? 'Its access key' : `Its ${keyCount} access keys`, outcome: 'deleted' },
        ],
        confirmLabel: `Delete ${userName}`,
        isUndoable: true,
      }));
    if (isWanted) await remove(key, userName);
  };
  return (
    <>
      <SectionBar icon={UserRound} title={userName} detail="IAM user">
        <MoreMenu>
          <Menu.Item leftSection={<PencilLine size={13} aria-hidden="true" />} onClick={() => setRenaming(true)}>
            Rename
          </Menu.Item>
        </MoreMenu>
        <IconAction icon={Trash2} label={`Delete ${userName}`} onClick={() => void askToRemove()} />
      </SectionBar>
      <Region name="form" label={`User ${userName}`} className={styles.body}>
        <HeadingLevel value={2}>
          <FindingNotes of={key} />
          <FormGrid>
            <CopyRow label="ARN" text={arn} />
            <FormRow label="User id">
              <code className={styles.code}>{user.userId}</code>
            </FormRow>
            <FormRow label="Account">
              <code className={styles.code}>{user.accountId ?? accountId}</code>
            </FormRow>
            <FormRow label="Groups">
              <span className={styles.dim}>none: policies are attached to users and roles</span>
            </FormRow>
            <FormRow label="Personas">
              <PersonaUse signer={{ kind: 'user', userName }} />
            </FormRow>
          </FormGrid>
          <AccessKeys userName={userName} />
          <PermissionParts entityKey={key} holder={user} spoken={`user ${userName}`} />
          <FieldRow
            entityKey={key}
            place={[]}
            field={{
              path: ['tags'],
              label: 'Tags',
              control: { kind: 'record', nameLabel: 'Tag', valueLabel: 'Value' },
            }}
          />
        </HeadingLevel>
      </Region>
      {isRenaming && (
        <RenameDialog
          what="user"
          name={userName}
          problemOf={(name) => nameProblem(name, 'user', names)}
          onSave={async (newUserName) => {
            const { key: renamed } = await client.principals.renameUser({ userName, newUserName });
            openAccess(view, { section: 'principals', id: renamed });
          }}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}
