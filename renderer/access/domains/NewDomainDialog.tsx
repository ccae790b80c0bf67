// Makes a custom domain name, and maps it at once where a stage is chosen.
import { Select, TextInput } from '@mantine/core';
import { Globe } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog';
import { Segments } from '../../components/Segments';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { domainNameProblem, endpointTypes } from './domain-words';
import styles from './domains.module.css';
import { readTarget, useTargets } from './use-targets';

/** Opens the name it made. */
export function NewDomainDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, view } = useStudio();
  const targets = useTargets();
  const [name, setName] = useState('');
  const [type, setType] = useState<(typeof endpointTypes)[number]['value']>('REGIONAL');
  const [target, setTarget] = useState<string | null>(null);
  const domainName = name.trim();
  const submit = async () => {
    await client.domains.create({ domainName, endpointType: type });
    const chosen = target === null ? undefined : readTarget(target);
    if (chosen !== undefined) await client.domains.map({ domainName, ...chosen });
    openAccess(view, { section: 'domains', id: domainName });
  };
  return (
    <FormDialog
      isOpen
      title="New custom domain name"
      icon={Globe}
      submitLabel="Create"
      disabledReason={domainNameProblem(domainName)}
      foot="Requests are known by their Host header."
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.form}>
        <TextInput
          label="Domain name"
          data-autofocus
          placeholder="api.example.com"
          value={name}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Segments label="Endpoint type" value={type} onChange={setType} options={endpointTypes} />
        <Select
          label="Leads to"
          placeholder="nothing yet"
          data={targets}
          value={target}
          clearable
          searchable
          onChange={setTarget}
        />
      </div>
    </FormDialog>
  );
}
