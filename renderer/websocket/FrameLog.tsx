// The frames of one client: a virtual list that stays at its end while nobody scrolls up.
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDownLeft, ArrowUpRight, type LucideIcon, Plug, Unplug } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { joinClasses } from '../components/join-classes';
import { logClock } from '../shell/panels/log-clock';
import { type LogRow, prettyText } from './client-log';
import styles from './FrameLog.module.css';

export interface FrameLogProps {
  readonly name: string;
  readonly rows: readonly LogRow[];
  readonly selected: string | undefined;
  readonly onSelect: (row: LogRow) => void;
}

const rowHeight = 48;

const icons: Readonly<Record<LogRow['kind'], LucideIcon>> = {
  opened: Plug,
  sent: ArrowUpRight,
  received: ArrowDownLeft,
  closed: Unplug,
};

/** A click shows a frame whole, and why it took its route. */
export function FrameLog({ name, rows, selected, onSelect }: FrameLogProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  useEffect(() => {
    if (isAtEnd.current && rows.length > 0) virtual.scrollToIndex(rows.length - 1, { align: 'end' });
  }, [rows.length, virtual]);
  return (
    <div
      ref={scroller}
      className={styles.log}
      role="log"
      aria-label={`Frames of ${name}`}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
    >
      <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={styles.place}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row row={row} isSelected={row.id === selected} onSelect={() => onSelect(row)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: LogRow;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

function Row({ row, isSelected, onSelect }: RowProps) {
  const { kind, at, caption, text, bytes, frame } = row;
  const Icon = icons[kind];
  const isFrame = frame !== undefined;
  const head = (
    <span className={styles.head}>
      <time>{logClock(at)}</time>
      <Icon size={12} strokeWidth={2} className={styles[kind]} aria-hidden="true" />
      {isFrame && <span className={styles[kind]}>{kind}</span>}
      <span className={styles.caption}>{caption}</span>
      {isFrame && <span className={styles.bytes}>{bytes} B</span>}
    </span>
  );
  if (!isFrame) {
    return (
      <div className={styles.row}>
        {head}
        {text !== '' && <span className={styles.text}>{text}</span>}
      </div>
    );
  }
  return (
    <button
      type="button"
      className={joinClasses(styles.row, isSelected && styles.selected)}
      aria-pressed={isSelected}
      onClick={onSelect}
    >
      {head}
      <span className={isSelected ? styles.whole : styles.text}>{isSelected ? prettyText(text) : text}</span>
    </button>
  );
}
