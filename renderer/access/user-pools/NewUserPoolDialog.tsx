// Makes a user pool of the local identity provider.
import { TextInput } from '@mantine/core';
import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { entityKey } from '../../../shared/definition/entities';
import { regionSchema } from '../../../shared/definition/place';
import { FormDialog } from '../../components/FormDialog';
import { useEntities } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { newPoolId, poolNameProblem } from './pool-words';
import styles from './user-pools.module.css';

/** Opens the pool it made. */
export function NewUserPoolDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, view } = useStudio();
  const first = useEntities('rest-api')[0]?.entity.region ?? 'us-east-1';
  const [name, setName] = useState('');
  const [region, setRegion] = useState(first);
  const trimmed = name.trim();
  const problem =
    poolNameProblem(trimmed, 'user pool') ??
    (regionSchema.safeParse(region.trim()).success ? undefined : 'A region looks like eu-west-1');
  const submit = async () => {
    const id = newPoolId(region.trim(), Math.random);
    await client.definition.put({
      key: entityKey('user-pool', id),
      entity: { id, name: trimmed, createDate: Date.now() },
      label: `New user pool ${trimmed}`,
    });
    openAccess(view, { section: 'user-pools', id });
  };
  return (
    <FormDialog
      isOpen
      title="New user pool"
      icon={UsersRound}
      submitLabel="Create"
      disabledReason={problem}
      foot="Its tokens are made on this machine."
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.form}>
        <TextInput
          label="Name"
          data-autofocus
          placeholder="shop"
          value={name}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Region"
          value={region}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setRegion(event.currentTarget.value)}
        />
      </div>
    </FormDialog>
  );
}
