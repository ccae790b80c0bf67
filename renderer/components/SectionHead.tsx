// The head of a section inside a pane: 12/500, a count, actions at the right.
import { type ReactNode, useContext } from 'react';
import { Count } from './Count';
import { HeadingLevel } from './heading-level';
import styles from './SectionHead.module.css';

export interface SectionHeadProps {
  readonly title: string;
  readonly count?: number | undefined;
  readonly detail?: ReactNode;
  readonly children?: ReactNode;
}

/** Names a section, for example `Parameter mapping`, with its action such as Add. */
export function SectionHead({ title, count, detail, children }: SectionHeadProps) {
  const Heading = useContext(HeadingLevel) === 2 ? 'h2' : 'h3';
  return (
    <div className={styles.head}>
      <Heading className={styles.title}>{title}</Heading>
      {count !== undefined && <Count value={count} />}
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      {children !== undefined && <span className={styles.actions}>{children}</span>}
    </div>
  );
}
