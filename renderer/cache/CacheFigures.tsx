// How much a stage's cache helps: hits, misses, their share minute by minute, and the room that is taken.
import type { StageCacheState } from '../../shared/contract/cache';
import { Meter } from '../components/Meter';
import styles from './Cache.module.css';
import { ratioWords, sizeWords } from './cache-words';

/** Figures, the last hour, and the room. */
export function CacheFigures({ state }: { readonly state: StageCacheState }) {
  const { hits, misses, bytes, limitBytes, clusterSize } = state;
  const figures = [
    { label: 'Hit ratio', value: ratioWords(state) },
    { label: 'Hits', value: hits.toLocaleString('en-US') },
    { label: 'Misses', value: misses.toLocaleString('en-US') },
  ];
  const room = `${sizeWords(bytes)} of ${sizeWords(limitBytes)}`;
  return (
    <div className={styles.figuresPart}>
      <dl className={styles.figures}>
        {figures.map(({ label, value }) => (
          <div key={label} className={styles.figure}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <RatioChart state={state} />
      <Meter value={bytes} max={limitBytes} text={`${room} (${clusterSize ?? '0.5'} GB on AWS)`} />
    </div>
  );
}

const shownMinutes = 30;
const height = 40;
const slotWidth = 10;
const minuteMs = 60_000;

/** A bar a minute: hits below, misses above. */
function RatioChart({ state: { minutes, at } }: { readonly state: StageCacheState }) {
  const first = at - (at % minuteMs) - (shownMinutes - 1) * minuteMs;
  const shown = minutes.filter(({ minute }) => minute >= first);
  const most = Math.max(...shown.map(({ hits, misses }) => hits + misses), 1);
  const [hits, misses] = [sum(shown.map((one) => one.hits)), sum(shown.map((one) => one.misses))];
  if (hits + misses === 0) return null;
  return (
    <figure className={styles.chartPart}>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${shownMinutes * slotWidth} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`The last ${shownMinutes} minutes: ${hits} hits, ${misses} misses`}
      >
        {shown.map((one) => {
          const x = ((one.minute - first) / minuteMs) * slotWidth + 1;
          const low = (one.hits / most) * (height - 2);
          const high = (one.misses / most) * (height - 2);
          return (
            <g key={one.minute}>
              <rect className={styles.hit} x={x} y={height - low} width={slotWidth - 2} height={low} />
              <rect className={styles.miss} x={x} y={height - low - high} width={slotWidth - 2} height={high} />
            </g>
          );
        })}
      </svg>
      <figcaption className={styles.legend}>
        <span className={styles.hitKey}>hits</span>
        <span className={styles.missKey}>misses</span>
        <span>last {shownMinutes} min</span>
      </figcaption>
    </figure>
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
