// `gatehouse metrics`: what was counted of an API or a stage, in figures and by method.
import type { MetricFigures, MetricRow, MetricsReading } from '../../../../shared/metrics/metric-figures';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

const unitsMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

export const metricsCommand: Command = {
  name: 'metrics',
  summary: 'Prints requests, errors and latencies of an API (or of all) over a time, by stage and method.',
  usage: '[API] [--stage S] [--range 1h]',
  positionals: { min: 0, max: 1 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'only this stage' },
    method: { type: 'string', value: 'KEY', summary: 'only this method or route: "GET /pets/{id}"' },
    range: { type: 'string', value: 'TIME', summary: 'how far back: 5m, 1h (default), 12h, 1d, 3d at most' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const [word] = invocation.positionals;
      const rangeMs = rangeOption(invocation);
      const stageName = textOption(invocation, 'stage');
      const part = textOption(invocation, 'method');
      const reading = await client.metrics.read({
        rangeMs,
        ...(word !== undefined && { apiId: (await findApi(client, word)).id }),
        ...(stageName !== undefined && { stageName }),
        ...(part !== undefined && { part }),
      });
      return printResult(invocation, reading, readingLines(reading));
    }),
};

/** `--range`, in milliseconds; `usual` where it is not given. */
export function rangeOption(invocation: Invocation, usual = '1h'): number {
  const text = textOption(invocation, 'range') ?? usual;
  const [, digits = '', unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const rangeMs = Number(digits) * (unitsMs[unit] ?? 0);
  if (rangeMs < 60_000 || rangeMs > 3 * 86_400_000) {
    throw new UsageError(`--range ${text} is no time from 1m to 3d: write 5m, 1h or 1d.`);
  }
  return rangeMs;
}

function readingLines({ from, to, total, stages, parts }: MetricsReading): string[] {
  const time = (at: number) => new Date(at).toISOString();
  if (total.count === 0) return [`Nothing was counted from ${time(from)} to ${time(to)}.`];
  const named = [
    ...stages.map((row) => [stageOf(row), row] as const),
    ...parts.map((row) => [`${stageOf(row)} ${row.part}`, row] as const),
  ];
  const width = Math.max(5, ...named.map(([name]) => name.length));
  return [
    `${time(from)} to ${time(to)}`,
    `${''.padEnd(width)}  requests     4xx     5xx   p50 ms   p90 ms   p99 ms  cache hits`,
    lineOf('total'.padEnd(width), total),
    ...named.map(([name, row]) => lineOf(name.padEnd(width), row)),
  ];
}

function stageOf({ apiName, stage, release }: MetricRow): string {
  return `${apiName}/${stage}${release === undefined ? '' : ' (canary)'}`;
}

function lineOf(name: string, { count, errors4xx, errors5xx, latency, cacheHits, cacheMisses }: MetricFigures): string {
  const cached = cacheHits + cacheMisses;
  const ms = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(1)).padStart(9);
  const whole = (value: number, width: number) => String(value).padStart(width);
  const share = cached === 0 ? '–' : `${Math.round((cacheHits / cached) * 100)} %`;
  const counts = `${whole(count, 10)}${whole(errors4xx, 8)}${whole(errors5xx, 8)}`;
  return `${name}${counts}${ms(latency?.p50)}${ms(latency?.p90)}${ms(latency?.p99)}${share.padStart(12)}`;
}
