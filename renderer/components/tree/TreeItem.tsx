// One row of a tree, whatever it shows: its place for screen readers, guide lines, chevron.
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { joinClasses } from '../join-classes';
import rows from '../ListRow.module.css';
import styles from './Tree.module.css';

export interface TreeItemProps {
  readonly id: string;
  /** Names the row to the tree, which hears its clicks. */
  readonly rowKey: string;
  /** 1: not below another. */
  readonly level: number;
  readonly siblings: number;
  readonly position: number;
  readonly isSelected: boolean;
  /** The tree's keys act on it. */
  readonly isActive: boolean;
  /** Undefined: it has nothing below it. */
  readonly isOpen: boolean | undefined;
  readonly label: string;
  readonly isDraggable: boolean;
  readonly className?: string | false | undefined;
  readonly children: ReactNode;
}

/** A row of 26 px with the guide lines of its level. */
export function TreeItem(props: TreeItemProps) {
  const { id, rowKey, level, siblings, position, isSelected, isActive, isOpen, label, isDraggable } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and the keys
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-setsize={siblings}
      aria-posinset={position}
      aria-selected={isSelected}
      aria-expanded={isOpen}
      aria-label={label}
      data-key={rowKey}
      data-active={isActive || undefined}
      className={joinClasses(rows.row, styles.row, isSelected && rows.selected, props.className)}
      draggable={isDraggable}
    >
      <Guides level={level} />
      {props.children}
    </div>
  );
}

/** The place of a chevron, empty where nothing is below the row. */
export function TreeChevron({ isOpen }: Pick<TreeItemProps, 'isOpen'>) {
  const Chevron = isOpen === true ? ChevronDown : ChevronRight;
  return (
    <span className={styles.chevron} data-part={isOpen === undefined ? undefined : 'toggle'}>
      {isOpen !== undefined && <Chevron size={14} strokeWidth={1.8} aria-hidden="true" />}
    </span>
  );
}

/** One line a level below the root. */
export function Guides({ level }: Pick<TreeItemProps, 'level'>) {
  return Array.from({ length: level - 1 }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: guide lines are all alike
    <span key={index} className={styles.guide} aria-hidden="true" />
  ));
}
