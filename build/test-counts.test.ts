import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { addCounts, noTests, playwrightCounts, summaryLine, vitestCounts } from './test-counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'test-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it('counts a file of tests that could not be loaded', () => {
  const broken = { status: 'failed', assertionResults: [] };
  const whole = { status: 'failed', assertionResults: [{ status: 'failed' }] };
  const content = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, testResults: [broken, whole] };
  expect(vitestCounts(report(content))).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

it('counts a test that passed at the second try as passed, and errors outside tests as failed', () => {
  const content = {
    stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 3 },
    errors: [{ message: 'no test file' }],
  };
  expect(playwrightCounts(report(content))).toEqual({ passed: 8, failed: 2, skipped: 3 });
});

it('counts nothing where a run left no report', () => {
  expect([vitestCounts(join(folder, 'none')), playwrightCounts(join(folder, 'none'))]).toEqual([noTests, noTests]);
});

it('says the sum, and what was skipped only where something was', () => {
  const some = { passed: 2, failed: 0, skipped: 0 };
  expect([summaryLine(addCounts(some, some)), summaryLine(addCounts(some, { ...noTests, skipped: 1 }))]).toEqual([
    '4 passed, 0 failed',
    '2 passed, 0 failed, 1 skipped',
  ]);
});
