// A virtual table: sticky head, rows of 28 px, one tab stop with arrows inside.
// biome-ignore-all lint/a11y/useSemanticElements: rows placed one by one cannot be those of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, rows are reached through aria-activedescendant
import { VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import styles from './DataTable.module.css';
import { joinClasses } from './join-classes';
import { MarkBox } from './MarkBox';
import { targetRow } from './roving';
import { type MarkDeed, marksAfter, marksShown } from './row-marks';

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
  /** Rows can be marked, to do something with several: a checkbox each, Shift and Ctrl with clicks, Space, Ctrl+A. */
  readonly marks?: TableMarks;
  /** Called when the last rows come into view: load more. */
  readonly onEnd?: () => void;
}

export interface TableMarks {
  /** Keys of rows. */
  readonly marked: ReadonlySet<string>;
  readonly onMark: (marked: ReadonlySet<string>) => void;
}

/** Thousands of rows; only those in view exist. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, selectedKey, onSelect, onOpen, rowHeight = 28, marks } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const tableId = useId();
  const [active, setActive] = useState(0);
  const hasMarks = marks !== undefined;
  const keys = useMemo(() => (hasMarks ? rows.map(keyOf) : []), [hasMarks, rows, keyOf]);
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
  const mark = (deed: MarkDeed, index: number) => {
    if (marks === undefined) return;
    marks.onMark(marksAfter(deed, keys, marks.marked, index, current));
    setActive(index);
  };
  const markAll = () => marks?.onMark(marksShown(keys, marks.marked) === 'all' ? new Set() : new Set(keys));
  const press = (index: number, event: MouseEvent) => {
    if (marks !== undefined && event.shiftKey) return mark('reach', index);
    if (marks !== undefined && (event.ctrlKey || event.metaKey)) return mark('toggle', index);
    choose(index);
  };
  /** True where the key means something for the marks. */
  const steerMarks = (event: KeyboardEvent): boolean => {
    if (marks === undefined) return false;
    const isMod = event.ctrlKey || event.metaKey;
    if (event.key === ' ' && !isMod) mark('toggle', current);
    else if (event.key.toLowerCase() === 'a' && isMod && !event.shiftKey) marks.onMark(new Set(keys));
    else if (event.key === 'Escape' && marks.marked.size > 0) marks.onMark(new Set());
    else if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const next = Math.min(Math.max(current + (event.key === 'ArrowDown' ? 1 : -1), 0), rows.length - 1);
      mark('reach', next);
      choose(next);
    } else return false;
    return true;
  };
  const steer = (event: KeyboardEvent) => {
    if (steerMarks(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
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
  const widths = [...(marks === undefined ? [] : ['28px']), ...columns.map(({ width }) => width)];
  const template = { gridTemplateColumns: widths.join(' ') };
  const items = virtual.getVirtualItems();
  const isActiveShown = items.some(({ index }) => index === current);
  return (
    <div className={styles.frame}>
      <div
        className={joinClasses(styles.table, rows.length === 0 && styles.bare)}
        role="grid"
        aria-multiselectable={marks !== undefined || undefined}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={isActiveShown ? `${tableId}-${current}` : undefined}
        tabIndex={0}
        ref={scroller}
        onKeyDown={steer}
      >
        <div className={joinClasses(styles.row, styles.head)} role="row" aria-rowindex={1} style={template}>
          {marks !== undefined && (
            <span role="columnheader" className={styles.mark}>
              <MarkBox label="Choose all rows" state={marksShown(keys, marks.marked)} onClick={markAll} />
            </span>
          )}
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
                  isMarked={marks?.marked.has(keyOf(row))}
                  onPress={press}
                  onMark={mark}
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
  /** Undefined: this table has no marks. */
  readonly isMarked: boolean | undefined;
  readonly onPress: (index: number, event: MouseEvent) => void;
  readonly onMark: (deed: MarkDeed, index: number) => void;
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
  isMarked,
  onPress,
  onMark,
  onOpen,
}: TableRowProps<Row>) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the grid
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected || isMarked === true}
      className={joinClasses(
        styles.row,
        isMarked === true && styles.marked,
        isSelected && styles.selected,
        isCurrent && styles.current,
      )}
      style={style}
      // a reach is no selection of text
      onMouseDown={isMarked === undefined ? undefined : (event) => event.shiftKey && keepText(event)}
      onClick={(event) => onPress(index, event)}
      onDoubleClick={() => onOpen?.(row)}
    >
      {isMarked !== undefined && (
        <span role="gridcell" className={styles.mark}>
          <MarkBox
            label="Choose row"
            state={isMarked ? 'all' : 'none'}
            onClick={({ shiftKey }) => onMark(shiftKey ? 'reach' : 'toggle', index)}
          />
        </span>
      )}
      {columns.map((column) => (
        <span key={column.id} role="gridcell" data-align={column.align} className={styles.cell}>
          {column.cell(row)}
        </span>
      ))}
    </div>
  );
}

/** Keeps the browser from selecting text; the focus goes to the grid as it would have. */
function keepText(event: MouseEvent<HTMLElement>): void {
  event.preventDefault();
  event.currentTarget.closest<HTMLElement>('[role=grid]')?.focus();
}
