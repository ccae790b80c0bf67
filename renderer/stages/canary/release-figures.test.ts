import { expect, it } from 'vitest';
import type { TraceSummary } from '../../../shared/trace/trace';
import { nextShare, releaseFigures } from './release-figures';

const row = (status: number, durationMs: number, isCanary?: boolean) =>
  ({ status, durationMs, ...(isCanary && { isCanary }) }) as TraceSummary;

it('counts each release by itself', () => {
  const { production, canary, p95DifferenceMs } = releaseFigures([row(200, 10), row(500, 30), row(200, 22, true)]);
  expect([production.count, production.share5xx, canary.count, canary.share5xx, p95DifferenceMs]).toEqual([
    2, 0.5, 1, 0, -8,
  ]);
});

it('compares nothing before both releases have served', () => {
  expect(releaseFigures([row(200, 10)]).p95DifferenceMs).toBeUndefined();
});

it('raises the share step by step, up to all requests', () => {
  expect([0, 5, 12.5, 50, 99, 100].map(nextShare)).toEqual([5, 10, 25, 100, 100, undefined]);
});
