// Makes a persona, empty or as a copy of another one.
import { TextInput } from '@mantine/core';
import { CircleUserRound } from 'lucide-react';
import { useState } from 'react';
import { anonymous } from '../../../shared/contract/personas';
import { entityKey } from '../../../shared/definition/entities';
import { FormDialog } from '../../components/FormDialog';
import { useEntities, useEntity } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { copyName } from './persona-words';

export interface NewPersonaDialogProps {
  /** The name of the persona that is copied. */
  readonly like: string | undefined;
  readonly onClose: () => void;
}

/** Opens the form of the persona it made. */
export function NewPersonaDialog({ like, onClose }: NewPersonaDialogProps) {
  const { client, view } = useStudio();
  const names = useEntities('persona').map(({ entity }) => entity.name);
  const source = useEntity(like === undefined ? undefined : entityKey('persona', like));
  const [typed, setTyped] = useState(() => (like === undefined ? '' : copyName(like, names)));
  const name = typed.trim();
  const submit = async () => {
    await client.definition.put({
      key: entityKey('persona', name),
      entity: { ...source, name },
      label: `New persona ${name}`,
    });
    openAccess(view, { section: 'personas', id: name });
  };
  return (
    <FormDialog
      isOpen
      title={like === undefined ? 'New persona' : `Duplicate ${like}`}
      icon={CircleUserRound}
      submitLabel={like === undefined ? 'Create' : 'Duplicate'}
      disabledReason={problemOf(name, names)}
      foot="A saved caller: token, key, signature or origin."
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        data-autofocus
        placeholder="alice"
        value={typed}
        maxLength={64}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function problemOf(name: string, names: readonly string[]): string | undefined {
  if (name === '') return 'It needs a name';
  if (name === anonymous) return 'anonymous stands for nobody';
  return names.includes(name) ? `There is ${name} already` : undefined;
}
