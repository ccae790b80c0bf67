// A row of a request's way on one time line: what it was, a bar where it ran, and how long it took.
import type { ReactNode } from 'react';
import { joinClasses } from '../components/join-classes';
import styles from './WaterfallRow.module.css';

export interface WaterfallRowProps {
  /** What a screen reader says. */
  readonly label: string;
  /** The columns before the bar. */
  readonly children: ReactNode;
  /** Lays the columns out. */
  readonly className: string | undefined;
  /** Both in percent of the line. */
  readonly left: number;
  readonly width: number;
  /** `error`, `throttled` or `fault` tint the bar. */
  readonly mark?: string;
  readonly time: string;
  readonly isChosen: boolean;
  /** Where Tab stops in the list. */
  readonly isStop: boolean;
  readonly onChoose: () => void;
}

/** An option of a list box. */
export function WaterfallRow(props: WaterfallRowProps) {
  const { label, children, className, left, width, mark, time, isChosen, isStop, onChoose } = props;
  return (
    <button
      type="button"
      role="option"
      aria-selected={isChosen}
      aria-label={label}
      tabIndex={isStop ? 0 : -1}
      className={joinClasses(styles.row, className, isChosen && styles.chosen)}
      onClick={onChoose}
    >
      {children}
      <span className={styles.bar} aria-hidden="true">
        <i data-mark={mark} style={{ left: `${left}%`, width: `${width}%` }} />
      </span>
      <span className={styles.time}>{time}</span>
    </button>
  );
}
