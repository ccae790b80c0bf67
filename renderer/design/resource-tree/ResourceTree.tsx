// The resource tree: a virtual list of rows that behaves as a WAI-ARIA tree with one tab stop.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import type { EntityKey } from '../../../shared/definition/entities';
import styles from '../../components/tree/Tree.module.css';
import { TreeNameField } from '../../components/tree/TreeNameField';
import { TreeRowView } from './TreeRowView';
import { type TreeDrag, useTreeDrag } from './tree-drag';
import { treeKeyAction, typeAhead, typeAheadPauseMs } from './tree-keys';
import type { TreeRow } from './tree-rows';

/** A name being typed in the tree: a new one for a row, or a new resource below one. */
export interface TreeEdit {
  readonly kind: 'rename' | 'create';
  /** The row renamed, or the resource the new one goes below. */
  readonly key: EntityKey;
}

export interface ResourceTreeProps {
  readonly rows: readonly TreeRow[];
  readonly selected: EntityKey | undefined;
  readonly edit: TreeEdit | undefined;
  readonly onSelect: (row: TreeRow) => void;
  readonly onToggle: (row: TreeRow, isOpen: boolean) => void;
  readonly onEdit: (edit: TreeEdit | undefined) => void;
  readonly onRemove: (row: TreeRow) => void;
  /** Opens the context menu of a row at a place of the window. */
  readonly onMenu: (row: TreeRow, at: { readonly x: number; readonly y: number }) => void;
  /** Checks a name as it is typed. */
  readonly nameProblem: (edit: TreeEdit, typed: string) => string | undefined;
  /** Takes the name; false keeps the field open. */
  readonly onName: (edit: TreeEdit, typed: string) => Promise<boolean>;
  /** Hears the add button of a resource's row. */
  readonly onAdd: (row: TreeRow, at: { readonly x: number; readonly y: number }) => void;
  readonly drag: TreeDrag;
}

const rowHeight = 26;

