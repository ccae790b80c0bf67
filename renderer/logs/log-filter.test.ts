import { expect, it } from 'vitest';
import type { LogLine } from '../../shared/contract/logs';
import { filterRequests, filterWords, logLinesText, logTest, markWords } from './log-filter';

const lines: readonly LogLine[] = [
  { id: 1, source: 'execution', at: 0, text: '(r1) Starting execution', apiId: 'a', stage: 'dev', requestId: 'r1' },
  { id: 2, source: 'access', at: 60_000, text: 'r1 200', apiId: 'a', stage: 'dev', isCanary: true },
  { id: 3, source: 'function', at: 90_000, text: 'START r9\n', functionName: 'orders', requestId: 'r9' },
  {
    id: 4,
    source: 'execution',
    at: 95_000,
    text: '(r2) Starting execution',
    apiId: 'b',
    stage: 'prod',
    requestId: 'r2',
    level: 'ERROR',
  },
];

it('shows lines by source, API, stage, request, function, age and words', () => {
  const shown = (text: string, more = {}) =>
    lines.filter(logTest({ source: 'all', text, ...more }, 100_000)).map(({ id }) => id);
  expect([
    shown('', { source: 'access' }),
    shown('', { apiId: 'a' }),
    shown('level:error'),
    shown('stage:DEV'),
    shown('request:r1'),
    shown('request:r2,r9'),
    shown('function:orders'),
    shown('since:15s'),
    shown('starting execution'),
  ]).toEqual([[2], [1, 2, 3], [4], [1, 2], [1, 2], [3, 4], [3], [3, 4], [1, 4]]);
});

it('writes whose each line is, canaries as AWS names their group', () => {
  expect(logLinesText(lines.slice(1, 3))).toBe(
    '1970-01-01T00:01:00.000Z  access     dev/Canary  r1 200\n1970-01-01T00:01:30.000Z  function   orders  START r9',
  );
});

it('marks where the words of a filter stand, whatever their case, and no pattern in them', () => {
  const words = filterWords('status stage:dev (r1) request:r1,r9');
  expect([words, filterRequests('status request:r1,r9'), markWords('(R1) Status: 200', words)]).toEqual([
    ['status', '(r1)'],
    ['r1', 'r9'],
    [
      { text: '(R1)', isHit: true },
      { text: ' ', isHit: false },
      { text: 'Status', isHit: true },
      { text: ': 200', isHit: false },
    ],
  ]);
});
