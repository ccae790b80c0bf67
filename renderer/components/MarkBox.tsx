// The checkbox of a table's row, and the one over all rows: part of the grid, no tab stop of its own.
import { Check, Minus } from 'lucide-react';
import type { MouseEvent } from 'react';
import styles from './MarkBox.module.css';

export interface MarkBoxProps {
  readonly label: string;
  readonly state: 'none' | 'some' | 'all';
  readonly onClick: (event: MouseEvent) => void;
}

/** Space in the grid does the same for the row, Ctrl+A for all. */
export function MarkBox({ label, state, onClick }: MarkBoxProps) {
  const Icon = state === 'all' ? Check : Minus;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native checkbox would be a tab stop in each of a thousand rows
    <button
      type="button"
      role="checkbox"
      tabIndex={-1}
      className={styles.box}
      aria-label={label}
      aria-checked={state === 'some' ? 'mixed' : state === 'all'}
      onClick={(event) => {
        event.stopPropagation();
        onClick(event);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <span>{state !== 'none' && <Icon size={11} strokeWidth={3} aria-hidden="true" />}</span>
    </button>
  );
}
