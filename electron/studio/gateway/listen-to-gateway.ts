// Hands on what the gateway process tells: its state, counters, traces, log lines, functions and ports of stages.
import { findApi } from '../../../shared/definition/any-api';
import { placeKey, placeOf } from '../../../shared/definition/place';
import type { StudioCertificates } from '../certificates/create-certificates';
import type { StageRunner } from '../deployments/stage-runner';
import type { EventHub } from '../event-hub';
import { accountIdOf } from '../functions/companions';
import type { StudioFunctions } from '../functions/create-functions';
import type { StudioLog } from '../host';
import type { LogBook } from '../logs/log-book';
import { recordGatewayMetrics } from '../metrics/gateway-metrics';
import type { LiveMetrics } from '../metrics/live-metrics';
import type { MetricStore } from '../metrics/metric-store';
import type { ServiceMapBook } from '../metrics/service-map-book';
import type { TraceBook } from '../requests/trace-book';
import type { Telemetry } from '../telemetry/telemetry';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import type { GatewayListeners, GatewaySupervisor } from './gateway-supervisor';

export interface GatewayHearers {
  readonly current: CurrentWorkspace;
  readonly events: EventHub;
  readonly traces: TraceBook;
  readonly logs: LogBook;
  readonly metrics: MetricStore;
  readonly live: LiveMetrics;
  readonly services: ServiceMapBook;
  readonly telemetry: Pick<Telemetry, 'record'>;
  readonly region: string;
  readonly log: StudioLog;
  /** Those that are made over the gateway, after it. */
  later(): {
    readonly gateway: GatewaySupervisor;
    readonly stages: StageRunner;
    readonly functions: StudioFunctions;
    readonly certificates: StudioCertificates;
  };
}

/** Makes what the gateway's supervisor calls. */
export function listenToGateway(hearers: GatewayHearers): GatewayListeners {
  const { current, events, traces, logs, metrics, live, services, telemetry, region, log, later } = hearers;

  /** Names the region and account that an API was made in, where these are not the workspace's own. */
  function placeOfApi(apiId: string): string {
    const definition = current.workspace?.workingCopy.definition ?? new Map();
    const home = { region, accountId: accountIdOf(definition) };
    return placeKey(placeOf(findApi(definition, apiId) ?? {}, home), home);
  }

  return {
    state(state) {
      events.emit('gateway.changed', state);
      if (state.status === 'running') later().stages.announce();
      else later().functions.restarted();
    },
    counters(counters) {
      recordGatewayMetrics(metrics, counters.metrics, placeOfApi);
      live.take(counters.metrics.run, counters.slices);
      current.workspace?.metricFile.append(live.close());
      if (counters.usage !== undefined) current.workspace?.usage.keep(counters.usage);
      events.emit('gateway.changed', later().gateway.state);
    },
    traces(batch) {
      logs.traces(batch);
      traces.record(batch);
      services.record(batch);
      telemetry.record(batch);
    },
    accessLog: logs.accessLog,
    sockets: (batch, dropped) => events.emit('sockets.happened', { events: batch, dropped }),
    functionLogs: logs.functionLogs,
    functionState: (state) => later().functions.heard(state),
    tlsWanted: (serverName) => later().certificates.wanted(serverName),
    stagePort(change) {
      if (change.refused !== undefined)
        log.warn(`The port of stage ${change.stageName} is not open: ${change.refused}`);
      later().stages.heardOfPort(change);
    },
  };
}
