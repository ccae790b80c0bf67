// The official exporters for OTLP over HTTP. Imported only once telemetry is on: most studios never load them.
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { Trace } from '../../../shared/trace/trace';
import { type CountedTotals, metricRecords } from './metric-records';
import { traceSpans } from './trace-spans';

export interface OtlpTarget {
  /** Without `/v1/traces`. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly version: string;
}

export interface OtlpExporters {
  /** Rejects where the collector did not take them. */
  traces(traces: readonly Trace[]): Promise<void>;
  metrics(totals: CountedTotals): Promise<void>;
  dispose(): Promise<void>;
}

const timeoutMillis = 5_000;

/** Opens exporters to a collector. */
export function openOtlpExporters({ endpoint, headers, version }: OtlpTarget): OtlpExporters {
  const base = endpoint.replace(/\/+$/, '');
  const resource = resourceFromAttributes({ 'service.name': 'gatehouse', 'service.version': version });
  const traceExporter = new OTLPTraceExporter({ url: `${base}/v1/traces`, headers: { ...headers }, timeoutMillis });
  const metricExporter = new OTLPMetricExporter({ url: `${base}/v1/metrics`, headers: { ...headers }, timeoutMillis });
  return {
    traces: (traces) =>
      exported((done) =>
        traceExporter.export(
          traces.flatMap((trace) => traceSpans(trace, resource)),
          done,
        ),
      ),
    metrics: (totals) => exported((done) => metricExporter.export(metricRecords(totals, resource), done)),
    async dispose() {
      await Promise.all([traceExporter.shutdown(), metricExporter.shutdown()]);
    },
  };
}

interface Exported {
  readonly code: number;
  readonly error?: Error;
}

function exported(start: (done: (result: Exported) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start(({ code, error }) => (code === 0 ? resolve() : reject(error ?? new Error('The collector refused.'))));
  });
}
