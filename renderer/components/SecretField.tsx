// A secret: it can be set, replaced and removed, but never read.
import { PasswordInput } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { FieldIds } from './FormRow';
import styles from './SecretField.module.css';
import { ToolButton } from './ToolButton';

export interface SecretFieldProps {
  readonly ids: FieldIds;
  readonly isSet: boolean;
  /** Takes the new secret; undefined removes it. */
  readonly onSet: (value: string | undefined) => void;
}

/** Says whether there is one; a new one is typed behind dots and taken with Enter or Save. */
export function SecretField({ ids, isSet, onSet }: SecretFieldProps) {
  const [typed, setTyped] = useState<string>();
  if (typed === undefined) {
    return (
      <>
        <output {...ids} className={styles.state}>
          <KeyRound size={13} aria-hidden="true" />
          {isSet ? 'set' : 'not set'}
        </output>
        <ToolButton size="small" onClick={() => setTyped('')}>
          {isSet ? 'Replace' : 'Set'}
        </ToolButton>
        {isSet && (
          <ToolButton size="small" tone="subtle" onClick={() => onSet(undefined)}>
            Remove
          </ToolButton>
        )}
      </>
    );
  }
  const take = () => {
    if (typed !== '') onSet(typed);
    setTyped(undefined);
  };
  return (
    <>
      <PasswordInput
        {...ids}
        autoFocus
        className={styles.input ?? ''}
        value={typed}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
          if (event.key === 'Escape') setTyped(undefined);
        }}
      />
      <ToolButton size="small" disabledReason={typed === '' ? 'Type it first' : undefined} onClick={take}>
        Save
      </ToolButton>
      <ToolButton size="small" tone="subtle" onClick={() => setTyped(undefined)}>
        Cancel
      </ToolButton>
    </>
  );
}
