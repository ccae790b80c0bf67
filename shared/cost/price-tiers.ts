// What a quantity costs where the price falls with the quantity: the whole sum, and every step of it.

export interface PriceTier {
  /** Up to this quantity, counted from zero; null: without an end. */
  readonly upTo: number | null;
  /** In US dollars. */
  readonly price: number;
}

/** One step of a sum: `quantity` × `price` for each `per`. */
export interface TierStep {
  readonly from: number;
  readonly upTo: number | null;
  readonly quantity: number;
  readonly price: number;
  readonly per: number;
  readonly cost: number;
}

/** The steps that `quantity` goes through; none for nothing. */
export function tierSteps(quantity: number, tiers: readonly PriceTier[], per: number): readonly TierStep[] {
  const steps: TierStep[] = [];
  let from = 0;
  for (const { upTo, price } of tiers) {
    const inTier = Math.min(quantity, upTo ?? Number.POSITIVE_INFINITY) - from;
    if (inTier <= 0) break;
    steps.push({ from, upTo, quantity: inTier, price, per, cost: (inTier * price) / per });
    from += inTier;
  }
  return steps;
}

/** The sum of the steps. */
export function costOfSteps(steps: readonly TierStep[]): number {
  return steps.reduce((sum, { cost }) => sum + cost, 0);
}
