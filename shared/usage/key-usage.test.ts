import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayUsage, type KeyUsage, usedInPeriod } from './key-usage';
import { dayOf, daysBetween, periodAt } from './quota-period';

const usage: KeyUsage = {
  usagePlanId: 'p',
  apiKeyId: 'k',
  firstDay: '2026-01-30',
  days: [
    ['2026-01-30', 3],
    ['2026-01-31', 4],
    ['2026-02-01', 5],
  ],
  corrections: [['2026-01-31', -2]],
};

it('shows of each day what was used and what the period had left at its end', () => {
  const quota = { limit: 10, offset: 1, period: 'MONTH' } as const;
  const days = ['2026-01-29', '2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02'];
  expect(days.map((day) => dayUsage(usage, quota, day))).toEqual([
    [0, 9],
    [3, 6],
    [4, 4],
    [5, 5],
    [0, 5],
  ]);
});

it('never shows less than nothing left', () => {
  expect(dayUsage(usage, { limit: 2, offset: 0, period: 'DAY' }, '2026-01-30')).toEqual([3, 0]);
});

it('counts the offset for a key that was never used', () => {
  expect(usedInPeriod(undefined, { limit: 5, offset: 2, period: 'WEEK' }, 0)).toBe(2);
});

it('lists the days of a span', () => {
  expect([daysBetween('2026-02-27', '2026-03-02'), daysBetween('2026-03-02', '2026-03-01')]).toEqual([
    ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'],
    [],
  ]);
});

it('puts every instant into exactly one period, which begins at midnight', () => {
  const instant = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
  fc.assert(
    fc.property(fc.constantFrom('DAY', 'WEEK', 'MONTH'), instant, (period, at) => {
      const { startsAt, endsAt } = periodAt(period, at);
      expect(startsAt <= at && at < endsAt).toBe(true);
      expect([periodAt(period, endsAt).startsAt, new Date(startsAt).toISOString().slice(10)]).toEqual([
        endsAt,
        'T00:00:00.000Z',
      ]);
      expect(dayOf(startsAt) <= dayOf(at)).toBe(true);
    }),
  );
});
