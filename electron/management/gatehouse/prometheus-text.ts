// Counters of the gateway in Prometheus's text format.
import type { GatewayState } from '../../../shared/contract/invocations';
import type { Studio } from '../../studio/create-studio';

type Counters = NonNullable<Studio['gateway']['counters']>;

interface Family {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  readonly samples: readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[];
}

/** The text of `/_gatehouse/metrics`. Names follow the metrics of AWS/ApiGateway. */
export function prometheusText(counters: Counters | undefined, state: GatewayState): string {
  const stages = counters?.perStage ?? [];
  const perStage = (value: (stage: (typeof stages)[number]) => number) =>
    stages.map((stage) => [{ api: stage.apiId, api_name: stage.apiName, stage: stage.stage }, value(stage)] as const);
  const families: Family[] = [
    {
      name: 'gatehouse_up',
      type: 'gauge',
      help: '1 while the gateway runs.',
      samples: [[{}, state.status === 'running' ? 1 : 0]],
    },
    {
      name: 'gatehouse_gateway_restarts_total',
      type: 'counter',
      help: 'Restarts of the gateway process.',
      samples: [[{}, state.restarts]],
    },
    {
      name: 'gatehouse_requests_total',
      type: 'counter',
      help: 'Requests answered.',
      samples: [[{}, counters?.requests ?? 0]],
    },
    {
      name: 'gatehouse_untraced_requests_total',
      type: 'counter',
      help: 'Requests counted without a trace.',
      samples: [[{}, counters?.untraced ?? 0]],
    },
    {
      name: 'gatehouse_count_total',
      type: 'counter',
      help: 'Count per stage.',
      samples: perStage(({ count }) => count),
    },
    {
      name: 'gatehouse_4xx_error_total',
      type: 'counter',
      help: '4XXError per stage.',
      samples: perStage(({ errors4xx }) => errors4xx),
    },
    {
      name: 'gatehouse_5xx_error_total',
      type: 'counter',
      help: '5XXError per stage.',
      samples: perStage(({ errors5xx }) => errors5xx),
    },
    {
      name: 'gatehouse_latency_milliseconds_total',
      type: 'counter',
      help: 'Sum of Latency per stage.',
      samples: perStage(({ latencyMs }) => latencyMs),
    },
    {
      name: 'gatehouse_integration_latency_milliseconds_total',
      type: 'counter',
      help: 'Sum of IntegrationLatency per stage.',
      samples: perStage(({ integrationLatencyMs }) => integrationLatencyMs),
    },
  ];
  return families.map(familyText).join('');
}

function familyText({ name, type, help, samples }: Family): string {
  const lines = samples.map(([labels, value]) => `${name}${labelText(labels)} ${value}`);
  return `${[`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n')}\n`;
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
