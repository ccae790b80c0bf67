import { expect, it } from 'vitest';
import { marksAfter, marksShown } from './row-marks';

const keys = ['a', 'b', 'c', 'd'];

it('marks a row and takes the mark away again', () => {
  const one = marksAfter('toggle', keys, new Set(), 1, 0);
  expect([[...one], [...marksAfter('toggle', keys, one, 1, 1)]]).toEqual([['b'], []]);
});

it('reaches from the row touched before in either direction and keeps what was marked', () => {
  expect([
    [...marksAfter('reach', keys, new Set(), 2, 0)],
    [...marksAfter('reach', keys, new Set(['d']), 0, 1)],
  ]).toEqual([
    ['a', 'b', 'c'],
    ['d', 'a', 'b'],
  ]);
});

it('shows that some are marked, or all, and counts no mark of a row that is not listed', () => {
  expect([
    marksShown(keys, new Set(['z'])),
    marksShown(keys, new Set(['a', 'z'])),
    marksShown(keys, new Set(keys)),
    marksShown([], new Set()),
  ]).toEqual(['none', 'some', 'all', 'none']);
});
