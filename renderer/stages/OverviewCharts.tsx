// The last minutes of a stage in three charts; a canary's lines stand beside the stage's.
import { useMemo } from 'react';
import type { StageState } from '../../shared/contract/stages';
import { deploymentMarks } from '../metrics/deployment-marks';
import { MetricChart } from '../metrics/MetricChart';
import { type ChartContent, chartsOf } from '../metrics/metric-charts';
import { useMetrics } from '../metrics/use-metrics';
import styles from './StageOverview.module.css';

const range = { rangeMs: 10 * 60_000 };
const shown = ['Requests', 'Latency', 'Errors'];

/** Nothing before the first reading. */
export function OverviewCharts({ stage }: { readonly stage: StageState }) {
  const { apiId, stageName } = stage;
  const place = { apiId, stageName };
  const hasCanary = stage.canary !== undefined;
  const own = useMetrics(hasCanary ? { ...place, variant: 'base' } : place, range).reading;
  const canary = useMetrics({ ...place, variant: 'canary' }, range).reading;
  const charts = useMemo(() => {
    if (own === undefined) return [];
    const beside = hasCanary && canary !== undefined ? chartsOf(canary) : [];
    return chartsOf(own)
      .filter(({ title }) => shown.includes(title))
      .map((chart) =>
        withCanary(
          chart,
          beside.find(({ title }) => title === chart.title),
        ),
      );
  }, [own, canary, hasCanary]);
  return (
    <div className={styles.charts}>
      {charts.map((chart) => (
        <MetricChart key={chart.title} {...chart} marks={deploymentMarks(stage)} />
      ))}
    </div>
  );
}

/** One line of each: of several the first, of errors the last, which are those of 5xx. */
function withCanary(chart: ChartContent, canary: ChartContent | undefined): ChartContent {
  if (canary === undefined) return chart;
  const at = chart.title === 'Errors' ? chart.series.length - 1 : 0;
  const [line, beside] = [chart.series[at], canary.series[at]];
  if (line === undefined || beside === undefined || canary.times.length !== chart.times.length) return chart;
  return {
    ...chart,
    note: `canary ${canary.value}`,
    series: [line, { ...beside, label: `${beside.label}, canary`, tone: 2 }],
  };
}
