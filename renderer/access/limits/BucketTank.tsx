// A token bucket drawn as one: a bar per token, twenty at most, the number and when it is full beside.
import styles from './BucketTank.module.css';
import { numberWords, spanWords } from './limit-words';

export interface BucketTankProps {
  readonly level: number;
  readonly burst: number;
  /** Tokens a second. */
  readonly rate: number;
}

const mostBars = 20;

/** The bars stand for a token each; in a bucket for more than twenty, for an equal part. */
export function BucketTank({ level, burst, rate }: BucketTankProps) {
  const bars = Math.min(burst, mostBars);
  const perBar = bars === 0 ? 1 : burst / bars;
  const tokens = Math.floor(level + 1e-6);
  const missing = Math.max(0, burst - level);
  return (
    <div className={styles.tank}>
      <div className={styles.bucket} aria-hidden="true">
        {Array.from({ length: bars }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          <span key={at} className={styles.bar} data-full={(at + 1) * perBar <= tokens + 1e-6 || undefined} />
        ))}
      </div>
      <div className={styles.words}>
        <b>{numberWords(tokens)}</b>
        <span>of {numberWords(burst)} tokens</span>
        <span className={styles.full}>{missing < 0.01 ? 'now' : 'full in'}</span>
        <strong>{missing < 0.01 ? 'full' : rate > 0 ? spanWords((missing / rate) * 1_000) : 'never'}</strong>
      </div>
    </div>
  );
}
