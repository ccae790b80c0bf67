// How values lie: their number, sum, ends, and each value with how often it came, as statistics need them.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html

export interface ValueSpread {
  readonly count: number;
  readonly sum: number;
  readonly least: number;
  readonly most: number;
  readonly values: readonly (readonly [value: number, count: number])[];
}

/** More different values of one minute are thinned out: percentiles are then near, not exact. */
const mostValues = 1_000;

/** The spread of values that came one by one. */
export function spreadOf(values: readonly number[], counts: readonly number[] = values.map(() => 1)): ValueSpread {
  const pairs = values.map((value, at): [number, number] => [value, counts[at] ?? 1]);
  return {
    count: pairs.reduce((sum, [, count]) => sum + count, 0),
    sum: pairs.reduce((sum, [value, count]) => sum + value * count, 0),
    least: Math.min(...values),
    most: Math.max(...values),
    values: pairs,
  };
}

/** All of them as one; those without values do not count. */
export function addSpreads(spreads: readonly ValueSpread[]): ValueSpread {
  const counted = spreads.filter(({ count }) => count > 0);
  const [first] = counted;
  if (first === undefined) return { count: 0, sum: 0, least: 0, most: 0, values: [] };
  if (counted.length === 1) return first;
  const values = new Map<number, number>();
  for (const spread of counted) {
    for (const [value, count] of spread.values) values.set(value, (values.get(value) ?? 0) + count);
  }
  return {
    count: counted.reduce((sum, { count }) => sum + count, 0),
    sum: counted.reduce((total, { sum }) => total + sum, 0),
    least: counted.reduce((least, each) => Math.min(least, each.least), first.least),
    most: counted.reduce((most, each) => Math.max(most, each.most), first.most),
    values: thin([...values].sort(([a], [b]) => a - b)),
  };
}

/** The value below which `percent` of the values lie. */
export function percentileOf({ count, values, most }: ValueSpread, percent: number): number {
  const rank = (count * percent) / 100;
  let passed = 0;
  for (const [value, times] of [...values].sort(([a], [b]) => a - b)) {
    passed += times;
    if (passed >= rank) return value;
  }
  return most;
}

/** Neighbours are joined until there are few enough. */
function thin(values: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  if (values.length <= mostValues) return values;
  return thin(
    values.flatMap(([value, count], at): [number, number][] => {
      if (at % 2 === 1) return [];
      return [[values[at + 1]?.[0] ?? value, count + (values[at + 1]?.[1] ?? 0)]];
    }),
  );
}
