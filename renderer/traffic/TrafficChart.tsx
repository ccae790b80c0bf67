// Requests over the last fifteen minutes as bars; words and table say the same.
import { useEffect, useMemo, useState } from 'react';
import type { TraceSummary } from '../../shared/trace/trace';
import styles from './TrafficChart.module.css';
import { trafficBars } from './traffic-bars';

const sliceMs = 12_000;
const slices = 75;
/** A single request must not look like a peak. */
const lowestScale = 4;

/** A strip of 62 px; drawn anew every few seconds so that time moves on. */
export function TrafficChart({ rows }: { readonly rows: readonly TraceSummary[] }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 4_000);
    return () => clearInterval(timer);
  }, []);
  const until = Math.max(now, rows[0]?.startedAt ?? 0);
  const bars = useMemo(() => trafficBars(rows, until, sliceMs, slices), [rows, until]);
  const highest = Math.max(lowestScale, ...bars.map(({ good, refused, failed }) => good + refused + failed));
  const total = bars.reduce((sum, { good, refused, failed }) => sum + good + refused + failed, 0);
  return (
    <div className={styles.chart} role="img" aria-label={`${total} requests in the last 15 minutes`}>
      <div className={styles.bars}>
        {bars.map(({ good, refused, failed }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: slices are places in time from left to right
          <span key={at} className={styles.bar}>
            <i data-class="5xx" style={{ height: `${(failed / highest) * 100}%` }} />
            <i data-class="4xx" style={{ height: `${(refused / highest) * 100}%` }} />
            <i style={{ height: `${(good / highest) * 100}%` }} />
          </span>
        ))}
      </div>
      <div className={styles.legend}>
        <span>15 min ago</span>
        <span className={styles.end}>
          <b data-class="2xx" /> 2xx, 3xx <b data-class="4xx" /> 4xx <b data-class="5xx" /> 5xx
          <span>now</span>
        </span>
      </div>
    </div>
  );
}
