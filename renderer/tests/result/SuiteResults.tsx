// The right pane of a suite: how its requests came out last.
import type { TestResult } from '../../../shared/contract/tests';
import type { TestSuite } from '../../../shared/definition/companions/test-suite';
import { AnswerLine } from '../../components/AnswerLine';
import { countWords } from '../../components/count-words';
import { MethodBadge } from '../../components/MethodBadge';
import { PaneHead } from '../../components/PaneHead';
import { useStudio } from '../../state/studio-context';
import { openTest } from '../../state/view-store';
import { countResults, resultKey, useTestRuns } from '../test-runs';
import { Figures } from '../tree/RunFoot';
import { nameBeside } from '../tree/test-rows';
import { VerdictMark } from '../VerdictMark';
import styles from './ResultPane.module.css';

/** A click opens the request. */
export function SuiteResults({ suite }: { readonly suite: TestSuite }) {
  const { view } = useStudio();
  const results = useTestRuns((runs) => runs.results);
  const rows = suite.requests.flatMap((request) => {
    const result = results.get(resultKey(suite.id, request.id));
    return result === undefined ? [] : [{ request, result }];
  });
  return (
    <section className={styles.pane} aria-label="Results" data-region="right">
      <PaneHead title="Results" />
      <AnswerLine>
        <Figures counts={countResults([suite], results)} />
      </AnswerLine>
      <div className={styles.rows}>
        {rows.map(({ request, result }) => (
          <button
            key={request.id}
            type="button"
            className={styles.row}
            onClick={() => openTest(view, { suiteId: suite.id, testId: request.id })}
          >
            <VerdictMark verdict={result.verdict} />
            <span className={styles.words}>
              <span className={styles.name}>
                <MethodBadge method={request.method} /> {nameBeside(request.method, request.name)}
              </span>
              <span className={styles.why}>{whyOf(result)}</span>
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}

/** Why a request did not pass, in one line; its status where it did. */
function whyOf({ verdict, error, checks, answer }: TestResult): string {
  if (error !== undefined) return error;
  const failed = checks.find((check) => check.verdict === 'failed');
  if (verdict === 'failed' && failed !== undefined) return `${failed.title}, was ${failed.actual}`;
  return answer === undefined ? '' : `${answer.status}, ${countWords(checks.length, 'check')}`;
}
