import { expect, it } from 'vitest';
import { spanWords } from './limit-words';

it('says spans in the two units that matter', () => {
  const spans = [0, 810, 9_000, 48_200, 90_000, 47_700_000, 273_600_000];
  expect(spans.map(spanWords)).toEqual(['0 s', '0.9 s', '9 s', '49 s', '2 min', '13 h 15 min', '3 d 4 h']);
});
