// The metrics of a stage: charts that follow the traffic, and its methods by requests, errors or latency.
import { ChartLine, ListFilter, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { MetricRow, MetricsReading } from '../../shared/metrics/metric-figures';
import { CommandItem } from '../commands/CommandItem';
import { useCommands } from '../commands/use-commands';
import { EmptyState } from '../components/EmptyState';
import { ErrorNote } from '../components/ErrorNote';
import { IconAction } from '../components/IconAction';
import { MoreMenu } from '../components/MoreMenu';
import { Segments } from '../components/Segments';
import { ToolButton } from '../components/ToolButton';
import { useStudio } from '../state/studio-context';
import { showTraffic } from '../state/view-store';
import { type ChartMark, MetricChart } from './MetricChart';
import styles from './MetricsDashboard.module.css';
import { PartsTable, SeriesTable } from './MetricsTables';
import { chartsOf } from './metric-charts';
import { savingCommands } from './metrics-commands';
import { RangePicker } from './RangePicker';
import { type MetricsRange, useMetrics } from './use-metrics';

export interface MetricsDashboardProps {
  readonly apiId: string;
  readonly stageName: string;
  /** Where a canary runs, both sides can be looked at apart. */
  readonly hasCanary?: boolean;
  readonly marks?: readonly ChartMark[];
}

type Side = 'both' | 'base' | 'canary';

/** Fills its tab; follows the traffic every few seconds. */
export function MetricsDashboard({ apiId, stageName, hasCanary = false, marks = [] }: MetricsDashboardProps) {
  const { view } = useStudio();
  const [range, setRange] = useState<MetricsRange>({ rangeMs: 600_000 });
  const [part, setPart] = useState<string>();
  const [side, setSide] = useState<Side>('both');
  const [look, setLook] = useState<'charts' | 'table'>('charts');
  const variant = side === 'both' ? {} : { variant: side };
  const stagePlace = { apiId, stageName, ...variant };
  const { reading: whole, error } = useMetrics(stagePlace, range);
  const { reading: alone } = useMetrics({ ...stagePlace, ...(part !== undefined && { part }) }, range);
  const shown = part === undefined ? whole : alone;
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef<MetricsReading>(undefined);
  latest.current = shown;
  useCommands(useMemo(() => savingCommands({ reading: () => latest.current, place: () => element.current }), []));
  const open = (row: MetricRow) => {
    const method = /^([A-Z]+) /.exec(row.part ?? '')?.[1];
    showTraffic(
      view,
      `api:${apiId} stage:${stageName}${method === undefined || method === 'ANY' ? '' : ` method:${method}`}`,
    );
  };
  return (
    <div className={styles.dashboard} ref={element}>
      <div className={styles.bar}>
        <Segments
          label="Look"
          value={look}
          onChange={setLook}
          options={[
            { value: 'charts', label: 'Charts' },
            { value: 'table', label: 'Table' },
          ]}
        />
        {hasCanary && (
          <Segments
            label="Side"
            value={side}
            onChange={setSide}
            options={[
              { value: 'both', label: 'Both' },
              { value: 'base', label: 'Stage' },
              { value: 'canary', label: 'Canary' },
            ]}
          />
        )}
        {part !== undefined && (
          <span className={styles.chosen}>
            <ListFilter size={13} aria-hidden="true" />
            <code>{part}</code>
            <IconAction size="small" icon={X} label="Show the whole stage" onClick={() => setPart(undefined)} />
          </span>
        )}
        <RangePicker range={range} onChange={setRange} />
        <MoreMenu label="Save metrics">
          {['metrics.save-csv', 'metrics.save-json', 'metrics.save-png'].map((id) => (
            <CommandItem key={id} command={id} />
          ))}
        </MoreMenu>
      </div>
      {error !== undefined && <ErrorNote error={error} />}
      {whole !== undefined && whole.total.count === 0 && whole.parts.length === 0 ? (
        <EmptyState
          icon={ChartLine}
          place="inline"
          title="Nothing was counted in this time"
          sentence="Every request through a stage is counted, also when its trace is not kept. Send one, or choose a longer time."
          actions={
            range.rangeMs < 86_400_000 && (
              <ToolButton onClick={() => setRange({ rangeMs: 86_400_000 })}>Show the last day</ToolButton>
            )
          }
        />
      ) : (
        shown !== undefined &&
        whole !== undefined && (
          <>
            {look === 'charts' ? <Charts reading={shown} marks={marks} /> : <SeriesTable reading={shown} />}
            <PartsTable reading={whole} chosen={part} onChoose={(row) => setPart(row.part)} onOpen={open} />
          </>
        )
      )}
    </div>
  );
}

function Charts({ reading, marks }: { readonly reading: MetricsReading; readonly marks: readonly ChartMark[] }) {
  const charts = useMemo(() => chartsOf(reading), [reading]);
  return (
    <div className={styles.charts}>
      {charts.map((chart) => (
        <MetricChart key={chart.title} {...chart} marks={marks} />
      ))}
    </div>
  );
}
