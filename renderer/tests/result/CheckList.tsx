// Every check with its verdict; where it failed, what was expected beside what came.
import type { CheckResult } from '../../../shared/tests/evaluate/check-result';
import { VerdictMark } from '../VerdictMark';
import styles from './CheckList.module.css';

export interface CheckListProps {
  readonly checks: readonly CheckResult[];
  readonly passed: number;
  /** Variables that were set for the requests that follow. */
  readonly captured: Readonly<Record<string, string>>;
}

/** In the order of the expectations. */
export function CheckList({ checks, passed, captured }: CheckListProps) {
  const variables = Object.entries(captured);
  return (
    <div className={styles.list}>
      <p className={styles.sum} role="status">
        {checks.length === 0 ? 'Nothing was expected.' : `${passed} of ${checks.length} checks passed`}
      </p>
      <ul className={styles.checks} aria-label="Checks">
        {checks.map((check, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: checks of one result never move
          <li key={at} className={styles.check} data-verdict={check.verdict}>
            <VerdictMark verdict={check.verdict} />
            <div className={styles.words}>
              <span className={styles.title}>{check.title}</span>
              {check.verdict === 'failed' && (
                <dl className={styles.sides}>
                  <dt>Expected</dt>
                  <dd>{check.expected === '' ? '(empty)' : check.expected}</dd>
                  <dt>Actual</dt>
                  <dd className={styles.actual}>{check.actual === '' ? '(empty)' : check.actual}</dd>
                </dl>
              )}
              {check.verdict === 'passed' && check.actual !== check.expected && (
                <span className={styles.came} title={check.actual}>
                  {check.actual}
                </span>
              )}
              {check.message !== undefined && <span className={styles.message}>{check.message}</span>}
            </div>
          </li>
        ))}
      </ul>
      {variables.length > 0 && (
        <>
          <p className={styles.sum}>Captured</p>
          <dl className={styles.captured}>
            {variables.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd title={value}>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}
