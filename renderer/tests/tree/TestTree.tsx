// Suites with their requests: a virtual list of rows that behaves as a WAI-ARIA tree with one tab stop.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type DragEvent, type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import styles from '../../components/tree/Tree.module.css';
import { TreeNameField } from '../../components/tree/TreeNameField';
import type { TestPlace } from '../../state/view-store';
import { TestTreeRow } from './TestTreeRow';
import { testKeyAction } from './test-keys';
import type { TestRow } from './test-rows';

export interface TestTreeProps {
  readonly rows: readonly TestRow[];
  readonly selected: string | undefined;
  /** The key of the row whose name is being typed. */
  readonly renamed: string | undefined;
  readonly onOpen: (place: TestPlace) => void;
  readonly onToggle: (suiteId: string, isOpen: boolean) => void;
  readonly onRename: (row: TestRow | undefined) => void;
  readonly onName: (row: TestRow, name: string) => Promise<void>;
  /** Runs a command on the open row. */
  readonly onCommand: (command: string) => void;
  readonly onMenu: (row: TestRow, at: { readonly x: number; readonly y: number }) => void;
  /** Drops the request `testId` of a suite before another of it, or at its end. */
  readonly onDrop: (suiteId: string, testId: string, beforeId: string | undefined) => void;
}

/** Arrows walk and open, Alt with arrows moves, F2 renames, Delete removes, a drag reorders within a suite. */
export function TestTree(props: TestTreeProps) {
  const { rows, selected, renamed, onOpen, onToggle } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<TestPlace>();
  const [target, setTarget] = useState<string>();
  const at = Math.max(
    rows.findIndex(({ key }) => key === selected),
    0,
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 26,
    overscan: 12,
  });
  useEffect(() => {
    if (rows.length > 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, rows.length, virtual]);

  const rowOf = (event: { readonly target: EventTarget }) => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null;
    return rows.find(({ key }) => key === element?.dataset.key);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const { key, altKey, shiftKey } = event;
    const action = testKeyAction({ key, altKey, shiftKey, hasModifier: event.ctrlKey || event.metaKey }, rows, at);
    if (action === undefined) return;
    event.preventDefault();
    switch (action.does) {
      case 'open':
        return onOpen(action.place);
      case 'toggle':
        return onToggle(action.suiteId, action.isOpen);
      case 'rename':
        return props.onRename(action.row);
      case 'command':
        return props.onCommand(action.command);
      case 'menu': {
        const place = document.getElementById(`${id}-${action.row.key}`)?.getBoundingClientRect();
        return props.onMenu(action.row, { x: (place?.left ?? 0) + 40, y: place?.bottom ?? 0 });
      }
    }
  };
  const click = (event: MouseEvent) => {
    const row = rowOf(event);
    if (row === undefined) return;
    const isToggle = (event.target as Element).closest('[data-part="toggle"]') !== null;
    if (isToggle) onToggle(row.key, row.isOpen !== true);
    else onOpen(row.place);
  };
  const openMenu = (event: MouseEvent) => {
    const row = rowOf(event);
    if (row === undefined) return;
    event.preventDefault();
    onOpen(row.place);
    props.onMenu(row, { x: event.clientX, y: event.clientY });
  };
  const dragOver = (event: DragEvent) => {
    const row = rowOf(event);
    if (dragged === undefined || row?.place.suiteId !== dragged.suiteId) return setTarget(undefined);
    event.preventDefault();
    setTarget(row.key);
  };
  const drop = (event: DragEvent) => {
    const row = rowOf(event);
    if (dragged?.testId !== undefined && row?.place.suiteId === dragged.suiteId)
      // on the suite's own row it becomes the first
      props.onDrop(dragged.suiteId, dragged.testId, row.place.testId ?? rows[rows.indexOf(row) + 1]?.place.testId);
    setDragged(undefined);
    setTarget(undefined);
  };
  const endName = () => {
    props.onRename(undefined);
    scroller.current?.focus({ preventScroll: true });
  };

  return (
    <div
      ref={scroller}
      role="tree"
      aria-label="Tests"
      aria-activedescendant={rows[at] === undefined ? undefined : `${id}-${rows[at].key}`}
      tabIndex={0}
      className={styles.tree}
      onKeyDown={press}
      onClick={click}
      onContextMenu={openMenu}
      onDragStart={(event) => setDragged(rowOf(event)?.place)}
      onDragOver={dragOver}
      onDrop={drop}
      onDragEnd={() => {
        setDragged(undefined);
        setTarget(undefined);
      }}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return undefined;
          return (
            <div key={row.key} role="presentation" className={styles.slot} style={{ top: start }}>
              {row.key === renamed ? (
                <TreeNameField
                  initial={row.name}
                  level={row.place.testId === undefined ? 1 : 2}
                  label="New name"
                  problemOf={(typed) => (typed.trim() === '' ? 'A name has at least one character.' : undefined)}
                  onDone={async (typed) => {
                    await props.onName(row, typed.trim());
                    endName();
                  }}
                  onCancel={endName}
                />
              ) : (
                <TestTreeRow
                  id={`${id}-${row.key}`}
                  row={row}
                  isSelected={row.key === selected}
                  isTarget={row.key === target}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
