import { expect, it } from 'vitest';
import { keyWords, leftWords, ratioWords, sizeWords } from './cache-words';

it('writes sizes with the unit that fits', () => {
  expect([0, 812, 1_024, 1_434, 16 * 1_024 * 1_024].map(sizeWords)).toEqual([
    '0 B',
    '812 B',
    '1 kB',
    '1.4 kB',
    '16 MB',
  ]);
});

it('writes the time that is left to the second', () => {
  expect([-5, 0, 400, 59_000, 60_000, 299_000, 3_600_000].map(leftWords)).toEqual([
    '0 s',
    '0 s',
    '1 s',
    '59 s',
    '1 min',
    '4 min 59 s',
    '1 h',
  ]);
});

it('writes the share of hits, and a dash where nothing was asked', () => {
  expect([ratioWords({ hits: 2, misses: 1 }), ratioWords({ hits: 0, misses: 0 })]).toEqual(['67 %', '–']);
});

it('names what the request had for each key parameter', () => {
  const parts = [
    { parameter: 'method.request.querystring.page', values: ['2'] },
    { parameter: 'method.request.header.X.Tenant', values: [] },
  ];
  expect(keyWords({ key: { namespace: 'r1', httpMethod: 'GET', parts } })).toBe('page=2  X.Tenant absent');
});
