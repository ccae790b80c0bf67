// The right pane of a suite: how its requests and scenarios came out last.
import type { TestResult } from '../../../shared/contract/tests';
import type { TestSuite } from '../../../shared/definition/companions/test-suite';
import { AnswerLine } from '../../components/AnswerLine';
import { countWords } from '../../components/count-words';
import { MethodBadge } from '../../components/MethodBadge';
import { PaneHead } from '../../components/PaneHead';
import { useStudio } from '../../state/studio-context';
import { openTest } from '../../state/view-store';
import { testsOf } from '../test-place';
import { countResults, resultKey, useTestRuns } from '../test-runs';
import { Figures } from '../tree/RunFoot';
import { nameBeside } from '../tree/test-rows';
import { VerdictMark } from '../VerdictMark';
import styles from './ResultPane.module.css';

/** A click opens the test. */
export function SuiteResults({ suite }: { readonly suite: TestSuite }) {
  const { view } = useStudio();
  const results = useTestRuns((runs) => runs.results);
  const rows = testsOf(suite).flatMap((test) => {
    const result = results.get(resultKey(suite.id, test.id));
    return result === undefined ? [] : [{ test, result }];
  });
  return (
    <section className={styles.pane} aria-label="Results" data-region="right">
      <PaneHead title="Results" />
      <AnswerLine>
        <Figures counts={countResults([suite], results)} />
      </AnswerLine>
      <div className={styles.rows}>
        {rows.map(({ test, result }) => (
          <button
            key={test.id}
            type="button"
            className={styles.row}
            onClick={() => openTest(view, { suiteId: suite.id, testId: test.id })}
          >
            <VerdictMark verdict={result.verdict} />
            <span className={styles.words}>
              <span className={styles.name}>
                {'method' in test && <MethodBadge method={test.method} />}{' '}
                {'method' in test ? nameBeside(test.method, test.name) : test.name}
              </span>
              <span className={styles.why}>{whyOf(result)}</span>
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}

/** Why a test did not pass, in one line; its status where it did. */
function whyOf({ verdict, error, checks, answer }: TestResult): string {
  if (error !== undefined) return error;
  const failed = checks.find((check) => check.verdict === 'failed');
  if (verdict === 'failed' && failed !== undefined) return `${failed.title}, was ${failed.actual}`;
  const counted = countWords(checks.length, 'check');
  return answer === undefined ? counted : `${answer.status}, ${counted}`;
}
