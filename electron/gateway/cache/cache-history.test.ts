import { expect, it } from 'vitest';
import { openCacheHistory } from './cache-history';

const dev = { apiId: 'a1', stageName: 'dev' };
const minute = 60_000;

it('counts each stage for itself, in all and by minute', () => {
  const history = openCacheHistory();
  history.count(dev, 10, true);
  history.count(dev, minute + 5, false);
  history.count(dev, minute + 6, true);
  history.count({ ...dev, stageName: 'prod' }, 10, false);
  expect(history.read(dev, 2 * minute)).toEqual({
    hits: 2,
    misses: 1,
    minutes: [
      { minute: 0, hits: 1, misses: 0 },
      { minute, hits: 1, misses: 1 },
    ],
  });
});

it('tells of the last hour alone, and keeps the totals', () => {
  const history = openCacheHistory();
  for (let at = 0; at < 70; at += 1) history.count(dev, at * minute, true);
  const { hits, minutes } = history.read(dev, 100 * minute);
  expect([hits, minutes.map((one) => one.minute / minute)]).toEqual([
    70,
    Array.from({ length: 29 }, (_, at) => 41 + at),
  ]);
});
