import { expect, it } from 'vitest';
import type { Finding } from '../../shared/definition/finding';
import { problemCount, problemRows } from './problem-rows';

function finding(severity: Finding['severity'], rule: string): Finding {
  return { severity, rule, key: 'model:a/Order', path: '', message: rule };
}

const file = { file: 'models/Order.json', line: 1, column: 1, message: 'broken', excerpt: '' };

it('puts broken files first, then the worst findings, and keeps the order of equals', () => {
  const rows = problemRows(
    [file],
    [finding('info', 'i'), finding('warning', 'w'), finding('error', 'e1'), finding('error', 'e2')],
  );
  expect(rows.map((row) => (row.kind === 'file' ? row.problem.file : row.finding.rule))).toEqual([
    'models/Order.json',
    'e1',
    'e2',
    'w',
    'i',
  ]);
});

it('counts what needs attention and tells the worst of it', () => {
  expect([
    problemCount([], [finding('info', 'i')]),
    problemCount([], [finding('warning', 'w'), finding('info', 'i')]),
    problemCount([file], []),
  ]).toEqual([
    { value: 0, tone: 'warning' },
    { value: 1, tone: 'warning' },
    { value: 1, tone: 'error' },
  ]);
});
