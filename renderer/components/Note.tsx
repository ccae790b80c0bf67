// A tinted note inside a pane: what happened, then what to do.
import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { joinClasses } from './join-classes';
import styles from './Note.module.css';

export type NoteTone = 'error' | 'warning' | 'ok' | 'info';

const shapes: Readonly<Record<NoteTone, LucideIcon>> = {
  error: CircleX,
  warning: TriangleAlert,
  ok: CircleCheck,
  info: Info,
};

export interface NoteProps {
  readonly tone: NoteTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** A sentence that belongs to the pane it stands in. */
export function Note({ tone, title, children, actions }: NoteProps) {
  const Shape = shapes[tone];
  return (
    <div className={joinClasses(styles.note, styles[tone])} role={tone === 'error' ? 'alert' : 'note'}>
      <Shape size={14} strokeWidth={1.8} aria-hidden="true" />
      <div className={styles.words}>
        {title !== undefined && <b>{title}</b>}
        {children !== undefined && <div className={title === undefined ? undefined : styles.more}>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
