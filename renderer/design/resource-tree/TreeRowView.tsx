// One row of the resource tree: verb or path, what is not deployed, the add button.
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { Count, DirtyDot } from '../../components/Count';
import { joinClasses } from '../../components/join-classes';
import rows from '../../components/ListRow.module.css';
import { MethodBadge } from '../../components/MethodBadge';
import tree from '../../components/tree/Tree.module.css';
import { TreeChevron, TreeItem } from '../../components/tree/TreeItem';
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
  const isOpen = isResource && row.hasChildren ? row.isOpen : undefined;
  return (
    <TreeItem
      id={id}
      rowKey={row.key}
      level={row.level}
      siblings={row.siblings}
      position={row.position}
      isSelected={isSelected}
      isActive={isActive}
      isOpen={isOpen}
      label={spoken(row)}
      isDraggable={isResource && row.level > 1}
      className={isTarget && styles.target}
    >
      {isResource ? (
        <>
          <TreeChevron isOpen={isOpen} />
          <span className={joinClasses(rows.text, styles.path)} title={row.path}>
            {row.label}
          </span>
        </>
      ) : (
        <>
          <span className={styles.verb}>
            <MethodBadge method={row.httpMethod} width="column" />
          </span>
          <span
            className={joinClasses(rows.text, row.operationName === '' ? styles.caption : styles.operation)}
            title={row.label}
          >
            {row.label}
          </span>
        </>
      )}
      <span className={tree.end}>
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
    </TreeItem>
  );
});

function spoken(row: TreeRow): string {
  const name = row.kind === 'resource' ? row.label : `${row.httpMethod} ${row.label}`;
  return row.isPending ? `${name}, not deployed` : name;
}
