// One row of the resource tree: guide lines, chevron, verb or path, what is not deployed, the add button.
import { ChevronDown, ChevronRight, Plus } from 'lucide-react';
import { memo } from 'react';
import { Count, DirtyDot } from '../../components/Count';
import { joinClasses } from '../../components/join-classes';
import { MethodBadge } from '../../components/MethodBadge';
import styles from './ResourceTree.module.css';
import type { TreeRow } from './tree-rows';

export interface TreeRowViewProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  /** A dragged resource may be dropped here. */
  readonly isTarget: boolean;
}

/**
 * A row of 26 px. The tree hears its clicks: `data-key` names the row, `data-part` the chevron and the add button. So a
 * row renders again only when it changes, however fast the tree scrolls.
 */
export const TreeRowView = memo(function TreeRowView({ id, row, isSelected, isActive, isTarget }: TreeRowViewProps) {
  const isResource = row.kind === 'resource';
  const Chevron = isResource && row.isOpen ? ChevronDown : ChevronRight;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and the keys
    <div
      id={id}
      role="treeitem"
      aria-level={row.level}
      aria-setsize={row.siblings}
      aria-posinset={row.position}
      aria-selected={isSelected}
      aria-expanded={isResource && row.hasChildren ? row.isOpen : undefined}
      aria-label={spoken(row)}
      data-key={row.key}
      data-active={isActive || undefined}
      className={joinClasses(styles.row, isSelected && styles.selected, isTarget && styles.target)}
      draggable={isResource && row.level > 1}
    >
      <Guides level={row.level} />
      {isResource ? (
        <>
          <span className={styles.chevron} data-part={row.hasChildren ? 'toggle' : undefined}>
            {row.hasChildren && <Chevron size={14} strokeWidth={1.8} aria-hidden="true" />}
          </span>
          <span className={styles.path} title={row.path}>
            {row.label}
          </span>
        </>
      ) : (
        <>
          <span className={styles.verb}>
            <MethodBadge method={row.httpMethod} width="column" />
          </span>
          <span className={row.operationName === '' ? styles.caption : styles.operation} title={row.label}>
            {row.label}
          </span>
        </>
      )}
      <span className={styles.end}>
        {isResource && (
          // the menu key opens the same from the keyboard
          <span className={styles.add} data-part="add" title="Add" aria-hidden="true">
            <Plus size={13} strokeWidth={1.8} />
          </span>
        )}
        {isResource && row.hiddenMethods > 0 && (
          <Count value={row.hiddenMethods} label={`${row.hiddenMethods} methods`} />
        )}
        {row.isPending && <DirtyDot />}
      </span>
    </div>
  );
});

/** One line a level below the root. */
export function Guides({ level }: { readonly level: number }) {
  return Array.from({ length: level - 1 }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: guide lines are all alike
    <span key={index} className={styles.guide} aria-hidden="true" />
  ));
}

function spoken(row: TreeRow): string {
  const name = row.kind === 'resource' ? row.label : `${row.httpMethod} ${row.label}`;
  return row.isPending ? `${name}, not deployed` : name;
}
