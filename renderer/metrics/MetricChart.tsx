// A chart over time in its card: title and words, the newest value, 112 px of lines; says the same to screen readers.
import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { type ChartColors, dashes, type SeriesTone, useChartColors } from './chart-colors';
import styles from './MetricChart.module.css';

export interface ChartSeries {
  readonly label: string;
  readonly tone: SeriesTone;
  /** One for each time; null where nothing was measured. */
  readonly values: readonly (number | null)[];
  readonly isFilled?: boolean;
}

/** A moment that explains the curve: a deployment. */
export interface ChartMark {
  readonly at: number;
  readonly label: string;
}

export interface MetricChartProps {
  readonly title: string;
  /** Epoch milliseconds, ascending. */
  readonly times: readonly number[];
  readonly series: readonly ChartSeries[];
  /** The value to show while nothing is pointed at: of the whole range. */
  readonly value: string;
  readonly note?: string;
  readonly format: (value: number) => string;
  /** The scale reaches at least so far. */
  readonly least?: number;
  readonly marks?: readonly ChartMark[];
}

const height = 112;

/** One card. */
export function MetricChart(props: MetricChartProps) {
  const { title, times, series, value, note, format, least = 1, marks = [] } = props;
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const [pointed, setPointed] = useState<number>();
  const colors = useChartColors();
  const latest = useRef({ format, least, marks });
  latest.current = { format, least, marks };
  const shape = JSON.stringify(series.map(({ label, tone, isFilled }) => [label, tone, isFilled]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for what of the series the options need
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const made = new uPlot(
      optionsOf({ series, colors, width: element.clientWidth, read: () => latest.current, setPointed }),
      [[], ...series.map(() => [])],
      element,
    );
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, [shape, colors]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a plot that was made anew needs its values again
  useEffect(() => {
    plot.current?.setData([times.map((at) => at / 1_000), ...series.map(({ values }) => [...values])]);
  }, [times, series, shape, colors]);
  const at = pointed === undefined ? undefined : times[pointed];
  return (
    <figure className={styles.card} data-chart={title} aria-label={`${title}: ${value}${note ? `, ${note}` : ''}`}>
      <figcaption className={styles.head}>
        <b>{title}</b>
        <span className={styles.words}>
          {series.map(({ label, tone }) => (
            <span key={label}>
              <Stroke tone={tone} />
              {label}
            </span>
          ))}
        </span>
      </figcaption>
      <div className={styles.value} aria-hidden="true">
        {at === undefined || pointed === undefined ? (
          <>
            <b>{value}</b>
            {note !== undefined && <span>{note}</span>}
          </>
        ) : (
          <>
            <b>{series.map(({ values }) => spoken(values[pointed], format)).join(' · ')}</b>
            <span>{timeOf(at)}</span>
          </>
        )}
      </div>
      <div className={styles.plot} ref={place} aria-hidden="true" />
    </figure>
  );
}

/** The line as the chart draws it. */
function Stroke({ tone }: { readonly tone: SeriesTone }) {
  return (
    <svg width="14" height="6" aria-hidden="true">
      <line
        x1="0"
        x2="14"
        y1="3"
        y2="3"
        stroke={`var(--gh-series-${tone})`}
        strokeWidth="2"
        strokeDasharray={dashes[tone].join(' ')}
      />
    </svg>
  );
}

/** A value that no line leads to is a point; all others are drawn by their line. */
function loneValue(values: ArrayLike<number | null | undefined>): number[] {
  const there = Array.from(values, (value, at) => (typeof value === 'number' ? at : -1)).filter((at) => at >= 0);
  return there.length === 1 ? there : [];
}

function spoken(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? '–' : format(value);
}

interface PlotParts {
  readonly series: readonly ChartSeries[];
  readonly colors: ChartColors;
  readonly width: number;
  readonly read: () => {
    readonly format: (value: number) => string;
    readonly least: number;
    readonly marks: readonly ChartMark[];
  };
  readonly setPointed: (index: number | undefined) => void;
}

function optionsOf({ series, colors, width, read, setPointed }: PlotParts): uPlot.Options {
  const axis = { stroke: colors.text, font: colors.font, ticks: { show: false } };
  return {
    width,
    height,
    legend: { show: false },
    padding: [6, 8, 0, 0],
    // one line through all charts of the page
    cursor: { sync: { key: 'metrics' }, drag: { x: false, y: false }, points: { size: 6 }, y: false },
    scales: { y: { range: (_plot, _least, most) => [0, Math.max(read().least, (most ?? 0) * 1.1)] } },
    axes: [
      {
        ...axis,
        ...{ size: 20, gap: 4, space: 44, grid: { show: false } },
        values: ({ scales }, seconds) => seconds.map((at) => clockOf(at * 1_000, spanOf(scales.x))),
      },
      {
        ...axis,
        ...{ size: 52, gap: 6, space: 26, grid: { stroke: colors.line, width: 1 } },
        values: (_plot, values) => values.map((value) => read().format(value)),
      },
    ],
    series: [
      {},
      ...series.map(({ label, tone, isFilled }) => ({
        label,
        stroke: colors.series[tone],
        width: 1.5,
        dash: [...dashes[tone]],
        points: { show: true, size: 4, filter: (plot: uPlot, at: number) => loneValue(plot.data[at] ?? []) },
        spanGaps: true,
        ...(isFilled && { fill: `${colors.series[tone]}24` }),
      })),
    ],
    hooks: {
      setCursor: [({ cursor }) => setPointed(cursor.idx ?? undefined)],
      draw: [(plot) => drawMarks(plot, read().marks, colors)],
    },
  };
}

function drawMarks({ ctx, bbox, valToPos, scales }: uPlot, marks: readonly ChartMark[], { mark }: ChartColors): void {
  const { min = 0, max = 0 } = scales.x ?? {};
  ctx.save();
  ctx.strokeStyle = mark;
  ctx.lineWidth = devicePixelRatio * 1.5;
  ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const { at } of marks) {
    if (at / 1_000 < (min ?? 0) || at / 1_000 > (max ?? 0)) continue;
    const x = valToPos(at / 1_000, 'x', true);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

function spanOf(scale: uPlot.Scale | undefined): number {
  return ((scale?.max ?? 0) - (scale?.min ?? 0)) * 1_000;
}

function clockOf(at: number, spanMs: number): string {
  if (spanMs > 86_400_000) return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }).format(at);
  return new Intl.DateTimeFormat('en-GB', {
    ...{ hour: '2-digit', minute: '2-digit' },
    ...(spanMs < 120_000 && { second: '2-digit' }),
  }).format(at);
}

/** `10:44:31`, with the day where it is not today's. */
function timeOf(at: number): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }).format(at);
  if (new Date(at).toDateString() === new Date().toDateString()) return time;
  return `${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }).format(at)}, ${time}`;
}
