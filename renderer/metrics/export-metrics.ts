// A reading as a file: CSV of the series, JSON of everything, PNG of the charts as they stand.
import type { MetricFigures, MetricsReading } from '../../shared/metrics/metric-figures';

const columns: readonly (readonly [name: string, of: (figures: MetricFigures) => number | undefined])[] = [
  ['count', ({ count }) => count],
  ['4xx', ({ errors4xx }) => errors4xx],
  ['5xx', ({ errors5xx }) => errors5xx],
  ['latency_p50_ms', ({ latency }) => latency?.p50],
  ['latency_p90_ms', ({ latency }) => latency?.p90],
  ['latency_p99_ms', ({ latency }) => latency?.p99],
  ['integration_latency_p50_ms', ({ integrationLatency }) => integrationLatency?.p50],
  ['integration_latency_p90_ms', ({ integrationLatency }) => integrationLatency?.p90],
  ['integration_latency_p99_ms', ({ integrationLatency }) => integrationLatency?.p99],
  ['cache_hits', ({ cacheHits }) => cacheHits],
  ['cache_misses', ({ cacheMisses }) => cacheMisses],
  ['bytes', ({ bytes }) => bytes],
];

/** One line for each period. */
export function metricsCsv({ points }: MetricsReading): string {
  const lines = points.map((point) =>
    [new Date(point.at).toISOString(), ...columns.map(([, of]) => String(of(point) ?? ''))].join(','),
  );
  return `${[['time', ...columns.map(([name]) => name)].join(','), ...lines].join('\n')}\n`;
}

export function metricsJson(reading: MetricsReading): string {
  return `${JSON.stringify(reading, null, 2)}\n`;
}

const gap = 16;
const headHeight = 22;

/** The charts below `place`, one under the other, as base64 of a PNG. */
export function chartsPng(place: HTMLElement): string {
  const cards = [...place.querySelectorAll<HTMLElement>('[data-chart]')];
  const drawn = cards.flatMap((card) => {
    const canvas = card.querySelector('canvas');
    return canvas === null ? [] : [{ title: card.getAttribute('aria-label') ?? '', canvas }];
  });
  const scale = devicePixelRatio;
  const sheet = document.createElement('canvas');
  sheet.width = Math.max(1, ...drawn.map(({ canvas }) => canvas.width)) + 2 * gap * scale;
  sheet.height = drawn.reduce((sum, { canvas }) => sum + canvas.height + (headHeight + gap) * scale, gap * scale);
  const paint = sheet.getContext('2d');
  if (paint === null) return '';
  const style = getComputedStyle(document.documentElement);
  paint.fillStyle = style.getPropertyValue('--gh-surface');
  paint.fillRect(0, 0, sheet.width, sheet.height);
  paint.fillStyle = style.getPropertyValue('--gh-text');
  paint.font = `${12 * scale}px ${style.getPropertyValue('--gh-font')}`;
  let top = gap * scale;
  for (const { title, canvas } of drawn) {
    paint.fillText(title, gap * scale, top + 14 * scale);
    paint.drawImage(canvas, gap * scale, top + headHeight * scale);
    top += canvas.height + (headHeight + gap) * scale;
  }
  return sheet.toDataURL('image/png').split(',')[1] ?? '';
}
