// The line above an answer: how it came out, in words, marks and figures.
import type { ReactNode } from 'react';
import styles from './AnswerLine.module.css';

export interface AnswerLineProps {
  /** Screen readers say it when it changes. */
  readonly isSpoken?: boolean;
  readonly children: ReactNode;
}

/** One line, however many figures stand in it. */
export function AnswerLine({ isSpoken = false, children }: AnswerLineProps) {
  return (
    <div className={styles.line} role={isSpoken ? 'status' : undefined}>
      {children}
    </div>
  );
}
