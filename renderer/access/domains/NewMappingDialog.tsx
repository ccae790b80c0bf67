// Leads a base path of a domain name to a stage.
import { Select, TextInput } from '@mantine/core';
import { Route } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog';
import { useStudio } from '../../state/studio-context';
import styles from './domains.module.css';
import { readTarget, useTargets } from './use-targets';

export interface NewMappingDialogProps {
  readonly domainName: string;
  readonly onClose: () => void;
}

/** What the studio refuses is said in the dialog. */
export function NewMappingDialog({ domainName, onClose }: NewMappingDialogProps) {
  const { client } = useStudio();
  const targets = useTargets();
  const [basePath, setBasePath] = useState('');
  const [target, setTarget] = useState<string | null>(targets.length === 1 ? (targets[0]?.value ?? null) : null);
  const submit = async () => {
    if (target !== null) await client.domains.map({ domainName, basePath: basePath.trim(), ...readTarget(target) });
  };
  return (
    <FormDialog
      isOpen
      title={`New mapping of ${domainName}`}
      icon={Route}
      submitLabel="Add"
      disabledReason={target === null ? 'It needs a stage to lead to' : undefined}
      foot="In force at once."
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.form}>
        <TextInput
          label="Base path"
          data-autofocus
          placeholder="v1/orders; empty: everything else"
          value={basePath}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setBasePath(event.currentTarget.value)}
        />
        <Select label="API and stage" data={targets} value={target} searchable onChange={setTarget} />
      </div>
    </FormDialog>
  );
}
