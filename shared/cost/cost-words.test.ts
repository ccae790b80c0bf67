import { expect, it } from 'vitest';
import { moneyWords } from './cost-words';

it('writes the sign before the dollar, of small amounts too', () => {
  expect([0, 1_353.1, -14.6, 0.0032, -0.0023].map(moneyWords)).toEqual([
    '$0.00',
    '$1,353.10',
    '−$14.60',
    '$0.0032',
    '−$0.0023',
  ]);
});
