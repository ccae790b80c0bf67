// A choice of a domain name that changes several of its members in one edit.
import { Select } from '@mantine/core';
import { useState } from 'react';
import type { FieldChange } from '../../../shared/contract/definition';
import type { EntityKey } from '../../../shared/definition/entities';
import { describeError } from '../../components/error-words';
import { FormRow } from '../../components/FormRow';
import type { FieldOption } from '../../design/forms/fields/field-descriptor';
import { useFidelity } from '../../state/hooks';
import { useClient } from '../../state/studio-context';

export interface TogetherRowProps {
  readonly entityKey: EntityKey;
  readonly label: string;
  /** Of the ledger: `domain-name.securityPolicy`. */
  readonly setting: string;
  readonly options: readonly FieldOption[];
  readonly value: string | undefined;
  readonly changesFor: (value: string) => readonly FieldChange[];
}

/** Saved as it is chosen; a refusal is said below. */
export function TogetherRow({ entityKey, label, setting, options, value, changesFor }: TogetherRowProps) {
  const client = useClient();
  const fidelity = useFidelity(setting);
  const [error, setError] = useState<string>();
  const choose = async (chosen: string | null) => {
    if (chosen === null || chosen === value) return;
    try {
      await client.definition.update({ key: entityKey, changes: [...changesFor(chosen)], label: `Change ${label}` });
      setError(undefined);
    } catch (fault) {
      setError(describeError(fault).sentence);
    }
  };
  return (
    <FormRow label={label} error={error} fidelity={fidelity?.fidelity} note={fidelity?.note}>
      {(ids) => (
        <Select
          {...ids}
          flex={1}
          data={[...options]}
          value={value ?? null}
          allowDeselect={false}
          comboboxProps={{ shadow: 'md' }}
          onChange={(chosen) => void choose(chosen)}
        />
      )}
    </FormRow>
  );
}
