// The phases of both sides next to each other: what came of each, how long it took, and the difference in time.
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import type { ReplayedSide } from '../../shared/contract/replay';
import { isSlower } from '../../shared/replay/compare-answers';
import { timeWords } from '../design/diagram/time-words';
import styles from './PairView.module.css';

const icons = { passed: CircleCheck, failed: CircleX, skipped: CircleDashed } as const;

type Phase = ReplayedSide['phases'][number];

/** Checks of who may call stand below the phase that made them. */
export function PhaseTable({ before, after }: { readonly before: ReplayedSide; readonly after: ReplayedSide }) {
  const names = [...new Set([...before.phases, ...after.phases].map(({ phase }) => phase))];
  const checks = [...new Set([...before.checks, ...after.checks].map(({ name }) => name))];
  return (
    <table className={styles.phases} aria-label="Phases">
      <thead>
        <tr>
          <th scope="col">Phase</th>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">Time</th>
        </tr>
      </thead>
      <tbody>
        {names.flatMap((phase) => {
          const [a, b] = [before, after].map(({ phases }) => phases.find((one) => one.phase === phase));
          const row = (
            <tr key={phase}>
              <th scope="row">{phase.replaceAll('-', ' ')}</th>
              <Outcome phase={a} />
              <Outcome phase={b} />
              <td className={styles.delta}>{deltaWords(a, b)}</td>
            </tr>
          );
          const asked =
            phase === 'access' ? checks.map((name) => <CheckLine key={name} {...{ name, before, after }} />) : [];
          return [row, ...asked];
        })}
        <tr className={styles.total}>
          <th scope="row">Whole answer</th>
          <td>{timeWords(before.durationMs)}</td>
          <td>{timeWords(after.durationMs)}</td>
          <td className={styles.delta} data-slower={isSlower(before.durationMs, after.durationMs) || undefined}>
            {signed(after.durationMs - before.durationMs)}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Outcome({ phase }: { readonly phase: Phase | undefined }) {
  if (phase === undefined) return <td className={styles.quiet}>not a phase here</td>;
  const { outcome, durationMs } = phase;
  const Icon = icons[outcome];
  return (
    <td data-outcome={outcome}>
      <span className={styles.outcome}>
        <Icon size={13} strokeWidth={1.8} aria-label={outcome} />
        {outcome === 'skipped' ? 'not reached' : timeWords(durationMs)}
      </span>
    </td>
  );
}

interface CheckLineProps {
  readonly name: ReplayedSide['checks'][number]['name'];
  readonly before: ReplayedSide;
  readonly after: ReplayedSide;
}

function CheckLine({ name, before, after }: CheckLineProps) {
  const cell = ({ checks }: ReplayedSide) => {
    const check = checks.find((one) => one.name === name);
    return check === undefined ? (
      <td className={styles.quiet}>not asked</td>
    ) : (
      <td data-outcome={check.verdict === 'denied' ? 'failed' : 'passed'}>{check.said}</td>
    );
  };
  return (
    <tr className={styles.check}>
      <th scope="row">{name.replaceAll('-', ' ')}</th>
      {cell(before)}
      {cell(after)}
      <td />
    </tr>
  );
}

function deltaWords(before: Phase | undefined, after: Phase | undefined): string {
  if (before === undefined || after === undefined) return '';
  if (before.outcome === 'skipped' || after.outcome === 'skipped') return '';
  return signed(after.durationMs - before.durationMs);
}

/** Below a tenth of a millisecond nothing is told apart. */
function signed(ms: number): string {
  if (Math.abs(ms) < 0.1) return '';
  return `${ms > 0 ? '+' : '−'}${timeWords(Math.abs(ms))}`;
}