/** Shows the rows; arrows walk and open, Enter selects, F2 renames, Delete removes, letters find. */
export function ResourceTree(props: ResourceTreeProps) {
  const { rows, selected, edit, onSelect, onToggle, onEdit, onRemove, onMenu } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const shown = useRef<EntityKey>(undefined);
  const [active, setActive] = useState<EntityKey>();
  const rowOf = (event: SyntheticEvent) => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null;
    return rows.find((row) => row.key === element?.dataset.key);
  };
  const dragging = useTreeDrag(props.drag, rowOf, onToggle);
  const selectedIndex = rows.findIndex((row) => row.key === selected);
  const activeIndex = active === undefined ? selectedIndex : rows.findIndex((row) => row.key === active);
  const at = Math.max(activeIndex, 0);
  const draftAfter = edit?.kind === 'create' ? rows.findIndex((row) => row.key === edit.key) : -1;
  const total = rows.length + (draftAfter >= 0 ? 1 : 0);

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // the active row stays in the document: aria-activedescendant points at it
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), Math.min(at, total - 1)])].sort(byNumber),
  });

  // what is selected from elsewhere (palette, links) comes into view, as soon as its row is there
  useEffect(() => {
    if (selected === shown.current || selectedIndex < 0) return;
    shown.current = selected;
    setActive(undefined);
    virtual.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selected, selectedIndex, virtual]);

  const focusRow = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    setActive(row.key);
    virtual.scrollToIndex(index, { align: 'auto' });
  };

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const pressed = {
      key: event.key,
      shiftKey: event.shiftKey,
      hasModifier: event.ctrlKey || event.metaKey || event.altKey,
    };
    const action = treeKeyAction(pressed, rows, at);
    if (action === undefined) return;
    event.preventDefault();
    if (action.does === 'type') return findTyped(action.character, event.timeStamp);
    const row = rows[action.index];
    if (row === undefined) return;
    switch (action.does) {
      case 'focus':
        return focusRow(action.index);
      case 'open':
      case 'close':
        return onToggle(row, action.does === 'open');
      case 'choose':
        return onSelect(row);
      case 'rename':
        return onEdit({ kind: 'rename', key: row.key });
      case 'remove':
        return onRemove(row);
      case 'menu': {
        const place = document.getElementById(`${id}-${row.key}`)?.getBoundingClientRect();
        return onMenu(row, { x: (place?.left ?? 0) + 40, y: place?.bottom ?? 0 });
      }
    }
  };

  const findTyped = (character: string, now: number) => {
    const isNewWord = now - typed.current.at > typeAheadPauseMs;
    typed.current = { text: (isNewWord ? '' : typed.current.text) + character, at: now };
    const index = typeAhead(rows, at, typed.current.text);
    if (index !== undefined) focusRow(index);
  };

  const click = (event: MouseEvent) => {
    const row = rowOf(event);
    if (row === undefined) return;
    const part = (event.target as Element).closest<HTMLElement>('[data-part]');
    if (part?.dataset.part === 'toggle') return onToggle(row, row.kind === 'resource' && !row.isOpen);
    setActive(row.key);
    if (part?.dataset.part !== 'add') return onSelect(row);
    const { left, bottom } = part.getBoundingClientRect();
    return props.onAdd(row, { x: left, y: bottom });
  };
  const doubleClick = (event: MouseEvent) => {
    const row = rowOf(event);
    const isPart = (event.target as Element).closest('[data-part]') !== null;
    if (row?.kind === 'resource' && row.hasChildren && !isPart) onToggle(row, !row.isOpen);
  };
  const openMenu = (event: MouseEvent) => {
    const row = rowOf(event);
    if (row === undefined) return;
    event.preventDefault();
    setActive(row.key);
    onMenu(row, { x: event.clientX, y: event.clientY });
  };
  const endEdit = () => {
    onEdit(undefined);
    scroller.current?.focus({ preventScroll: true });
  };
  const nameField = (shown: TreeEdit, initial: string, level: number) => (
    <TreeNameField
      initial={initial}
      placeholder={initial === '' ? 'pets/{id}' : undefined}
      level={level}
      label={shown.kind === 'create' ? 'Path of the new resource' : 'New name'}
      problemOf={(text) => props.nameProblem(shown, text)}
      onDone={async (text) => {
        if (await props.onName(shown, text)) endEdit();
      }}
      onCancel={endEdit}
    />
  );

  return (
    <div
      ref={scroller}
      role="tree"
      aria-label="Resources"
      aria-activedescendant={rows[at] === undefined ? undefined : `${id}-${rows[at].key}`}
      tabIndex={0}
      className={styles.tree}
      onKeyDown={press}
      onClick={click}
      onDoubleClick={doubleClick}
      onContextMenu={openMenu}
      {...dragging.handlers}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const isDraft = draftAfter >= 0 && item.index === draftAfter + 1;
          const row = rows[draftAfter >= 0 && item.index > draftAfter ? item.index - 1 : item.index];
          if (row === undefined) return undefined;
          return (
            <div
              key={isDraft ? 'draft' : row.key}
              role="presentation"
              className={styles.slot}
              style={{ top: item.start }}
            >
              {isDraft && edit !== undefined ? (
                nameField(edit, '', row.level + 1)
              ) : edit?.kind === 'rename' && edit.key === row.key ? (
                nameField(edit, nameOf(row), row.level)
              ) : (
                <TreeRowView
                  id={`${id}-${row.key}`}
                  row={row}
                  isSelected={row.key === selected}
                  isActive={row.key === rows[at]?.key}
                  isTarget={row.key === dragging.target}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What F2 offers to change: a resource's part without its slash, a method's operation name. */
function nameOf(row: TreeRow): string {
  return row.kind === 'resource' ? row.label.slice(1) : row.operationName;
}

function byNumber(left: number, right: number): number {
  return left - right;
}
