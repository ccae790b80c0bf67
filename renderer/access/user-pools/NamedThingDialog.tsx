// Asks for the name of a new part of a pool: an app client, a user, a group, a resource server.
import { TextInput } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog';
import { poolNameProblem } from './pool-words';

export interface NamedThingDialogProps {
  /** `app client`. */
  readonly what: string;
  readonly icon: LucideIcon;
  readonly placeholder: string;
  readonly taken: readonly string[];
  readonly foot?: string;
  readonly onCreate: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Enter makes it. */
export function NamedThingDialog({ what, icon, placeholder, taken, foot, onCreate, onClose }: NamedThingDialogProps) {
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  return (
    <FormDialog
      isOpen
      title={`New ${what}`}
      icon={icon}
      submitLabel="Create"
      disabledReason={poolNameProblem(name, what, taken)}
      {...(foot !== undefined && { foot })}
      onSubmit={() => onCreate(name)}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        data-autofocus
        placeholder={placeholder}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
