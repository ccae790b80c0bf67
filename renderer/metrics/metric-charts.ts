// Which charts a reading makes, and in which words.
import type { MetricPoint, MetricsReading } from '../../shared/metrics/metric-figures';
import { byteWords, timeWords } from '../design/diagram/time-words';
import type { ChartSeries, MetricChartProps } from './MetricChart';

export type ChartContent = Omit<MetricChartProps, 'marks'>;

/** The charts of a reading: those of WebSocket APIs, caches and HTTP APIs only where they were counted. */
export function chartsOf(reading: MetricsReading): ChartContent[] {
  const { total, periodMs, from, to } = reading;
  const points = settledPoints(reading);
  const times = points.map(({ at }) => at);
  const seconds = periodMs / 1_000;
  const values = (of: (point: MetricPoint) => number | undefined) => points.map((point) => of(point) ?? null);
  const perSecond = total.count / Math.max(1, (to - from) / 1_000);
  const errors = (of: (point: MetricPoint) => number) =>
    values((point) => (point.count === 0 ? 0 : (of(point) / point.count) * 100));
  const line = (label: string, tone: ChartSeries['tone'], of: ChartSeries['values'], isFilled = false) => ({
    ...{ label, tone, values: of },
    ...(isFilled && { isFilled }),
  });
  const charts: ChartContent[] = [
    {
      title: 'Requests',
      times,
      series: [
        line(
          'per second',
          1,
          values(({ at, count }) => count / Math.min(seconds, Math.max(1, (to - at) / 1_000))),
          true,
        ),
      ],
      value: wholeWords(total.count),
      note: `${rateWords(perSecond)} per second`,
      format: rateWords,
    },
    {
      title: 'Latency',
      times,
      series: [
        line(
          'p50',
          1,
          values(({ latency }) => latency?.p50),
        ),
        line(
          'p90',
          2,
          values(({ latency }) => latency?.p90),
        ),
        line(
          'p99',
          3,
          values(({ latency }) => latency?.p99),
        ),
      ],
      value: total.latency === undefined ? '–' : timeWords(total.latency.p50),
      ...(total.latency && { note: `p99 ${timeWords(total.latency.p99)}` }),
      format: axisMs,
    },
    {
      title: 'Errors',
      times,
      series: [
        line(
          '4xx',
          3,
          errors(({ errors4xx }) => errors4xx),
        ),
        line(
          '5xx',
          4,
          errors(({ errors5xx }) => errors5xx),
        ),
      ],
      value: shareWords(total.errors4xx + total.errors5xx, total.count),
      note: `${wholeWords(total.errors4xx)} of 4xx, ${wholeWords(total.errors5xx)} of 5xx`,
      format: (value) => `${Number(value.toFixed(1))} %`,
    },
    {
      title: 'Integration latency',
      times,
      series: [
        line(
          'p50',
          1,
          values(({ integrationLatency }) => integrationLatency?.p50),
        ),
        line(
          'p90',
          2,
          values(({ integrationLatency }) => integrationLatency?.p90),
        ),
        line(
          'p99',
          3,
          values(({ integrationLatency }) => integrationLatency?.p99),
        ),
      ],
      value: total.integrationLatency === undefined ? '–' : timeWords(total.integrationLatency.p50),
      ...(total.integrationLatency && { note: `p99 ${timeWords(total.integrationLatency.p99)}` }),
      format: axisMs,
    },
  ];
  const cached = total.cacheHits + total.cacheMisses;
  if (cached > 0) {
    charts.push({
      title: 'Cache',
      times,
      series: [
        line(
          'hits',
          1,
          values(({ cacheHits }) => cacheHits),
          true,
        ),
        line(
          'misses',
          3,
          values(({ cacheMisses }) => cacheMisses),
        ),
      ],
      value: shareWords(total.cacheHits, cached),
      note: 'answered from the cache',
      format: wholeWords,
    });
  }
  if (total.bytes > 0) {
    charts.push({
      title: 'Data processed',
      times,
      series: [
        line(
          'both ways',
          1,
          values(({ bytes }) => bytes),
          true,
        ),
      ],
      value: byteWords(total.bytes),
      format: byteWords,
    });
  }
  if (total.socket !== undefined) {
    charts.push({
      title: 'Messages',
      times,
      series: [
        line(
          'messages',
          1,
          values(({ socket }) => socket?.messages ?? 0),
          true,
        ),
        line(
          'connects',
          2,
          values(({ socket }) => socket?.connects ?? 0),
        ),
        line(
          'errors',
          4,
          values(({ socket }) => (socket?.clientErrors ?? 0) + (socket?.executionErrors ?? 0)),
        ),
      ],
      value: wholeWords(total.socket.messages),
      note: `${wholeWords(total.socket.connects)} connects`,
      format: wholeWords,
    });
  }
  return charts;
}

/** A period that has hardly begun would look like a fall. */
function settledPoints({ points, periodMs, to }: MetricsReading): readonly MetricPoint[] {
  return points.filter(({ at }) => at + periodMs / 2 <= to);
}

export function wholeWords(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function rateWords(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 0 });
}

function axisMs(value: number): string {
  return `${value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 })} ms`;
}

export function shareWords(part: number, all: number): string {
  return all === 0 ? '–' : `${Number(((part / all) * 100).toFixed(1))} %`;
}
