// The foot of the sidebar: how all tests came out last, or the run under way with its bar and Cancel.
import { Square } from 'lucide-react';
import type { TestCounts } from '../../../shared/contract/tests';
import type { TestSuite } from '../../../shared/definition/companions/test-suite';
import { CommandButton } from '../../commands/CommandButton';
import { useCommandTable } from '../../commands/use-commands';
import { ToolButton } from '../../components/ToolButton';
import { countResults, useTestRuns } from '../test-runs';
import { VerdictMark } from '../VerdictMark';
import styles from './RunFoot.module.css';

/** Keeps its height, so that nothing jumps as a run begins and ends. */
export function RunFoot({ suites }: { readonly suites: readonly TestSuite[] }) {
  const { run } = useCommandTable();
  const results = useTestRuns((runs) => runs.results);
  const running = useTestRuns((runs) => runs.running);
  // a run that is through may still wait for its traces to be recorded
  if (running !== undefined && running.done < running.counts.total) {
    const { done, counts } = running;
    return (
      <section className={styles.foot} aria-label="Test run">
        <div className={styles.line}>
          <span className={styles.words} role="status">
            {done} of {counts.total}
          </span>
          <ToolButton size="small" icon={Square} onClick={() => void run('tests.cancel')}>
            Cancel
          </ToolButton>
        </div>
        <Bar counts={counts} label={`${done} of ${counts.total} requests`} done={done} />
      </section>
    );
  }
  const counts = countResults(suites, results);
  return (
    <section className={styles.foot} aria-label="Test run">
      <div className={styles.line}>
        <Figures counts={counts} />
        <CommandButton command="tests.run-all" label="Run all" size="small" />
      </div>
      <Bar counts={counts} label="Last results" done={counts.total - counts.skipped} />
    </section>
  );
}

/** `12 passed, 2 failed`, each behind its shape. */
export function Figures({ counts }: { readonly counts: TestCounts }) {
  const { passed, failed, errors, skipped, total } = counts;
  if (skipped === total) return <span className={styles.words}>{total === 0 ? 'No requests yet' : 'Not run yet'}</span>;
  return (
    <span className={styles.figures}>
      <span title={`${passed} passed`}>
        <VerdictMark verdict="passed" /> {passed}
      </span>
      {failed > 0 && (
        <span title={`${failed} failed`}>
          <VerdictMark verdict="failed" /> {failed}
        </span>
      )}
      {errors > 0 && (
        <span title={`${errors} could not be sent`}>
          <VerdictMark verdict="error" /> {errors}
        </span>
      )}
      {skipped > 0 && (
        <span title={`${skipped} not run`}>
          <VerdictMark verdict="skipped" /> {skipped}
        </span>
      )}
    </span>
  );
}

function Bar({ counts, label, done }: { readonly counts: TestCounts; readonly label: string; readonly done: number }) {
  const { total, passed, failed, errors } = counts;
  const share = (count: number) => `${total === 0 ? 0 : (count / total) * 100}%`;
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
    >
      <div className={styles.passed} style={{ width: share(passed) }} />
      <div className={styles.failed} style={{ width: share(failed + errors) }} />
    </div>
  );
}
