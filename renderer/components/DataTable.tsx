// A virtual table: sticky head, rows of 28 px, one tab stop with arrows inside.
// biome-ignore-all lint/a11y/useSemanticElements: rows placed one by one cannot be those of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, rows are reached through aria-activedescendant
import { VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import styles from './DataTable.module.css';
import { joinClasses } from './join-classes';
import { targetRow } from './roving';

export interface Column<Row> {
  readonly id: string;
  readonly heading: string;
  /** The heading is for screen readers only, for example over icons. */
  readonly isHeadingHidden?: boolean;
  /** A grid track: `108px`, `minmax(0, 1fr)`. */
  readonly width: string;
  readonly align?: 'start' | 'end';
  readonly cell: (row: Row) => ReactNode;
}

export interface DataTableProps<Row> {
  /** The table's name for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly selectedKey?: string | undefined;
  /** Hears the row that a click or an arrow key chose. */
  readonly onSelect?: (row: Row) => void;
  /** Hears Enter and double click. */
  readonly onOpen?: (row: Row) => void;
  readonly rowHeight?: number;
  /** Shown in place of the rows where there are none. */
  readonly empty?: ReactNode;
  /** Called when the last rows come into view: load more. */
  readonly onEnd?: () => void;
}

/** Thousands of rows; only those in view exist. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, selectedKey, onSelect, onOpen, rowHeight = 28 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const tableId = useId();
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    onChange: (instance) => {
      const last = instance.getVirtualItems().at(-1);
      if (last !== undefined && last.index >= rows.length - 1) props.onEnd?.();
    },
  });
  const selected = selectedKey === undefined ? -1 : rows.findIndex((row) => keyOf(row) === selectedKey);
  const current = selected >= 0 ? selected : Math.min(active, rows.length - 1);
  const choose = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    setActive(index);
    onSelect?.(row);
    virtual.scrollToIndex(index);
  };
  const steer = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const target = targetRow(event.key, current, rows.length, page);
    if (target !== undefined) {
      event.preventDefault();
      choose(target);
      return;
    }
    const row = rows[current];
    if (event.key === 'Enter' && row !== undefined && onOpen !== undefined) {
      event.preventDefault();
      onOpen(row);
    }
  };
  const template = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  const items = virtual.getVirtualItems();
  const isActiveShown = items.some(({ index }) => index === current);
  return (
    <div className={styles.frame}>
      <div
        className={joinClasses(styles.table, rows.length === 0 && styles.bare)}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={isActiveShown ? `${tableId}-${current}` : undefined}
        tabIndex={0}
        ref={scroller}
        onKeyDown={steer}
      >
        <div className={joinClasses(styles.row, styles.head)} role="row" aria-rowindex={1} style={template}>
          {columns.map((column) => (
            <span key={column.id} role="columnheader" data-align={column.align} className={styles.cell}>
              {column.isHeadingHidden === true ? <VisuallyHidden>{column.heading}</VisuallyHidden> : column.heading}
            </span>
          ))}
        </div>
        {rows.length > 0 && (
          <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const row = rows[index];
              if (row === undefined) return null;
              return (
                <TableRow
                  key={keyOf(row)}
                  id={`${tableId}-${index}`}
                  row={row}
                  index={index}
                  columns={columns}
                  isSelected={index === selected}
                  isCurrent={index === current}
                  style={{ ...template, height: rowHeight, transform: `translateY(${start}px)` }}
                  onChoose={choose}
                  onOpen={onOpen}
                />
              );
            })}
          </div>
        )}
      </div>
      {rows.length === 0 && props.empty !== undefined && <div className={styles.empty}>{props.empty}</div>}
    </div>
  );
}

interface TableRowProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column<Row>[];
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  readonly style: CSSProperties;
  readonly onChoose: (index: number) => void;
  readonly onOpen: ((row: Row) => void) | undefined;
}

function TableRow<Row>({
  id,
  row,
  index,
  columns,
  isSelected,
  isCurrent,
  style,
  onChoose,
  onOpen,
}: TableRowProps<Row>) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the grid
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={joinClasses(styles.row, isSelected && styles.selected, isCurrent && styles.current)}
      style={style}
      onClick={() => onChoose(index)}
      onDoubleClick={() => onOpen?.(row)}
    >
      {columns.map((column) => (
        <span key={column.id} role="gridcell" data-align={column.align} className={styles.cell}>
          {column.cell(row)}
        </span>
      ))}
    </div>
  );
}
