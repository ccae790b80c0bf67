// Makes a user, a role or a managed policy.
import { Select, TextInput } from '@mantine/core';
import { UserRound } from 'lucide-react';
import { useState } from 'react';
import { entityKey } from '../../../shared/definition/entities';
import { newIamId } from '../../../shared/iam/iam-ids';
import { awsManagedArns } from '../../../shared/iam/managed-policies';
import { FormDialog } from '../../components/FormDialog';
import { Segments } from '../../components/Segments';
import { useEntities } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess, type PrincipalKind } from '../../state/view-store';
import { invokeDocument, kindWords, nameProblem, policyNameOf, trustDocument } from './principal-words';
import styles from './principals.module.css';
import { usePrincipals } from './use-principals';

export interface NewPrincipalDialogProps {
  /** What is chosen first. */
  readonly first: PrincipalKind;
  readonly onClose: () => void;
}

const kinds = [
  { value: 'iam-user', label: 'User' },
  { value: 'iam-role', label: 'Role' },
  { value: 'iam-policy', label: 'Policy' },
] as const;

const feet: Readonly<Record<PrincipalKind, string>> = {
  'iam-user': 'Its access keys are made on its page.',
  'iam-role': 'Whoever of this account may assume roles may assume it.',
  'iam-policy': 'It lets whoever has it call every API, until you change it.',
};

/** Opens the page of what it made. */
export function NewPrincipalDialog({ first, onClose }: NewPrincipalDialogProps) {
  const { client, view } = useStudio();
  const { accountId, policies } = usePrincipals();
  const [kind, setKind] = useState<PrincipalKind>(first);
  const [typed, setTyped] = useState('');
  const [attached, setAttached] = useState<string | null>(null);
  const taken = {
    'iam-user': useEntities('iam-user').map(({ entity }) => entity.userName),
    'iam-role': useEntities('iam-role').map(({ entity }) => entity.roleName),
    'iam-policy': useEntities('iam-policy').map(({ entity }) => entity.policyName),
  };
  const name = typed.trim();
  const what = kindWords[kind];
  const submit = async () => {
    const key = entityKey(kind, name);
    const attachedPolicies = attached === null ? [] : [attached];
    if (kind === 'iam-user') {
      await client.principals.createUser({ userName: name, attachedPolicies, withKey: false });
    } else {
      const createDate = Date.now();
      const entity =
        kind === 'iam-role'
          ? {
              roleName: name,
              roleId: newIamId('role', Math.random),
              assumeRolePolicyDocument: trustDocument(accountId),
              createDate,
              ...(attached !== null && { attachedPolicies }),
            }
          : { policyName: name, policyId: newIamId('policy', Math.random), document: invokeDocument, createDate };
      await client.definition.put({ key, entity, label: `New ${what} ${name}` });
    }
    openAccess(view, { section: 'principals', id: key });
  };
  return (
    <FormDialog
      isOpen
      title={`New ${what}`}
      icon={UserRound}
      submitLabel="Create"
      disabledReason={nameProblem(name, what, taken[kind])}
      foot={feet[kind]}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.form}>
        <Segments label="Kind" value={kind} onChange={setKind} options={kinds} />
        <TextInput
          label="Name"
          data-autofocus
          placeholder={kind === 'iam-user' ? 'alice' : kind === 'iam-role' ? 'clerk' : 'read-orders'}
          value={typed}
          maxLength={128}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {kind !== 'iam-policy' && (
          <Select
            label="Policy"
            placeholder="none yet"
            data={[...policies.map(({ arn }) => arn), ...awsManagedArns()].map((value) => ({
              value,
              label: policyNameOf(value),
            }))}
            value={attached}
            clearable
            searchable
            comboboxProps={{ shadow: 'md' }}
            onChange={setAttached}
          />
        )}
      </div>
    </FormDialog>
  );
}
