// What was counted, in Prometheus's text format: totals of stages, of their methods and routes, and of the process.
// https://prometheus.io/docs/instrumenting/exposition_formats/
import type { GatewayState } from '../../../shared/contract/invocations';
import type { CountedRow, Spread } from '../../../shared/metrics/counted-row';
import type { Studio } from '../../studio/create-studio';

type Counters = NonNullable<Studio['gateway']['counters']>;
type Labels = Readonly<Record<string, string>>;

interface Family {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly samples: readonly Sample[];
}

interface Sample {
  readonly labels: Labels;
  readonly value: number | Spread;
}

export interface PrometheusSource {
  readonly counters: Counters | undefined;
  readonly state: GatewayState;
  /** Totals of stages, methods and routes. */
  readonly rows: readonly CountedRow[];
  /** WebSocket connections that are open, by stage. */
  readonly connections: readonly { readonly apiId: string; readonly stage: string }[];
}

/** Upper ends of the histograms' buckets, in seconds; the last is the longest that an integration may take. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 29];

/** The text of `/_gatehouse/metrics`. Names follow the metrics of AWS/ApiGateway. */
export function prometheusText({ counters, state, rows, connections }: PrometheusSource): string {
  const stages = counters?.perStage ?? [];
  const perStage = (value: (stage: (typeof stages)[number]) => number): Sample[] =>
    stages.map((stage) => ({ labels: stageLabels(stage), value: value(stage) }));
  const methods = rows.filter(({ part }) => part !== undefined);
  const wholes = rows.filter(({ part }) => part === undefined);
  const perMethod = (value: (row: CountedRow) => number | Spread): Sample[] =>
    methods.map((row) => ({ labels: { ...stageLabels(row), ...partLabels(row) }, value: value(row) }));
  const sockets = (value: (figures: NonNullable<CountedRow['socket']>) => number): Sample[] =>
    wholes.flatMap((row) => (row.socket ? [{ labels: stageLabels(row), value: value(row.socket) }] : []));
  const one = (value: number | undefined): Sample[] => (value === undefined ? [] : [{ labels: {}, value }]);
  const families: Family[] = [
    gauge('gatehouse_up', '1 while the gateway runs.', one(state.status === 'running' ? 1 : 0)),
    counter('gatehouse_gateway_restarts_total', 'Restarts of the gateway process.', one(state.restarts)),
    gauge(
      'gatehouse_gateway_resident_memory_bytes',
      'Memory of the gateway process.',
      one(counters?.process?.rssBytes),
    ),
    gauge('gatehouse_gateway_heap_used_bytes', 'Heap in use there.', one(counters?.process?.heapUsedBytes)),
    gauge('gatehouse_websocket_connections', 'WebSocket connections that are open.', connectionSamples(connections)),
    counter('gatehouse_requests_total', 'Requests answered.', one(counters?.requests ?? 0)),
    counter('gatehouse_untraced_requests_total', 'Requests counted without a trace.', one(counters?.untraced ?? 0)),
    counter(
      'gatehouse_count_total',
      'Count per stage.',
      perStage(({ count }) => count),
    ),
    counter(
      'gatehouse_4xx_error_total',
      '4XXError per stage.',
      perStage(({ errors4xx }) => errors4xx),
    ),
    counter(
      'gatehouse_5xx_error_total',
      '5XXError per stage.',
      perStage(({ errors5xx }) => errors5xx),
    ),
    counter(
      'gatehouse_throttled_total',
      'Answers 429 per stage.',
      perStage(({ throttles }) => throttles),
    ),
    counter(
      'gatehouse_cache_hit_count_total',
      'CacheHitCount per stage.',
      perStage(({ cacheHits }) => cacheHits),
    ),
    counter(
      'gatehouse_cache_miss_count_total',
      'CacheMissCount per stage.',
      perStage(({ cacheMisses }) => cacheMisses),
    ),
    counter(
      'gatehouse_latency_milliseconds_total',
      'Sum of Latency per stage.',
      perStage(({ latencyMs }) => latencyMs),
    ),
    counter(
      'gatehouse_integration_latency_milliseconds_total',
      'Sum of IntegrationLatency per stage.',
      perStage(({ integrationLatencyMs }) => integrationLatencyMs),
    ),
    counter(
      'gatehouse_data_processed_bytes_total',
      'DataProcessed per stage of HTTP APIs.',
      wholes
        .filter(({ protocol }) => protocol === 'HTTP')
        .map((row) => ({ labels: stageLabels(row), value: row.bytes })),
    ),
    counter(
      'gatehouse_websocket_connects_total',
      'ConnectCount per stage.',
      sockets(({ connects }) => connects),
    ),
    counter(
      'gatehouse_websocket_messages_total',
      'MessageCount per stage.',
      sockets(({ messages }) => messages),
    ),
    counter(
      'gatehouse_websocket_integration_errors_total',
      'IntegrationError per stage.',
      sockets(({ integrationErrors }) => integrationErrors),
    ),
    counter(
      'gatehouse_method_count_total',
      'Requests per method or route.',
      perMethod(({ count }) => count),
    ),
    counter(
      'gatehouse_method_4xx_error_total',
      'Answers 4xx per method or route.',
      perMethod(({ errors4xx }) => errors4xx),
    ),
    counter(
      'gatehouse_method_5xx_error_total',
      'Answers 5xx per method or route.',
      perMethod(({ errors5xx }) => errors5xx),
    ),
    {
      name: 'gatehouse_latency_seconds',
      type: 'histogram',
      help: 'Latency per method or route.',
      samples: perMethod(({ latency }) => latency),
    },
    {
      name: 'gatehouse_integration_latency_seconds',
      type: 'histogram',
      help: 'IntegrationLatency per method or route.',
      samples: perMethod(({ integrationLatency }) => integrationLatency),
    },
  ];
  return families.map(familyText).join('');
}

