import { expect, it } from 'vitest';
import type { TestResult } from '../contract/tests';
import { junitReport } from './junit-report';

const result = (name: string, verdict: TestResult['verdict'], more: Partial<TestResult> = {}): TestResult => ({
  suiteId: 's1',
  suiteName: 'Pets & <more>',
  testId: name,
  name,
  verdict,
  checks: [],
  captured: {},
  durationMs: 12.4,
  ...more,
});

it('writes one case per request, with what failed, and nothing that XML cannot hold', () => {
  const failed = result('two', 'failed', {
    sent: { method: 'GET', url: '/pets', headers: [] },
    requestId: 'req-1',
    checks: [
      {
        index: 0,
        check: 'status',
        title: 'status equals 200',
        verdict: 'failed',
        expected: '200',
        actual: '5\u000000',
      },
    ],
  });
  const results = [
    result('one', 'passed'),
    failed,
    result('three', 'error', { error: 'No "answer"' }),
    result('four', 'skipped'),
  ];
  const counts = { total: 4, passed: 1, failed: 1, errors: 1, skipped: 1 };
  const run = { runId: 'r', startedAt: 0, durationMs: 50, counts, isCancelled: false, results };
  expect(junitReport(run)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="gatehouse" tests="4" failures="1" errors="1" skipped="1" time="0.050">
  <testsuite name="Pets &#38; &#60;more&#62;" tests="4" failures="1" errors="1" skipped="1" time="0.050">
    <testcase name="one" classname="Pets &#38; &#60;more&#62;" time="0.012"/>
    <testcase name="two" classname="Pets &#38; &#60;more&#62;" time="0.012">
      <failure message="status equals 200">GET /pets
status equals 200
  expected: 200
  actual:   5\ufffd00
request id: req-1</failure>
    </testcase>
    <testcase name="three" classname="Pets &#38; &#60;more&#62;" time="0.012">
      <error message="No &#34;answer&#34;"></error>
    </testcase>
    <testcase name="four" classname="Pets &#38; &#60;more&#62;" time="0.012">
      <skipped/>
    </testcase>
  </testsuite>
</testsuites>
`);
});
