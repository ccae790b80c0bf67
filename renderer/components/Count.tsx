// Small marks beside names: a count, a tag, a stage's dot, the mark of what is not deployed.
import type { ReactNode } from 'react';
import styles from './Count.module.css';
import { joinClasses } from './join-classes';

export interface CountProps {
  readonly value: number;
  readonly tone?: 'quiet' | 'accent' | 'warning' | 'error';
  /** What is counted, for screen readers: `2 problems`. */
  readonly label?: string;
}

/** A number on a rounded ground. */
export function Count({ value, tone = 'quiet', label }: CountProps) {
  const text = value.toLocaleString('en-US');
  if (label === undefined) return <span className={joinClasses(styles.count, styles[tone])}>{text}</span>;
  return (
    <span className={joinClasses(styles.count, styles[tone])} role="img" aria-label={label}>
      {text}
    </span>
  );
}

/** A word in a thin frame: `REST`. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className={styles.tag}>{children}</span>;
}

/** The colour of a stage; decoration, the name stands beside it. */
export function StageDot({ stage }: { readonly stage: string }) {
  return <span className={styles.dot} data-stage={stage} aria-hidden="true" />;
}

/** The amber dot of an entity that differs from what is deployed. */
export function DirtyDot() {
  return <span className={styles.dirty} role="img" aria-label="Not deployed" title="Not deployed" />;
}
