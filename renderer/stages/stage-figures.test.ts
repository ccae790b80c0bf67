import { expect, it } from 'vitest';
import type { TraceSummary } from '../../shared/trace/trace';
import { stageFigures } from './stage-figures';

const row = (status: number, durationMs: number) => ({ status, durationMs }) as TraceSummary;

it('counts, shares and ranks the requests', () => {
  const rows = [row(200, 10), row(200, 30), row(404, 20), row(502, 400)];
  expect(stageFigures(rows)).toEqual({ count: 4, p50Ms: 20, p95Ms: 400, share4xx: 0.25, share5xx: 0.25 });
});

it('says zeros where nothing was recorded', () => {
  expect(stageFigures([])).toEqual({ count: 0, p50Ms: 0, p95Ms: 0, share4xx: 0, share5xx: 0 });
});
