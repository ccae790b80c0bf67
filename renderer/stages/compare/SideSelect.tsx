// Chooses one of two states of an API that are compared.

import type { SideChoice } from './compared-sides';
import styles from './SideSelect.module.css';

export interface SideSelectProps {
  readonly label: string;
  readonly choices: readonly SideChoice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Working copy, stages and deployments in one list. */
export function SideSelect({ label, choices, value, onChange }: SideSelectProps) {
  return (
    <select className={styles.side} aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
