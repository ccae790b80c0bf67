// One replayed request: phases and times of both sides in two columns, and every difference.
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import type { ReplayedPair, ReplayedSide } from '../../shared/contract/replay';
import { StatusBadge } from '../components/StatusBadge';
import { timeWords } from '../design/diagram/time-words';
import styles from './ReplayDialog.module.css';

const icons = { passed: CircleCheck, failed: CircleX, skipped: CircleDashed } as const;

/** Bodies as a whole are among the differences; what is the same is not shown twice. */
export function PairView({ pair: { before, after, differences } }: { readonly pair: ReplayedPair }) {
  return (
    <section className={styles.pair} aria-label="Both answers">
      <div className={styles.columns}>
        <Side title="From" side={before} />
        <Side title="To" side={after} />
      </div>
      {differences.length === 0 ? (
        <p className={styles.quiet}>Status, headers, body and what the endpoint is sent are the same.</p>
      ) : (
        <ul className={styles.differences} aria-label="Differences">
          {differences.map(({ part, at, before: was, after: is }) => (
            <li key={`${part} ${at}`}>
              <span>
                {part} <code>{at}</code>
              </span>
              <span>
                {was !== undefined && <del>{was}</del>} → {is === undefined ? 'nothing' : <ins>{is}</ins>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Side({ title, side }: { readonly title: string; readonly side: ReplayedSide }) {
  const { status, route, phases, failure, durationMs } = side;
  return (
    <div>
      <div className={styles.sideHead}>
        <b>{title}</b> <StatusBadge status={status} /> <code>{route ?? 'no method'}</code>
        <span className={styles.quiet}>{timeWords(durationMs)}</span>
      </div>
      <ul className={styles.phases}>
        {phases.map(({ phase, outcome, durationMs: ms }) => {
          const Icon = icons[outcome];
          return (
            <li key={phase} data-outcome={outcome}>
              <Icon size={13} strokeWidth={1.8} aria-label={outcome} />
              {phase.replaceAll('-', ' ')}
              <span className={styles.quiet}>{outcome === 'skipped' ? '' : timeWords(ms)}</span>
            </li>
          );
        })}
      </ul>
      {failure !== undefined && <p className={styles.warning}>{failure.reason ?? failure.responseType}</p>}
    </div>
  );
}
