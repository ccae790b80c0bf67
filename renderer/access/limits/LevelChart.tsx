// The level of a token bucket over the last minute: a line of 1.5 px, refusals dashed.
import styles from './LevelChart.module.css';
import { keptMs, type LevelSample } from './limits-watch';

export interface LevelChartProps {
  readonly samples: readonly LevelSample[];
  /** The level now and the most it can be. */
  readonly level: number;
  readonly burst: number;
  /** Epoch milliseconds of answers with 429. */
  readonly refusals: readonly number[];
  /** Epoch milliseconds of the right edge. */
  readonly now: number;
}

const width = 600;
const height = 92;

/** Drawn in percent of its place, so that it needs no measuring. */
export function LevelChart({ samples, level, burst, refusals, now }: LevelChartProps) {
  const top = Math.max(burst, 1);
  const x = (at: number) => width - ((now - at) / keptMs) * width;
  const y = (value: number) => height - (Math.min(Math.max(value, 0), top) / top) * (height - 4);
  const line = lineOf(samples, level, burst, now);
  const points = line.map((sample) => `${x(sample.at).toFixed(1)},${y(sample.level).toFixed(1)}`);
  const first = line[0];
  const marks = refusals.filter((at) => at > now - keptMs && at <= now);
  const label = `Tokens in the last minute: ${Math.floor(level)} of ${burst} now, ${marks.length} answered 429`;
  return (
    <div className={styles.chart}>
      <div className={styles.levels} aria-hidden="true">
        <span>{top.toLocaleString('en-US')}</span>
        {top % 2 === 0 && <span>{(top / 2).toLocaleString('en-US')}</span>}
        <span>0</span>
      </div>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {[top, top / 2, 0].map((value) => (
          <line key={value} className={styles.grid} x1={0} x2={width} y1={y(value)} y2={y(value)} />
        ))}
        {first !== undefined && (
          <polygon
            className={styles.area}
            points={`${x(first.at).toFixed(1)},${height} ${points.join(' ')} ${width},${height}`}
          />
        )}
        <polyline className={styles.line} points={points.join(' ')} />
        {marks.map((at, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several may come in one millisecond
          <line key={`${at} ${index}`} className={styles.refusal} x1={x(at)} x2={x(at)} y1={2} y2={height} />
        ))}
      </svg>
      <div className={styles.times} aria-hidden="true">
        <span>45 s ago</span>
        <span>30 s</span>
        <span>15 s</span>
      </div>
    </div>
  );
}

/** The samples up to now; a bucket that nobody had used yet was full. */
export function lineOf(samples: readonly LevelSample[], level: number, burst: number, now: number): LevelSample[] {
  const start = now - keptMs;
  const shown = samples.filter(({ at }) => at >= start && at <= now);
  const first = shown[0];
  const before = { at: first === undefined ? start : Math.max(start, first.at - 500), level: burst };
  const lead = first === undefined || first.at > start + 600 ? [{ at: start, level: burst }, before] : [];
  return [...lead, ...shown, { at: now, level }];
}
