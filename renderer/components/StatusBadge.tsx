// An HTTP status: shape by class, number, colour.
import { CircleCheck, CornerUpRight, type LucideIcon, OctagonX, TriangleAlert } from 'lucide-react';
import { joinClasses } from './join-classes';
import styles from './StatusBadge.module.css';

const shapes: Readonly<Record<StatusClass, LucideIcon>> = {
  ok: CircleCheck,
  redirect: CornerUpRight,
  refused: TriangleAlert,
  failed: OctagonX,
};

type StatusClass = 'ok' | 'redirect' | 'refused' | 'failed';

export interface StatusBadgeProps {
  readonly status: number;
  readonly look?: 'plain' | 'chip';
  /** The reason phrase, shown after the number. */
  readonly text?: string;
}

/** The status number behind the shape of its class: circle 2xx, arrow 3xx, triangle 4xx, octagon 5xx. */
export function StatusBadge({ status, look = 'plain', text }: StatusBadgeProps) {
  const kind = statusClass(status);
  const Shape = shapes[kind];
  return (
    <span className={joinClasses(styles.badge, styles[kind], look === 'chip' && styles.chip)}>
      <Shape size={13} strokeWidth={2.2} aria-hidden="true" />
      {status}
      {text !== undefined && ` ${text}`}
    </span>
  );
}

function statusClass(status: number): StatusClass {
  if (status >= 500) return 'failed';
  if (status >= 400) return 'refused';
  return status >= 300 ? 'redirect' : 'ok';
}
