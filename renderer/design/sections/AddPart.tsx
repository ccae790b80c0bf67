// The add button of a section: asks for a name in a popover and makes the part.
import { Popover, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { FieldError } from '../../components/FormRow';
import { ToolButton } from '../../components/ToolButton';
import styles from './AddPart.module.css';

export interface AddPartProps {
  /** The button: `New model`. */
  readonly label: string;
  readonly nameLabel: string;
  readonly placeholder: string;
  readonly isPrimary?: boolean;
  /** Small, beside the title of a part of a form. */
  readonly isQuiet?: boolean;
  /** Names offered while typing. */
  readonly options?: readonly string[];
  /** Makes it; answers why it was refused. */
  readonly onAdd: (name: string) => Promise<string | undefined>;
  readonly problemOf?: (name: string) => string | undefined;
}

/** Enter makes it; a refusal stays beside the name. */
export function AddPart({
  label,
  nameLabel,
  placeholder,
  isPrimary = false,
  isQuiet = false,
  options,
  onAdd,
  problemOf,
}: AddPartProps) {
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    const problem = trimmed === '' ? 'It needs a name.' : (problemOf?.(trimmed) ?? (await onAdd(trimmed)));
    setRefusal(problem);
    if (problem !== undefined) return;
    setOpen(false);
    setName('');
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" width={264} trapFocus returnFocus>
      <Popover.Target>
        <ToolButton
          icon={Plus}
          tone={isPrimary ? 'primary' : isQuiet ? 'subtle' : 'default'}
          size={isQuiet ? 'small' : 'normal'}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {label}
        </ToolButton>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
          <TextInput
            label={nameLabel}
            data-autofocus
            placeholder={placeholder}
            list={options === undefined ? undefined : listId}
            value={name}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => {
              setName(event.currentTarget.value);
              setRefusal(undefined);
            }}
          />
          {options !== undefined && (
            <datalist id={listId}>
              {options.map((option) => (
                <option key={option} value={option} />
              ))}
            </datalist>
          )}
          {refusal !== undefined && <FieldError message={refusal} />}
          <ToolButton type="submit" tone="primary">
            Create
          </ToolButton>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