function counter(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, help, samples, type: 'counter' };
}

function gauge(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, help, samples, type: 'gauge' };
}

interface LabelledStage {
  readonly apiId: string;
  readonly apiName: string;
  readonly stage: string;
  readonly release?: 'canary';
}

function stageLabels({ apiId, apiName, stage, release = undefined }: LabelledStage): Labels {
  return { api: apiId, api_name: apiName, stage, variant: release ?? 'base' };
}

/** Route keys without a path, `$default` and those of WebSocket APIs, are resources without a method. */
function partLabels({ part = '' }: CountedRow): Labels {
  const space = part.indexOf(' ');
  return space < 0 ? { method: '', resource: part } : { method: part.slice(0, space), resource: part.slice(space + 1) };
}

function connectionSamples(connections: PrometheusSource['connections']): Sample[] {
  const counts = new Map<string, number>();
  for (const { apiId, stage } of connections) {
    const key = JSON.stringify([apiId, stage]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Array.from(counts, ([key, value]) => {
    const [api = '', stage = ''] = JSON.parse(key) as string[];
    return { labels: { api, stage }, value };
  });
}

function familyText({ name, type, help, samples }: Family): string {
  const lines = samples.flatMap(({ labels, value }) =>
    typeof value === 'number' ? [lineOf(name, labels, value)] : histogramLines(name, labels, value),
  );
  return `${[`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n')}\n`;
}

/** Buckets are cumulative; a value counts in the bucket that the gateway's class of it ends in. */
function histogramLines(name: string, labels: Labels, { count, sum, values }: Spread): string[] {
  const upTo = (seconds: number) =>
    values.reduce((total, [value, times]) => total + (value <= seconds * 1_000 ? times : 0), 0);
  return [
    ...bounds.map((le) => lineOf(`${name}_bucket`, { ...labels, le: String(le) }, upTo(le))),
    lineOf(`${name}_bucket`, { ...labels, le: '+Inf' }, count),
    lineOf(`${name}_sum`, labels, sum / 1_000),
    lineOf(`${name}_count`, labels, count),
  ];
}

function lineOf(name: string, labels: Labels, value: number): string {
  return `${name}${labelText(labels)} ${value}`;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
