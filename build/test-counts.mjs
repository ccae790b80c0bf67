// Counts tests out of the reports that vitest and playwright write, and says them in one line.
import { existsSync, readFileSync } from 'node:fs';

export const noTests = { passed: 0, failed: 0, skipped: 0 };

/** The sum of two counts. */
export function addCounts(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** Counts of vitest's JSON report; a file of tests that could not be loaded counts as one failure. */
export function vitestCounts(file) {
  if (!existsSync(file)) return noTests;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const unloaded = report.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** Counts of playwright's JSON report; a test that passed when tried again counts as passed; playwright's list names it. */
export function playwrightCounts(file) {
  if (!existsSync(file)) return noTests;
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/** `N passed, M failed`, and `, K skipped` where there are any. */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
