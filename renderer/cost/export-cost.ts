// An estimate as a file: CSV of its lines with every tier, JSON of everything.
import type { CostEstimate } from '../../shared/cost/estimate-cost';

const columns = ['service', 'item', 'unit', 'quantity', 'free', 'paid', 'price', 'per', 'cost_usd', 'source', 'date'];

/** One line for each tier of each meter. */
export function costCsv({ lines }: CostEstimate): string {
  const rows = lines.flatMap(({ service, label, unit, quantity, free, steps, source = '', date = '' }) => {
    const shown = steps.length > 0 ? steps : [{ quantity: 0, price: 0, per: 1, cost: 0 }];
    return shown.map(({ quantity: paid, price, per, cost }) =>
      [service, label, unit, quantity, free, paid, price, per, cost, source, date].map(quoted).join(','),
    );
  });
  return `${[columns.join(','), ...rows].join('\n')}\n`;
}

export function costJson(estimate: CostEstimate): string {
  return `${JSON.stringify(estimate, null, 2)}\n`;
}

function quoted(value: string | number): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
