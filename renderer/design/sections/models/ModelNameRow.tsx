// The name of a model, changed in place: methods, schemas and documentation that name it follow.
import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { isModelName } from '../../../../shared/definition/naming';
import { describeError } from '../../../components/error-words';
import { FormRow } from '../../../components/FormRow';
import { useFidelity } from '../../../state/hooks';
import { useStudio } from '../../../state/studio-context';

export interface ModelNameRowProps {
  readonly apiId: string;
  readonly name: string;
  /** The ledger's name of the setting. */
  readonly setting: 'model.name' | 'v2-model.name';
  /** Opens the model under its new name. */
  readonly onRenamed: (name: string) => void;
}

/** Taken with Enter or when the field is left; Escape gives the old name back. */
export function ModelNameRow({ apiId, name, setting, onRenamed }: ModelNameRowProps) {
  const { client, drafts } = useStudio();
  const fidelity = useFidelity(setting);
  const [typed, setTyped] = useState(name);
  const [refusal, setRefusal] = useState<string>();
  useEffect(() => setTyped(name), [name]);
  const problem = isModelName(typed) ? refusal : 'A model name holds letters and digits only.';
  const rename = async () => {
    const newName = typed.trim();
    if (newName === name || !isModelName(newName)) return;
    try {
      // a schema on its way belongs to the old name
      await drafts.flush();
      await client.models.rename({ apiId, name, newName });
      onRenamed(newName);
    } catch (error) {
      setRefusal(describeError(error).sentence);
    }
  };
  return (
    <FormRow label="Name" fidelity={fidelity?.fidelity} note={fidelity?.note} error={problem}>
      {(ids) => (
        <TextInput
          {...ids}
          flex={1}
          value={typed}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setRefusal(undefined);
          }}
          onBlur={() => void rename()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void rename();
            if (event.key === 'Escape') setTyped(name);
          }}
        />
      )}
    </FormRow>
  );
}
