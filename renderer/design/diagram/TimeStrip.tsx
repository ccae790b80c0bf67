// The strip below the diagram: where the time went, in proportion, and its sum.

import type { Trace } from '../../../shared/trace/trace';
import { joinClasses } from '../../components/join-classes';
import type { BoxName } from '../../state/view-store';
import styles from './TimeStrip.module.css';
import { timeParts, timeSum } from './time-parts';
import { clockWords, timeWords } from './time-words';

export interface TimeStripProps {
  /** Undefined keeps the strip's place, so that nothing jumps when the first request comes. */
  readonly trace: Trace | undefined;
  /** `Lambda`, `HTTP`: whose time the endpoint's is. */
  readonly endpointTitle: string;
  /** Hears which box the pointer is over. */
  readonly onPoint: (box: BoxName | undefined) => void;
}

/** A bar of 6 px in parts, then start, gateway, endpoint and total. */
export function TimeStrip({ trace, endpointTitle, onPoint }: TimeStripProps) {
  if (trace === undefined) {
    return (
      <div className={styles.place}>
        <div className={styles.strip} />
        <div className={styles.sum}>
          <span>No request yet</span>
        </div>
      </div>
    );
  }
  const parts = timeParts(trace);
  const sum = timeSum(trace);
  const spent = parts.reduce((total, { ms }) => total + ms, 0);
  return (
    <div className={styles.place}>
      <div className={styles.strip} aria-hidden="true" onMouseLeave={() => onPoint(undefined)}>
        {parts.map((part) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: pointing only marks a box, which says the same itself
          <span
            key={part.box}
            className={joinClasses(styles.part, styles[part.tone])}
            // in percent: parts that sum up to less than one would not fill the strip
            style={{ flexGrow: (100 * part.ms) / spent }}
            title={`${part.label} ${timeWords(part.ms)}`}
            onMouseEnter={() => onPoint(part.box)}
          />
        ))}
      </div>
      <div className={styles.sum}>
        <span>{clockWords(trace.startedAt)}</span>
        <span className={styles.times}>
          <span>
            gateway <b>{timeWords(sum.gatewayMs)}</b>
          </span>
          {sum.endpointMs !== undefined && sum.endpointMs > 0 && (
            <span>
              {endpointTitle} <b>{timeWords(sum.endpointMs)}</b>
            </span>
          )}
          <span>
            total <b>{timeWords(sum.totalMs)}</b>
          </span>
        </span>
      </div>
    </div>
  );
}
