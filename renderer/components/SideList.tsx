// A list of places at the side of a screen: rows of 26, one tab stop, the open one marked.
import type { LucideIcon } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { joinClasses } from './join-classes';
import rows from './ListRow.module.css';
import { neighbour } from './roving';
import styles from './SideList.module.css';

export interface SideListProps {
  /** For screen readers. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Holds rows, and whatever stands between them; the arrows walk from row to row. */
export function SideList({ label, className, children }: SideListProps) {
  return (
    <nav className={className} aria-label={label} onKeyDown={walkRows}>
      {children}
    </nav>
  );
}

export interface SideRowProps {
  readonly icon?: LucideIcon;
  readonly name: ReactNode;
  /** The whole name, where `name` may be cut. */
  readonly title?: string;
  readonly isSelected: boolean;
  /** Tab comes to this row of the list. */
  readonly isStop: boolean;
  readonly onOpen: () => void;
  /** A count, a word or a mark at the right. */
  readonly children?: ReactNode;
}

/** A row that opens its place. */
export function SideRow({ icon: Icon, name, title, isSelected, isStop, onOpen, children }: SideRowProps) {
  return (
    <button
      type="button"
      data-stop
      className={joinClasses(rows.row, styles.row, isSelected && rows.selected)}
      aria-current={isSelected ? 'page' : undefined}
      tabIndex={isStop ? 0 : -1}
      title={title}
      onClick={onOpen}
    >
      {Icon !== undefined && <Icon size={14} strokeWidth={1.8} aria-hidden="true" />}
      <span className={joinClasses(rows.text, styles.name)}>{name}</span>
      {children !== undefined && <span className={styles.detail}>{children}</span>}
    </button>
  );
}

function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')];
  const next = neighbour(stops, stops.indexOf(event.target as HTMLElement), event.key, 'vertical');
  if (next === undefined) return;
  event.preventDefault();
  stops[next]?.focus();
}
