// Asks for another name.
import { TextInput } from '@mantine/core';
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog';

export interface RenameDialogProps {
  /** `usage plan`. */
  readonly what: string;
  readonly name: string;
  /** Why a name cannot be taken. */
  readonly problemOf?: (name: string) => string | undefined;
  readonly onSave: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Enter takes it. */
export function RenameDialog({ what, name, problemOf, onSave, onClose }: RenameDialogProps) {
  const [typed, setTyped] = useState(name);
  const trimmed = typed.trim();
  const problem = trimmed === '' ? 'It needs a name' : trimmed === name ? 'It has this name' : problemOf?.(trimmed);
  return (
    <FormDialog
      isOpen
      title={`Rename ${what} ${name}`}
      icon={PencilLine}
      submitLabel="Rename"
      disabledReason={problem}
      onSubmit={() => onSave(trimmed)}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        data-autofocus
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
