// The frames of one client: a virtual list that stays at its end while nobody scrolls up.
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDownLeft, ArrowUpRight, type LucideIcon, Plug, Unplug } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { joinClasses } from '../components/join-classes';
import { logClock } from '../shell/panels/log-clock';
import type { LogRow } from './client-log';
import styles from './FrameLog.module.css';
import { FrameText } from './FrameText';

export interface FrameLogProps {
  readonly name: string;
  readonly rows: readonly LogRow[];
  readonly selected: string | undefined;
  /** Said where there are no rows. */
  readonly emptyWords: string;
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
export function FrameLog({ name, rows, selected, emptyWords, onSelect }: FrameLogProps) {
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
  const items = virtual.getVirtualItems();
  // one tab stop: the chosen frame where it is in view, else the newest that is
  const inView = items.map(({ index }) => rows[index]).filter((row) => row?.frame !== undefined);
  const stop = inView.find((row) => row?.id === selected) ?? inView.at(-1);
  useEffect(() => {
    const log = scroller.current;
    if (selected === undefined || log === null || !log.contains(document.activeElement)) return;
    log.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }, [selected]);
  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const from = rows.findIndex((row) => row.id === stop?.id);
    if (step === 0 || from < 0) return;
    event.preventDefault();
    let index = from + step;
    while (rows[index] !== undefined && rows[index]?.frame === undefined) index += step;
    const row = rows[index];
    if (row === undefined) return;
    virtual.scrollToIndex(index);
    onSelect(row);
  };
  return (
    <div
      ref={scroller}
      className={styles.log}
      onKeyDown={walk}
      role="log"
      aria-label={`Frames of ${name}`}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
    >
      {rows.length === 0 && <p className={styles.none}>{emptyWords}</p>}
      <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
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
              <Row
                row={row}
                isSelected={row.id === selected}
                isStop={row.id === stop?.id}
                onSelect={() => onSelect(row)}
              />
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
  readonly isStop: boolean;
  readonly onSelect: () => void;
}

function Row({ row, isSelected, isStop, onSelect }: RowProps) {
  const { kind, at, caption, text, bytes, frame } = row;
  const Icon = icons[kind];
  const isFrame = frame !== undefined;
  const head = (
    <span className={styles.head}>
      <time>{logClock(at)}</time>
      <Icon size={12} strokeWidth={2} className={styles[kind]} aria-hidden="true" />
      {isFrame && <span className={styles[kind]}>{kind}</span>}
      <span className={styles.caption}>{caption}</span>
      {isFrame && <span className={styles.bytes}>{bytes.toLocaleString('en-US')} B</span>}
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
      tabIndex={isStop ? 0 : -1}
      onClick={onSelect}
    >
      {head}
      <FrameText text={text} isWhole={isSelected} />
    </button>
  );
}
