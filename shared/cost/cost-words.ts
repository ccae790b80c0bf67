// Money and quantities as people read them.
import type { CostLine } from './estimate-cost';
import type { TierStep } from './price-tiers';

/** `$1,353.10`; what is less than a cent keeps two digits that count. */
export function moneyWords(dollars: number): string {
  const sign = dollars < 0 ? '−' : '';
  const amount = Math.abs(dollars);
  if (amount !== 0 && amount < 0.01) return `${sign}$${amount.toPrecision(2)}`;
  return `${sign}$${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** `400 M`, `1.5 B`, `12,345`, `0.031`. */
export function quantityWords(quantity: number): string {
  if (quantity >= 1e9) return `${shortened(quantity / 1e9)} B`;
  if (quantity >= 1e6) return `${shortened(quantity / 1e6)} M`;
  if (quantity >= 100) return Math.round(quantity).toLocaleString('en-US');
  return shortened(quantity);
}

function shortened(value: number): string {
  return value.toLocaleString('en-US', value < 1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 });
}

/** `333 M × $3.50 / M`. */
export function stepWords({ quantity, price, per }: TierStep): string {
  return `${quantityWords(quantity)} × ${priceWords(price)}${per === 1 ? '' : ` / ${per === 1e6 ? 'M' : quantityWords(per)}`}`;
}

function priceWords(price: number): string {
  return `$${price.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 10 })}`;
}

/** How the cost of a line came about. */
export function derivationWords({ steps, free }: CostLine): string {
  const paid = steps.map(stepWords).join(' + ');
  if (free === 0) return paid;
  return [`${quantityWords(free)} free`, ...(paid === '' ? [] : [paid])].join(' + ');
}
