// Quota periods: days, weeks and months in UTC.
// https://docs.aws.amazon.com/apigateway/latest/api/API_QuotaSettings.html

export type QuotaPeriod = 'DAY' | 'WEEK' | 'MONTH';

/** Epoch milliseconds, the end exclusive. */
export interface PeriodSpan {
  readonly startsAt: number;
  readonly endsAt: number;
}

const dayMs = 86_400_000;

/** The period that holds `at` (epoch milliseconds). */
export function periodAt(period: QuotaPeriod, at: number): PeriodSpan {
  const midnight = Math.floor(at / dayMs) * dayMs;
  if (period === 'DAY') return { startsAt: midnight, endsAt: midnight + dayMs };
  const date = new Date(midnight);
  if (period === 'MONTH') {
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    return { startsAt: Date.UTC(year, month, 1), endsAt: Date.UTC(year, month + 1, 1) };
  }
  // AWS assumed: weeks begin on Sunday
  const startsAt = midnight - date.getUTCDay() * dayMs;
  return { startsAt, endsAt: startsAt + 7 * dayMs };
}

/** `YYYY-MM-DD` in UTC. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Every day from `first` to `last`, both `YYYY-MM-DD`; empty where `last` is earlier. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= Date.parse(`${last}T00:00:00Z`); at += dayMs) {
    days.push(dayOf(at));
  }
  return days;
}
