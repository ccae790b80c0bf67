import { expect, it } from 'vitest';
import { dayWords } from './day-words';

it('says nearby moments by distance and far ones by date', () => {
  const now = new Date(2026, 10, 22, 11, 30).getTime();
  const moments = [
    new Date(2026, 10, 22, 11, 29, 40),
    new Date(2026, 10, 22, 11, 28),
    new Date(2026, 10, 22, 9, 0),
    new Date(2026, 10, 21, 23, 59),
    new Date(2026, 10, 20, 8, 0),
    new Date(2026, 10, 12, 8, 0),
    new Date(2025, 10, 12, 8, 0),
  ];
  expect(moments.map((at) => dayWords(at.getTime(), now))).toEqual([
    'just now',
    '2 minutes ago',
    '2 hours ago',
    'yesterday',
    'Friday',
    '12 Nov',
    '12 Nov 2025',
  ]);
});
