// One field of a form: label column with its fidelity mark, control, error below.
import { CircleX } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { Fidelity } from '../../shared/fidelity/ledger';
import { FidelityMark } from './FidelityMark';
import styles from './FormRow.module.css';

export interface FormRowProps {
  readonly label: string;
  /** Absent where the row is no setting of API Gateway. */
  readonly fidelity?: Fidelity | undefined;
  readonly note?: string | undefined;
  /** What is wrong with the value; the value stays. */
  readonly error?: string | undefined;
  /** Quiet words after the control, for example `was 29,000 in dev`. */
  readonly aside?: ReactNode;
  /** Gets the ids that tie label and error to the control. */
  readonly children: ReactNode | ((ids: FieldIds) => ReactNode);
}

/** Spread onto the control: `<TextInput {...ids} />`. */
export interface FieldIds {
  readonly id: string;
  readonly 'aria-labelledby': string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** A label of 132 px beside its control; above it where the form is narrower than 380 px. */
export function FormRow({ label, fidelity, note, error, aside, children }: FormRowProps) {
  const id = useId();
  const ids: FieldIds = {
    id,
    'aria-labelledby': `${id}-label`,
    'aria-describedby': error === undefined ? undefined : `${id}-error`,
    'aria-invalid': error === undefined ? undefined : true,
  };
  const isTied = typeof children === 'function';
  return (
    <div className={styles.row}>
      <div className={styles.label}>
        {fidelity !== undefined && <FidelityMark fidelity={fidelity} {...(note !== undefined && { note })} />}
        {isTied ? (
          <label id={`${id}-label`} htmlFor={id}>
            {label}
          </label>
        ) : (
          <span id={`${id}-label`}>{label}</span>
        )}
      </div>
      <div className={styles.control}>
        <div className={styles.line} {...(!isTied && { role: 'group', 'aria-labelledby': `${id}-label` })}>
          {isTied ? children(ids) : children}
          {aside !== undefined && aside !== false && <span className={styles.aside}>{aside}</span>}
        </div>
        {error !== undefined && <FieldError id={`${id}-error`} message={error} />}
      </div>
    </div>
  );
}

/** The sentence of 11 px below a control that says what is wrong with its value. */
export function FieldError({ id, message }: { readonly id?: string; readonly message: string }) {
  return (
    <p id={id} className={styles.error} role="alert">
      <CircleX size={12} aria-hidden="true" />
      {message}
    </p>
  );
}

/** Rows with 8 px between them; in two columns where there is room and `columns` is 2. */
export function FormGrid({ children, columns = 1 }: { readonly children: ReactNode; readonly columns?: 1 | 2 }) {
  return (
    <div className={styles.container}>
      <div className={styles.grid} data-columns={columns}>
        {children}
      </div>
    </div>
  );
}
