// The head of a section inside a pane: 12/500, a count, actions at the right.
import type { ReactNode } from 'react';
import { Count } from './Count';
import styles from './SectionHead.module.css';

export interface SectionHeadProps {
  readonly title: string;
  readonly count?: number | undefined;
  readonly detail?: ReactNode;
  readonly children?: ReactNode;
}

/** Names a section, for example `Parameter mapping`, with its action such as Add. */
export function SectionHead({ title, count, detail, children }: SectionHeadProps) {
  return (
    <div className={styles.head}>
      <h3 className={styles.title}>{title}</h3>
      {count !== undefined && <Count value={count} />}
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      {children !== undefined && <span className={styles.actions}>{children}</span>}
    </div>
  );
}
