// One row of the resource tree: guide lines, chevron, verb or path, what is not deployed, actions under the pointer.
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { Count, DirtyDot } from '../../components/Count';
import { joinClasses } from '../../components/join-classes';
import { MethodBadge } from '../../components/MethodBadge';
import styles from './ResourceTree.module.css';
import type { TreeDragging } from './tree-drag';
import type { TreeRow } from './tree-rows';

export interface TreeRowViewProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly dragging: TreeDragging;
  readonly actions: ReactNode;
  readonly onChoose: () => void;
  readonly onToggle: () => void;
  readonly onMenu: (event: MouseEvent) => void;
}

/** A row of 26 px. The whole row clicks; the chevron opens and closes. */
export function TreeRowView(props: TreeRowViewProps) {
  const { id, row, isSelected, isActive, dragging, actions, onChoose, onToggle, onMenu } = props;
  const isResource = row.kind === 'resource';
  const Chevron = isResource && row.isOpen ? ChevronDown : ChevronRight;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the tree has the focus and the keys
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
      className={joinClasses(styles.row, isSelected && styles.selected, dragging.targetOf(row) && styles.target)}
      onClick={onChoose}
      onDoubleClick={isResource ? onToggle : undefined}
      onContextMenu={onMenu}
      {...dragging.propsOf(row)}
    >
      <Guides level={row.level} />
      {isResource ? (
        <>
          {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: arrow keys do the same */}
          <span
            className={styles.chevron}
            onClick={(event) => {
              event.stopPropagation();
              if (row.hasChildren) onToggle();
            }}
          >
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
        <span className={styles.actions}>{actions}</span>
        {isResource && row.hiddenMethods > 0 && (
          <Count value={row.hiddenMethods} label={`${row.hiddenMethods} methods`} />
        )}
        {row.isPending && <DirtyDot />}
      </span>
    </div>
  );
}

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
