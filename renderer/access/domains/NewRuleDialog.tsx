// Adds a routing rule: up to two headers, a base path, and the stage that answers.
import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { Split } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog';
import { KeyValueEditor } from '../../components/KeyValueEditor';
import type { KeyValueRow } from '../../components/key-value-rows';
import { useEntities } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import styles from './domains.module.css';
import { readTarget, useTargets } from './use-targets';

export interface NewRuleDialogProps {
  readonly domainName: string;
  readonly onClose: () => void;
}

const mostHeaders = 2;

/** Rules lead to REST APIs; the studio refuses what else is chosen. */
export function NewRuleDialog({ domainName, onClose }: NewRuleDialogProps) {
  const { client } = useStudio();
  const rest = new Set(useEntities('rest-api').map(({ entity }) => entity.id));
  const targets = useTargets().filter(({ value }) => rest.has(readTarget(value).apiId));
  const [headers, setHeaders] = useState<readonly KeyValueRow[]>([]);
  const [basePath, setBasePath] = useState('');
  const [strips, setStrips] = useState(false);
  const [priority, setPriority] = useState<number>();
  const [target, setTarget] = useState<string | null>(targets.length === 1 ? (targets[0]?.value ?? null) : null);
  const named = headers.filter(({ name }) => name.trim() !== '');
  const problem =
    target === null
      ? 'It needs a stage to lead to'
      : named.length > mostHeaders
        ? `A rule has at most ${mostHeaders} headers`
        : named.some(({ value }) => value === '')
          ? 'Each header needs a value; * takes any'
          : undefined;
  const submit = async () => {
    if (target === null) return;
    await client.domains.addRule({
      domainName,
      ...readTarget(target),
      headers: named.map(({ name, value }) => ({ header: name.trim(), valueGlob: value })),
      basePath: basePath.trim(),
      stripBasePath: strips,
      ...(priority !== undefined && { priority }),
    });
  };
  return (
    <FormDialog
      isOpen
      title={`New routing rule of ${domainName}`}
      icon={Split}
      submitLabel="Add"
      disabledReason={problem}
      foot="Without conditions it takes everything."
      width={520}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.form}>
        <KeyValueEditor
          label="Headers that have to match"
          nameHeading="Header"
          valueHeading="Value, * at its ends"
          addWords="Add header"
          rows={headers}
          isCaseSensitive={false}
          onChange={setHeaders}
        />
        <TextInput
          label="Base path"
          placeholder="orders; empty: any"
          value={basePath}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setBasePath(event.currentTarget.value)}
        />
        <Switch
          label="The API is given the path without the base path"
          checked={strips}
          disabled={basePath.trim() === ''}
          onChange={(event) => setStrips(event.currentTarget.checked)}
        />
        <Select label="API and stage" data={targets} value={target} searchable onChange={setTarget} />
        <NumberInput
          label="Priority"
          placeholder="behind the others"
          min={1}
          max={1_000_000}
          allowDecimal={false}
          value={priority ?? ''}
          onChange={(typed) => setPriority(typeof typed === 'number' ? typed : undefined)}
        />
      </div>
    </FormDialog>
  );
}
