// Who signs the requests of a persona: a user or role of the workspace, an account of its own, or nobody.
import { Autocomplete, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Persona } from '../../../shared/definition/companions/persona';
import type { EntityKey } from '../../../shared/definition/entities';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Segments } from '../../components/Segments';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import { useField } from '../../state/editing';
import { useEntities, useFidelity } from '../../state/hooks';
import styles from './PersonaPage.module.css';
import { roleFields } from './persona-fields';

type Signer = NonNullable<Persona['iam']>;
type SignerKind = Signer['kind'] | 'nobody';

const kinds: readonly { readonly value: SignerKind; readonly label: string }[] = [
  { value: 'nobody', label: 'Nobody' },
  { value: 'user', label: 'IAM user' },
  { value: 'role', label: 'IAM role' },
  { value: 'account', label: 'Account' },
];

/** A kind that needs a name is written down once it has one. */
export function SignerRows({ entityKey: key }: { readonly entityKey: EntityKey }) {
  const field = useField<Signer>(key, ['iam']);
  const fidelity = useFidelity('persona.iam');
  const users = useEntities('iam-user').map(({ entity }) => entity.userName);
  const roles = useEntities('iam-role').map(({ entity }) => entity.roleName);
  const [begun, setBegun] = useState<SignerKind>();
  const kind = begun ?? field.value?.kind ?? 'nobody';
  const choose = (next: SignerKind) => {
    const first = next === 'user' ? users[0] : next === 'role' ? roles[0] : undefined;
    const signer = next === 'nobody' || first === undefined ? undefined : signerOf(next, first);
    field.setNow(signer);
    setBegun(signer === undefined && next !== 'nobody' ? next : undefined);
  };
  const setName = (name: string) => {
    if (kind === 'nobody') return;
    if (name === '') {
      field.set(undefined);
      setBegun(kind);
      return;
    }
    const session = field.value?.kind === 'role' && kind === 'role' ? field.value : {};
    field.set({ ...session, ...signerOf(kind, name) });
    setBegun(undefined);
  };
  return (
    <FormGrid>
      <FormRow label="Signs as" fidelity={fidelity?.fidelity} note={fidelity?.note}>
        <Segments label="Signs as" options={kinds} value={kind} onChange={choose} />
      </FormRow>
      {(kind === 'user' || kind === 'role') && (
        <FormRow label={kind === 'user' ? 'User' : 'Role'} error={field.error}>
          {(ids) => (
            <Autocomplete
              {...ids}
              className={styles.wide ?? ''}
              data={kind === 'user' ? users : roles}
              value={nameOf(field.value)}
              placeholder={kind === 'user' ? 'alice' : 'clerk'}
              comboboxProps={{ shadow: 'md' }}
              onChange={setName}
            />
          )}
        </FormRow>
      )}
      {kind === 'account' && (
        <FormRow label="Account id" error={field.error}>
          {(ids) => (
            <TextInput
              {...ids}
              className={styles.seconds ?? ''}
              value={nameOf(field.value)}
              placeholder="123456789012"
              spellCheck={false}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </FormRow>
      )}
      {field.value?.kind === 'role' &&
        roleFields.map((each) => (
          <FieldRow key={each.path.join('.')} entityKey={key} place={['iam']} ledgerPlace={[]} field={each} />
        ))}
    </FormGrid>
  );
}

function signerOf(kind: Signer['kind'], name: string): Signer {
  if (kind === 'user') return { kind, userName: name };
  return kind === 'role' ? { kind, roleName: name } : { kind, accountId: name };
}

function nameOf(signer: Signer | undefined): string {
  if (signer === undefined) return '';
  if (signer.kind === 'user') return signer.userName;
  return signer.kind === 'role' ? signer.roleName : signer.accountId;
}
