// Every token bucket that is not full, with its level.
import { Gauge } from 'lucide-react';
import type { BucketState } from '../../../shared/contract/usage';
import { Tag } from '../../components/Count';
import { EmptyState } from '../../components/EmptyState';
import { ErrorNote } from '../../components/ErrorNote';
import { limitNames, numberWords, spanWords } from '../limits/limit-words';
import { useLimits } from '../limits/use-limits';
import { ShareTrack } from '../plans/ShareTrack';
import styles from './ThrottlePanel.module.css';

/** More than anyone reads at once; thousands of keys may be calling. */
const mostShown = 100;

/** Full buckets are not listed. */
export function BucketsPart() {
  const { limits, error } = useLimits();
  const buckets = limits?.buckets ?? [];
  return (
    <>
      <div className={styles.head}>
        <h3>Token buckets</h3>
        <span className={styles.quiet}>
          {buckets.length > mostShown ? `${mostShown} of ${numberWords(buckets.length)}` : 'those that are not full'}
        </span>
      </div>
      {error !== undefined && limits === undefined && <ErrorNote error={error} />}
      {limits !== undefined && buckets.length === 0 && (
        <EmptyState
          icon={Gauge}
          place="inline"
          title="Every bucket is full"
          sentence="Send a burst to a method with a limit: its bucket empties here."
        />
      )}
      {buckets.slice(0, mostShown).map((bucket) => (
        <BucketLine key={bucket.key} bucket={bucket} />
      ))}
    </>
  );
}

function BucketLine({ bucket: { limit, of, level, burst, rate, fullInMs } }: { readonly bucket: BucketState }) {
  const tokens = Math.floor(level + 1e-6);
  const words = `${numberWords(tokens)} of ${numberWords(burst)}`;
  const end = fullInMs === undefined ? 'never refills' : `full in ${spanWords(fullInMs)}`;
  return (
    <div className={styles.bucket}>
      <div className={styles.line}>
        <span className={styles.name} title={of}>
          {of}
        </span>
        <Tag>{limitNames[limit]}</Tag>
      </div>
      <div className={styles.line}>
        <ShareTrack of="left" value={level} max={burst} label={`${words} tokens of ${of}`} />
        <span className={styles.quiet}>
          {words}, +{numberWords(rate)} per s, {end}
        </span>
      </div>
    </div>
  );
}
