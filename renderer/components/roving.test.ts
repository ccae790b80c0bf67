import { describe, expect, it } from 'vitest';
import { neighbour, targetRow } from './roving';

describe('neighbour', () => {
  const items = ['a', 'b', 'c'];
  it('wraps around at both ends and ignores the other axis', () => {
    const moves = [
      neighbour(items, 2, 'ArrowRight', 'horizontal'),
      neighbour(items, 0, 'ArrowLeft', 'horizontal'),
      neighbour(items, 0, 'ArrowDown', 'horizontal'),
      neighbour(items, 0, 'ArrowDown', 'vertical'),
      neighbour(items, 1, 'Home', 'both'),
      neighbour(items, 1, 'End', 'both'),
      neighbour([], 0, 'End', 'both'),
    ];
    expect(moves).toEqual([0, 2, undefined, 1, 0, 2, undefined]);
  });
});

describe('targetRow', () => {
  it('moves by row and page and stops at the ends', () => {
    const moves = [
      targetRow('ArrowDown', 9, 10, 5),
      targetRow('ArrowUp', 0, 10, 5),
      targetRow('PageDown', 2, 10, 5),
      targetRow('PageUp', 2, 10, 5),
      targetRow('End', 0, 10, 5),
      targetRow('Home', 7, 10, 5),
      targetRow('a', 7, 10, 5),
      targetRow('End', 0, 0, 5),
    ];
    expect(moves).toEqual([9, 0, 7, 0, 9, 0, undefined, undefined]);
  });
});
