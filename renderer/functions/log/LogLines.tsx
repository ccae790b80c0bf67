// Log lines with their time: only those in view exist, and the end stays in view until the reader scrolls up.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { LogLine } from '../../../shared/contract/logs';
import { joinClasses } from '../../components/join-classes';
import { logClock } from '../../shell/panels/log-clock';
import styles from './LogLines.module.css';

export interface LogLinesProps {
  /** For screen readers. */
  readonly label: string;
  readonly lines: readonly LogLine[];
  readonly hasTime?: boolean;
}

const lineHeight = 17;

/** A scrolling region of lines; long ones break. */
export function LogLines({ label, lines, hasTime = true }: LogLinesProps) {
  const scroller = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 30,
    getItemKey: (index) => lines[index]?.id ?? index,
  });
  const last = lines.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last line is the trigger
  useEffect(() => {
    if (isAtEnd.current && lines.length > 0) virtual.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [last]);
  return (
    <section
      ref={scroller}
      className={styles.lines}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable with keys
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 2 * lineHeight;
      }}
    >
      <div className={styles.tall} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index];
          if (line === undefined) return null;
          return (
            <div
              key={key}
              data-index={index}
              ref={virtual.measureElement}
              className={joinClasses(styles.line, styles[toneOf(line.text)])}
              style={{ transform: `translateY(${start}px)` }}
            >
              {hasTime && <span className={styles.time}>{logClock(line.at)}</span>}
              <code>{line.text.trimEnd()}</code>
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** START, END and REPORT are the service's own; errors are what one looks for. */
function toneOf(text: string): 'frame' | 'error' | 'plain' {
  if (/^(?:INIT_START|START|END|REPORT) /.test(text)) return 'frame';
  return /\bERROR\b|^Traceback|^\S*(?:Error|Exception):|Task timed out/.test(text) ? 'error' : 'plain';
}
