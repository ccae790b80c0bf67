// The results of a run as JUnit XML, the form that build servers read.
import type { TestResult, TestRun } from '../contract/tests';

/** The XML document of a run. One `testsuite` per suite, one `testcase` per request. */
export function junitReport(run: TestRun): string {
  const { counts, durationMs } = run;
  const suites = [...grouped(run.results)].map(([, results]) => suiteElement(results));
  const attributes = countAttributes(counts.total, counts.failed, counts.errors, counts.skipped, durationMs);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="gatehouse"${attributes}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function grouped(results: readonly TestResult[]): ReadonlyMap<string, readonly TestResult[]> {
  const bySuite = new Map<string, TestResult[]>();
  for (const result of results) bySuite.set(result.suiteId, [...(bySuite.get(result.suiteId) ?? []), result]);
  return bySuite;
}

function suiteElement(results: readonly TestResult[]): string {
  const count = (verdict: TestResult['verdict']) => results.filter((result) => result.verdict === verdict).length;
  const durationMs = results.reduce((sum, result) => sum + result.durationMs, 0);
  const attributes = countAttributes(results.length, count('failed'), count('error'), count('skipped'), durationMs);
  const name = results[0]?.suiteName ?? '';
  return [`  <testsuite name="${xml(name)}"${attributes}>`, ...results.map(caseElement), '  </testsuite>'].join('\n');
}

function countAttributes(tests: number, failures: number, errors: number, skipped: number, durationMs: number): string {
  return ` tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="${seconds(durationMs)}"`;
}

function caseElement(result: TestResult): string {
  const { suiteName, name, durationMs, verdict } = result;
  const open = `    <testcase name="${xml(name)}" classname="${xml(suiteName)}" time="${seconds(durationMs)}"`;
  if (verdict === 'passed') return `${open}/>`;
  if (verdict === 'skipped') return `${open}>\n      <skipped/>\n    </testcase>`;
  const [word, message, text] =
    verdict === 'error' ? ['error', result.error ?? '', ''] : ['failure', firstFailure(result), failureText(result)];
  return `${open}>\n      <${word} message="${xml(message)}">${xml(text)}</${word}>\n    </testcase>`;
}

function firstFailure({ checks }: TestResult): string {
  return checks.find(({ verdict }) => verdict === 'failed')?.title ?? '';
}

function failureText({ checks, sent, requestId }: TestResult): string {
  const failed = checks.filter(({ verdict }) => verdict === 'failed');
  const lines = failed.map(
    ({ title, expected, actual, message }) =>
      `${title}\n  expected: ${expected}\n  actual:   ${actual}${message === undefined ? '' : `\n  ${message}`}`,
  );
  const request = sent === undefined ? [] : [`${sent.method} ${sent.url}`];
  return [...request, ...lines, ...(requestId === undefined ? [] : [`request id: ${requestId}`])].join('\n');
}

function seconds(durationMs: number): string {
  return (durationMs / 1_000).toFixed(3);
}

/** Escapes a text for an attribute or element; XML 1.0 has no way to write other control characters. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
