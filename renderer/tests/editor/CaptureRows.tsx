// What a request leaves for those after it: a variable, and where in the answer its value stands.
import { Select } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type TestCapture, testVariableName } from '../../../shared/definition/companions/test-suite';
import { FieldError } from '../../components/FormRow';
import { IconAction } from '../../components/IconAction';
import styles from './Rows.module.css';

export interface CaptureRowsProps {
  readonly captures: readonly TestCapture[];
  readonly onChange: (captures: readonly TestCapture[]) => void;
}

const places = [
  { value: 'path', label: 'Body path' },
  { value: 'header', label: 'Header' },
  { value: 'status', label: 'Status' },
  { value: 'body', label: 'Body' },
];

/** A variable whose name is not one yet stays here and is saved once it is. */
export function CaptureRows({ captures, onChange }: CaptureRowsProps) {
  const [draft, setDraft] = useState<readonly TestCapture[]>();
  const shown = draft ?? captures;
  const take = (next: readonly TestCapture[]) => {
    const isComplete = next.every(({ variable }) => testVariableName.test(variable));
    setDraft(isComplete ? undefined : next);
    if (isComplete) onChange(next);
  };
  if (shown.length === 0) return <p className={styles.none}>No variable is set for the requests that follow.</p>;
  return (
    <fieldset className={styles.rows} aria-label="Captures">
      {shown.map((capture, index) => (
        <CaptureRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, and keeps the focus while it is typed in
          key={index}
          capture={capture}
          number={index + 1}
          onChange={(next) => take(shown.map((each, at) => (at === index ? next : each)))}
          onRemove={() => take(shown.filter((_, at) => at !== index))}
        />
      ))}
    </fieldset>
  );
}

interface CaptureRowProps {
  readonly capture: TestCapture;
  readonly number: number;
  readonly onChange: (capture: TestCapture) => void;
  readonly onRemove: () => void;
}

function CaptureRow({ capture, number, onChange, onRemove }: CaptureRowProps) {
  const { variable, from, name } = capture;
  const isNamed = from === 'path' || from === 'header';
  const isWrong = !testVariableName.test(variable);
  return (
    <>
      <div className={styles.capture}>
        <input
          className={styles.text}
          aria-label={`Variable ${number}`}
          aria-invalid={isWrong || undefined}
          placeholder="orderId"
          value={variable}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange({ ...capture, variable: event.target.value })}
        />
        <span className={styles.cell} data-wide={!isNamed}>
          <Select
            aria-label={`Taken from ${number}`}
            data={places}
            value={from}
            allowDeselect={false}
            comboboxProps={{ width: 120, position: 'bottom-start' }}
            onChange={(next) => onChange(withPlace(variable, (next ?? 'path') as TestCapture['from']))}
          />
        </span>
        {isNamed && (
          <input
            className={styles.text}
            aria-label={from === 'path' ? `JSONPath of ${variable}` : `Header of ${variable}`}
            placeholder={from === 'path' ? '$.id' : 'Location'}
            value={name ?? ''}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) =>
              onChange({ variable, from, ...(event.target.value !== '' && { name: event.target.value }) })
            }
          />
        )}
        <span className={styles.trash}>
          <IconAction icon={Trash2} label={`Remove capture ${number}`} size="small" onClick={onRemove} />
        </span>
      </div>
      {isWrong && (
        <div className={styles.error}>
          <FieldError message="A variable starts with a letter or _; then letters, digits, _, . and -." />
        </div>
      )}
    </>
  );
}

function withPlace(variable: string, from: TestCapture['from']): TestCapture {
  const start = from === 'path' ? '$.id' : from === 'header' ? 'Location' : undefined;
  return { variable, from, ...(start !== undefined && { name: start }) };
}
