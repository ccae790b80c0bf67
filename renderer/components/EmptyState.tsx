// An empty place: title, one sentence, one primary button, one example that a click adds.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly sentence: ReactNode;
  /** The primary button, and at most one other. */
  readonly actions?: ReactNode;
  readonly example?: ReactNode;
  /** `pane` fills the centre; `inline` stands in a section. */
  readonly place?: 'pane' | 'inline';
}

/** Says that there is nothing yet and what to do about it. */
export function EmptyState({ icon: Icon, title, sentence, actions, example, place = 'pane' }: EmptyStateProps) {
  return (
    <div className={place === 'pane' ? styles.pane : styles.inline}>
      <div className={styles.words}>
        <Icon size={26} strokeWidth={1.5} className={styles.icon} aria-hidden="true" />
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.sentence}>{sentence}</p>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        {example}
      </div>
    </div>
  );
}

export interface ExampleCardProps {
  readonly title: string;
  readonly action: ReactNode;
  /** One row each. */
  readonly rows: readonly ReactNode[];
}

/** The example of an empty state: a card with its rows and the button that adds it. */
export function ExampleCard({ title, action, rows }: ExampleCardProps) {
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <span className={styles.quiet}>Example</span>
        <b>{title}</b>
        <span className={styles.action}>{action}</span>
      </div>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of an example never move
        <div key={index} className={styles.row}>
          {row}
        </div>
      ))}
    </div>
  );
}
