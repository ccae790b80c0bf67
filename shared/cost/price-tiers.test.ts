import fc from 'fast-check';
import { expect, it } from 'vitest';
import { costOfSteps, type PriceTier, tierSteps } from './price-tiers';

const tiers: readonly PriceTier[] = [
  { upTo: 10, price: 3 },
  { upTo: 30, price: 2 },
  { upTo: null, price: 1 },
];

it('goes through the tiers in order and says what each cost', () => {
  expect(tierSteps(35, tiers, 1)).toEqual([
    { from: 0, upTo: 10, quantity: 10, price: 3, per: 1, cost: 30 },
    { from: 10, upTo: 30, quantity: 20, price: 2, per: 1, cost: 40 },
    { from: 30, upTo: null, quantity: 5, price: 1, per: 1, cost: 5 },
  ]);
  expect(tierSteps(0, tiers, 1)).toEqual([]);
});

it('has no jump where a tier ends', () => {
  const cost = (quantity: number) => costOfSteps(tierSteps(quantity, tiers, 1));
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (quantity) => {
      const step = cost(quantity + 1e-6) - cost(quantity);
      expect(step).toBeGreaterThanOrEqual(0);
      expect(step).toBeLessThan(1e-5);
    }),
  );
});
