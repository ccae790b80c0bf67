// An estimate in tables: lines with the sum of their tiers, methods and routes, and what one change would do.
import { derivationWords, moneyWords, quantityWords } from '../../shared/cost/cost-words';
import type { CostLine, CostPart } from '../../shared/cost/estimate-cost';
import type { PriceBook } from '../../shared/cost/price-book';
import type { WhatIf } from '../../shared/cost/what-if';
import { MethodBadge } from '../components/MethodBadge';
import styles from './Cost.module.css';

/** What is charged, and how the sum came about. */
export function LinesTable({ lines, prices }: { readonly lines: readonly CostLine[]; readonly prices: PriceBook }) {
  return (
    <table className={styles.table} aria-label="What is charged">
      <thead>
        <tr>
          <th>Item</th>
          <th className={styles.end}>A month</th>
          <th>Quantity × price</th>
          <th className={styles.end}>Cost</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.meter} ${line.label}`}>
            <td>
              <b>{line.service}</b> <span className={styles.quiet}>{line.label}</span>
            </td>
            <td className={styles.end}>
              {quantityWords(line.quantity)} <span className={styles.quiet}>{line.unit}</span>
            </td>
            <td title={sourceWords(line, prices)}>
              <code className={styles.sum}>{derivationWords(line)}</code>
              {!line.isVerified && <span className={styles.doubt}> price not confirmed</span>}
            </td>
            <td className={styles.end}>{moneyWords(line.cost)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sourceWords({ source, date }: CostLine, { sources }: PriceBook): string {
  const named = source !== undefined && Object.hasOwn(sources, source) ? sources[source]?.what : source;
  return `Price from: ${named ?? 'no source at hand'}${date === undefined ? '' : `, ${date}`}`;
}

/** Methods and routes, the dearest first. */
export function PartsTable({ parts }: { readonly parts: readonly CostPart[] }) {
  const most = Math.max(...parts.map(({ cost }) => cost), Number.MIN_VALUE);
  return (
    <table className={styles.table} aria-label="Cost by method or route">
      <thead>
        <tr>
          <th>Method or route</th>
          <th className={styles.end}>Requests</th>
          <th className={styles.end}>API Gateway</th>
          <th className={styles.end}>Functions</th>
          <th className={styles.end}>Data, logs</th>
          <th className={styles.end}>Cost</th>
          <th aria-label="Share" />
        </tr>
      </thead>
      <tbody>
        {parts.map(({ part, requests, gateway, functions, other, cost }) => (
          <tr key={part}>
            <td>
              <PartName part={part} />
            </td>
            <td className={styles.end}>{quantityWords(requests)}</td>
            {[gateway, functions, other, cost].map((money, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change
              <td key={at} className={styles.end}>
                {moneyWords(money)}
              </td>
            ))}
            <td className={styles.barCell} aria-hidden="true">
              <i style={{ width: `${(cost / most) * 100}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PartName({ part }: { readonly part: string }) {
  const [, method, path] = /^([A-Z]+) (.+)$/.exec(part) ?? [];
  if (method === undefined || path === undefined) return <code>{part}</code>;
  return (
    <span className={styles.part}>
      <MethodBadge method={method} width="narrow" />
      <code>{path}</code>
    </span>
  );
}

/** One change at a time. */
export function WhatIfTable({ changes }: { readonly changes: readonly WhatIf[] }) {
  return (
    <table className={styles.table} aria-label="What if">
      <tbody>
        {changes.map(({ title, total, difference, remark }) => (
          <tr key={title}>
            <td>{title}</td>
            <td className={styles.quiet}>{remark}</td>
            <td className={styles.end}>{moneyWords(total)}</td>
            <td className={styles.end} data-tone={difference < 0 ? 'less' : difference > 0 ? 'more' : undefined}>
              {difference > 0 ? '+' : ''}
              {moneyWords(difference)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
