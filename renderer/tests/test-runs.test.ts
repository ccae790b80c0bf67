import { expect, it } from 'vitest';
import type { TestResult } from '../../shared/contract/tests';
import { countResults, createTestRuns, followProgress } from './test-runs';

const result = (testId: string, verdict: TestResult['verdict']): TestResult => ({
  suiteId: 's',
  suiteName: 'S',
  testId,
  name: testId,
  verdict,
  checks: [],
  captured: {},
  durationMs: 1,
});
const counts = { total: 2, passed: 0, failed: 0, errors: 0, skipped: 0 };

it('keeps the last result of each request, and a skipped one leaves the result before it', () => {
  const start = createTestRuns().getState();
  const ran = followProgress(start, { runId: 'r', counts, done: 1, result: result('a', 'failed'), isFinished: false });
  const ended = followProgress(ran, { runId: 'r', counts, done: 2, result: result('a', 'skipped'), isFinished: true });
  expect([ran.running?.done, ended.running, ended.results.get('s/a')?.verdict]).toEqual([1, undefined, 'failed']);
});

it('counts requests that never ran as skipped, and scenarios beside them', () => {
  const results = new Map([
    ['s/a', result('a', 'passed')],
    ['s/talk', result('talk', 'passed')],
  ]);
  const suite = { id: 's', requests: [{ id: 'a' }, { id: 'b' }], scenarios: [{ id: 'talk' }] };
  expect(countResults([suite], results)).toEqual({
    total: 3,
    passed: 2,
    failed: 0,
    errors: 0,
    skipped: 1,
  });
});
