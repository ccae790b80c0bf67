// The 36 px head of a pane: title, a quiet detail, actions at the right.
import type { ReactNode } from 'react';
import { joinClasses } from './join-classes';
import styles from './PaneHead.module.css';

export interface PaneHeadProps {
  readonly title: string;
  readonly detail?: ReactNode;
  /** `side` in sidebars: no line below, quieter title. */
  readonly place?: 'pane' | 'side';
  /** Actions at the right edge. */
  readonly children?: ReactNode;
}

/** Names a pane. */
export function PaneHead({ title, detail, place = 'pane', children }: PaneHeadProps) {
  return (
    <div className={joinClasses(styles.head, place === 'side' && styles.side)}>
      <h2 className={styles.title}>{title}</h2>
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      {children !== undefined && <span className={styles.actions}>{children}</span>}
    </div>
  );
}

/** The 44 px title bar of the centre: what is open, with its actions. */
export function PaneTitle({ children, actions }: { readonly children: ReactNode; readonly actions?: ReactNode }) {
  return (
    <div className={styles.bar} data-region="title">
      {children}
      {actions !== undefined && <span className={styles.actions}>{actions}</span>}
    </div>
  );
}
