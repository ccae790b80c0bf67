// The request validator of a method; the three that the console offers are made when one is chosen.
import { Select } from '@mantine/core';
import { useState } from 'react';
import type { RestApiView } from '../../../../shared/definition/api-view';
import { type EntityKey, entityKey as keyOf } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import type { Method } from '../../../../shared/definition/rest/method';
import { describeError } from '../../../components/error-words';
import { FormRow } from '../../../components/FormRow';
import { useFidelity } from '../../../state/hooks';
import { useClient } from '../../../state/studio-context';
import { useCommit } from '../commit';
import { standardValidators } from './standard-validators';

export interface ValidatorRowProps {
  readonly view: RestApiView;
  readonly method: Method;
  readonly entityKey: EntityKey;
}

/** Chooses the validator; nothing is checked without one. */
export function ValidatorRow({ view, method, entityKey }: ValidatorRowProps) {
  const client = useClient();
  const commit = useCommit(entityKey);
  const fidelity = useFidelity('method.requestValidatorId');
  const [refusal, setRefusal] = useState<string>();
  const existing = [...view.requestValidators.values()];
  const missing = standardValidators.filter(({ name }) => !existing.some((validator) => validator.name === name));

  const choose = async (value: string | null) => {
    const standard = missing.find(({ name }) => `new:${name}` === value);
    if (standard === undefined) {
      const id = value === '' || value === null ? undefined : value;
      setRefusal(await commit([{ path: ['requestValidatorId'], ...(id !== undefined && { value: id }) }]));
      return;
    }
    const id = newShortId(Math.random);
    try {
      await client.definition.put({
        key: keyOf('request-validator', view.api.id, id),
        entity: { id, ...standard },
        label: `Create request validator ${standard.name}`,
      });
      setRefusal(await commit([{ path: ['requestValidatorId'], value: id }]));
    } catch (error) {
      setRefusal(describeError(error).sentence);
    }
  };

  return (
    <FormRow label="Request validator" fidelity={fidelity?.fidelity} note={fidelity?.note} error={refusal}>
      {(ids) => (
        <Select
          {...ids}
          flex={1}
          data={[
            { value: '', label: 'None: nothing is checked' },
            ...existing.map(({ id, name }) => ({ value: id, label: name })),
            ...missing.map(({ name }) => ({ value: `new:${name}`, label: name })),
          ]}
          value={method.requestValidatorId ?? ''}
          allowDeselect={false}
          comboboxProps={{ shadow: 'md' }}
          onChange={(value) => void choose(value)}
        />
      )}
    </FormRow>
  );
}
