// Metrics in numbers: the methods and routes of a stage, sorted as asked, and the series behind the charts.
import { useMemo, useState } from 'react';
import type { MetricPoint, MetricRow, MetricsReading } from '../../shared/metrics/metric-figures';
import { type Column, DataTable } from '../components/DataTable';
import { MethodBadge } from '../components/MethodBadge';
import { SectionHead } from '../components/SectionHead';
import { Segments } from '../components/Segments';
import { timeWords } from '../design/diagram/time-words';
import styles from './MetricsDashboard.module.css';
import { shareWords, wholeWords } from './metric-charts';

const orders = {
  count: ({ count }: MetricRow) => count,
  errors: ({ errors4xx, errors5xx }: MetricRow) => errors5xx * 1e9 + errors4xx,
  p99: ({ latency }: MetricRow) => latency?.p99 ?? 0,
};
type Order = keyof typeof orders;

export interface PartsTableProps {
  readonly reading: MetricsReading;
  /** The method or route that the charts show alone. */
  readonly chosen: string | undefined;
  readonly onChoose: (row: MetricRow) => void;
  /** Hears Enter and double click: show its requests. */
  readonly onOpen: (row: MetricRow) => void;
}

/** Methods and routes. */
export function PartsTable({ reading, chosen, onChoose, onOpen }: PartsTableProps) {
  const [order, setOrder] = useState<Order>('count');
  const rows = useMemo(
    () => [...reading.parts].sort((a, b) => orders[order](b) - orders[order](a)),
    [reading.parts, order],
  );
  return (
    <section>
      <SectionHead title="Methods and routes" count={rows.length} detail="double click: their requests">
        <Segments
          label="Sort by"
          value={order}
          onChange={setOrder}
          options={[
            { value: 'count', label: 'Requests' },
            { value: 'errors', label: 'Errors' },
            { value: 'p99', label: 'p99' },
          ]}
        />
      </SectionHead>
      <div className={styles.table} style={{ height: Math.min(320, 30 + 28 * Math.max(2, rows.length)) }}>
        <DataTable
          label="Methods and routes"
          columns={partColumns}
          rows={rows}
          keyOf={rowKey}
          selectedKey={rows.find(({ part }) => part === chosen && chosen !== undefined) && chosen}
          onSelect={onChoose}
          onOpen={onOpen}
        />
      </div>
    </section>
  );
}

function rowKey({ apiId, stage, release, part }: MetricRow): string {
  return release === undefined ? (part ?? `${apiId}/${stage}`) : `${part} (${release})`;
}

const ms = (value: number | undefined) => (value === undefined ? '–' : timeWords(value));

const partColumns: readonly Column<MetricRow>[] = [
  { id: 'part', heading: 'Method or route', width: 'minmax(140px, 1fr)', cell: (row) => <PartName row={row} /> },
  { id: 'count', heading: 'Requests', width: '76px', align: 'end', cell: ({ count }) => wholeWords(count) },
  { id: '4xx', heading: '4xx', width: '64px', align: 'end', cell: (row) => shareWords(row.errors4xx, row.count) },
  { id: '5xx', heading: '5xx', width: '64px', align: 'end', cell: (row) => shareWords(row.errors5xx, row.count) },
  { id: 'p50', heading: 'p50', width: '78px', align: 'end', cell: ({ latency }) => ms(latency?.p50) },
  { id: 'p90', heading: 'p90', width: '78px', align: 'end', cell: ({ latency }) => ms(latency?.p90) },
  { id: 'p99', heading: 'p99', width: '82px', align: 'end', cell: ({ latency }) => ms(latency?.p99) },
];

function PartName({ row: { part = '', release } }: { readonly row: MetricRow }) {
  const space = part.indexOf(' ');
  const suffix = release === undefined ? '' : ' (canary)';
  if (space < 0) return <code title={part}>{`${part}${suffix}`}</code>;
  return (
    <span className={styles.cell}>
      <MethodBadge method={part.slice(0, space)} width="narrow" />
      <code title={part}>{`${part.slice(space + 1)}${suffix}`}</code>
    </span>
  );
}

/** The series, newest first. */
export function SeriesTable({ reading }: { readonly reading: MetricsReading }) {
  const rows = useMemo(() => [...reading.points].reverse(), [reading.points]);
  return (
    <div className={styles.series}>
      <DataTable label="Series" columns={pointColumns} rows={rows} keyOf={({ at }) => String(at)} />
    </div>
  );
}

const pointColumns: readonly Column<MetricPoint>[] = [
  {
    id: 'time',
    heading: 'From',
    width: 'minmax(120px, 1fr)',
    cell: ({ at }) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'medium' }).format(at),
  },
  { id: 'count', heading: 'Requests', width: '76px', align: 'end', cell: ({ count }) => wholeWords(count) },
  { id: '4xx', heading: '4xx', width: '56px', align: 'end', cell: ({ errors4xx }) => wholeWords(errors4xx) },
  { id: '5xx', heading: '5xx', width: '56px', align: 'end', cell: ({ errors5xx }) => wholeWords(errors5xx) },
  { id: 'p50', heading: 'p50', width: '78px', align: 'end', cell: ({ latency }) => ms(latency?.p50) },
  { id: 'p99', heading: 'p99', width: '78px', align: 'end', cell: ({ latency }) => ms(latency?.p99) },
  {
    id: 'integration',
    heading: 'Integration p50',
    width: '104px',
    align: 'end',
    cell: ({ integrationLatency }) => ms(integrationLatency?.p50),
  },
];
