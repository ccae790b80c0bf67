// The throttle lab: send a burst, watch every bucket, look at the quotas' days, move the clock.
import { BucketsPart } from './BucketsPart';
import { BurstPart } from './BurstPart';
import { ClockPart } from './ClockPart';
import { QuotaCalendar } from './QuotaCalendar';
import styles from './ThrottlePanel.module.css';

/** Three columns, each scrolling for itself. */
export function ThrottlePanel() {
  return (
    <div className={styles.panel}>
      <section className={styles.column} aria-label="Burst">
        <BurstPart />
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and nothing in it takes the focus */}
      <section className={styles.column} aria-label="Token buckets" tabIndex={0}>
        <BucketsPart />
      </section>
      <section className={styles.column} aria-label="Quota and clock">
        <ClockPart />
        <QuotaCalendar />
      </section>
    </div>
  );
}
