// A name typed in its place in a tree: of a new row, or of one that there is.
import { type FocusEvent, useEffect, useId, useRef, useState } from 'react';
import { FieldError } from '../FormRow';
import { joinClasses } from '../join-classes';
import rows from '../ListRow.module.css';
import styles from './Tree.module.css';
import { Guides } from './TreeItem';

export interface TreeNameFieldProps {
  readonly initial: string;
  readonly level: number;
  /** The accessible name. */
  readonly label: string;
  /** An example, where the field begins empty. */
  readonly placeholder?: string | undefined;
  readonly problemOf: (typed: string) => string | undefined;
  readonly onDone: (typed: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** Enter takes the name, Esc and leaving the field unchanged give it up; what is wrong stands below while typing. */
export function TreeNameField({ initial, level, label, placeholder, problemOf, onDone, onCancel }: TreeNameFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const isTaken = useRef(false);
  const [typed, setTyped] = useState(initial);
  const problem = typed === initial ? undefined : problemOf(typed);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const take = async () => {
    if (typed === initial) return onCancel();
    if (problemOf(typed) !== undefined || isTaken.current) return;
    isTaken.current = true;
    await onDone(typed);
    isTaken.current = false;
  };
  const leave = (_event: FocusEvent) => {
    if (isTaken.current) return;
    if (typed === initial || problemOf(typed) !== undefined) onCancel();
    else void take();
  };

  return (
    <div className={joinClasses(rows.row, styles.row)}>
      <Guides level={level} />
      <input
        ref={field}
        className={joinClasses(styles.field, problem !== undefined && styles.wrong)}
        value={typed}
        aria-label={label}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') void take();
          if (event.key === 'Escape') onCancel();
        }}
      />
      {problem !== undefined && (
        <div className={styles.problem}>
          <FieldError id={`${id}-problem`} message={problem} />
        </div>
      )}
    </div>
  );
}
