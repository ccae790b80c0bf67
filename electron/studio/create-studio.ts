// Joins all services into a studio. Every host makes one and puts its own transport in front of the router.
import type { contract, StudioServices } from '../../shared/contract/contract';
import type { EventSource } from '../../shared/contract/memory-transport';
import { createRouter, type Router } from '../../shared/contract/router';
import type { EntityChange } from '../../shared/definition/changes';
import { type Definition, listEntities } from '../../shared/definition/entities';
import { findProblems } from '../../shared/definition/findings/find-problems';
import { createTextChecks } from '../../shared/definition/findings/text-checks';
import { openHttpBackends } from '../backends/http-backends';
import type { GatewaySettings, TemplateInvocation } from '../gateway/process/messages';
import { nodeFiles } from '../storage/node-files';
import { openSettingsStore } from '../storage/settings/open-settings-store';
import { coalesce } from './coalesce';
import { definitionService } from './definition/definition-service';
import { structureServices } from './definition/structure-services';
import { refuseUnmet } from './definition/unmet-settings';
import { createStageRunner, type StageRunner } from './deployments/stage-runner';
import { stagesServices } from './deployments/stages-service';
import { documentsService } from './documents/documents-service';
import { infrastructureService } from './documents/infrastructure-service';
import { sdkService } from './documents/sdk-service';
import { createEventHub } from './event-hub';
import { createFunctions, type StudioFunctions } from './functions/create-functions';
import { createGatewaySupervisor, type GatewaySupervisor } from './gateway/gateway-supervisor';
import type { StudioHost } from './host';
import { createLinks, type StudioLinks } from './links/create-links';
import { createLogBook } from './logs/log-book';
import { logsService } from './logs/logs-service';
import { recordGatewayMetrics } from './metrics/gateway-metrics';
import { createMetricStore, type MetricStore } from './metrics/metric-store';
import { pushService } from './push/push-service';
import { createInvocations } from './requests/invocations-service';
import { requestsService } from './requests/requests-service';
import { createTraceBook } from './requests/trace-book';
import { samplesService } from './samples-service';
import { hostService, settingsService } from './settings-service';
import { type CurrentWorkspace, createCurrentWorkspace, workspaceState } from './workspace/current-workspace';
import { openWorkspaceFolder } from './workspace/open-workspace-folder';
import { createWorkspaceService } from './workspace/workspace-service';

/** Where the gateway forwards what is no API's: a loopback port that only it may call. */
export interface ManagementPlace {
  readonly port: number;
  readonly secret: string;
}

export interface Studio {
  readonly services: StudioServices;
  readonly router: Router;
  readonly events: EventSource;
  /** For the management APIs, which are a face on the same services. */
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly stages: StageRunner;
  /** Of the open workspace, since it was opened. */
  readonly metrics: MetricStore;
  readonly region: string;
  readonly host: StudioHost;
  /** True while a host opens the workspace that it was started with. */
  readonly isOpening: boolean;
  whileOpening<T>(work: Promise<T>): Promise<T>;
  /** Starts the gateway; rejects with PORT_TAKEN where its port is in use. */
  startGateway(management: ManagementPlace | undefined): Promise<void>;
  dispose(): Promise<void>;
}

/** Traces kept a second under a steady load; ten times as many at once. */
const tracesPerSecond = 50;

/** Findings are looked for so long after a change, in milliseconds. */
const findingsAfterMs = 120;

/** Region of hosts and ARNs where no request names one. */
export const defaultRegion = 'us-east-1';

/** Opens the studio. Nothing listens until `startGateway`. */
export async function createStudio(host: StudioHost): Promise<Studio> {
  const { clock, random, log } = host;
  const region = defaultRegion;
  const report = (fault: unknown) => log.fault(fault);
  const events = createEventHub(report);
  const settings = await openSettingsStore(host.userDataFolder, nodeFiles());
  const backends = await openHttpBackends();
  const current = createCurrentWorkspace();
  const checks = createTextChecks();
  const traces = createTraceBook(current, (rows) => events.emit('requests.recorded', rows));
  const logs = createLogBook({ current, appended: (batch) => events.emit('logs.appended', batch) });
  const metrics = createMetricStore();
  const gateway = createGatewaySupervisor(
    host.launchGateway,
    {
      state: (state) => {
        events.emit('gateway.changed', state);
        if (state.status === 'running') stages.announce();
        else functions.restarted();
      },
      counters(counters) {
        recordGatewayMetrics(metrics, counters.metrics);
        events.emit('gateway.changed', gateway.state);
      },
      traces(batch) {
        logs.traces(batch);
        traces.record(batch);
      },
      accessLog: logs.accessLog,
      functionLogs: logs.functionLogs,
      functionState: (state) => functions.heard(state),
      stagePort(change) {
        if (change.refused !== undefined)
          log.warn(`The port of stage ${change.stageName} is not open: ${change.refused}`);
        stages.heardOfPort(change);
      },
    },
    log,
  );
  const stages: StageRunner = createStageRunner({
    current,
    gateway,
    clock,
    random,
    region,
    report,
    changed: (list) => events.emit('stages.changed', list),
  });
  const functions: StudioFunctions = createFunctions({ current, gateway, logs, events, region, clock, report });
  const links: StudioLinks = createLinks({
    current,
    clock,
    random,
    region,
    report,
    changed: (states) => events.emit('links.changed', states),
    refused: (message) => log.warn(message),
  });
  let management: ManagementPlace | undefined;
  let opening = 0;

  function serveCompanions(): void {
    const definition = current.workspace?.workingCopy.definition ?? new Map();
    backends.serve(listEntities(definition, 'http-backend').map(({ entity }) => entity));
    gateway.setEndpoints(backends.endpoints());
    functions.serve();
  }

  async function refuseUnmetEdit(changes: readonly EntityChange[], definition: Definition): Promise<void> {
    const groups = await current.workspace?.logGroups.read();
    refuseUnmet(changes, { definition, logGroups: new Set(groups?.groups.keys()) });
  }

  const announceFindings = coalesce(() => {
    events.emit(
      'findings.changed',
      current.workspace ? findProblems(current.workspace.workingCopy.definition, undefined, { checks }) : [],
    );
  }, findingsAfterMs);

  const workspaces = createWorkspaceService({
    current,
    settings,
    clock,
    userDataFolder: host.userDataFolder,
    samplesFolder: host.samplesFolder,
    openFolder: (folder) =>
      openWorkspaceFolder(folder, {
        clock,
        random,
        log,
        ...(host.trafficWorkerPath !== undefined && { trafficWorkerPath: host.trafficWorkerPath }),
        ...(host.isStrict === true && { guard: refuseUnmetEdit }),
        conditionChanged: () =>
          current.workspace && events.emit('workspace.changed', workspaceState(current.workspace)),
        changed(event) {
          events.emit('definition.changed', event);
          serveCompanions();
          stages.follow(event);
          links.follow(event);
          announceFindings();
        },
      }),
    leave() {
      stages.withdrawAll();
      functions.leave();
      links.leave();
      metrics.clear();
    },
    async entered() {
      const workspace = current.workspace;
      events.emit('workspace.changed', workspace === undefined ? null : workspaceState(workspace));
      serveCompanions();
      announceFindings();
      links.entered();
      if (workspace !== undefined) await stages.serveAll();
      else stages.announce();
    },
  });

  /** The settings hold a port where the host leaves it to the system. */
  function configuredPort(): number {
    return host.placement.port ?? settings.settings.port;
  }

  async function gatewaySettings(): Promise<GatewaySettings> {
    return {
      ...functions.settings(),
      host: host.placement.host,
      port: configuredPort(),
      endpoints: backends.endpoints(),
      tracesPerSecond,
      ...(management !== undefined && { management }),
    };
  }

  const invocations = createInvocations({ current, gateway, traces, region });
  const services: StudioServices = {
    workspace: workspaces.service,
    definition: definitionService(current, checks),
    ...structureServices({ current, clock, random }),
    ...stagesServices({ current, stages }),
    gateway: {
      state: () => gateway.state,
      start: async () => gateway.start(await gatewaySettings()),
      stop: async () => {
        await gateway.stop();
        return gateway.state;
      },
    },
    invocations: invocations.service,
    requests: requestsService(current, traces, invocations, () => events.emit('requests.cleared', {})),
    functions: functions.service,
    logs: logsService(current),
    documents: {
      ...documentsService({ current, clock, random, region, ensureWorkspace: workspaces.ensure }),
      ...infrastructureService({
        current,
        clock,
        random,
        region,
        ensureWorkspace: workspaces.ensure,
        deploy: (apiId, stageName) => stages.deploy(apiId, stageName, 'Imported'),
      }),
      ...sdkService({
        current,
        region,
        port: () => gateway.state.port ?? (configuredPort() || settings.settings.port),
      }),
    },
    links: links.service,
    push: pushService({ current, region, clock, random }),
    templates: { render: (invocation: TemplateInvocation) => gateway.render(invocation) },
    samples: samplesService(current),
    settings: settingsService(settings, (next) => events.emit('settings.changed', next)),
    host: hostService(host),
  } satisfies Record<keyof typeof contract, unknown>;

  return {
    services,
    router: createRouter(services, report),
    events: events.source,
    current,
    gateway,
    stages,
    metrics,
    region,
    host,
    get isOpening() {
      return opening > 0;
    },
    async whileOpening(work) {
      opening += 1;
      return work.finally(() => {
        opening -= 1;
      });
    },
    async startGateway(place) {
      management = place;
      await gateway.start(await gatewaySettings());
    },
    async dispose() {
      await gateway.stop();
      functions.leave();
      await links.dispose();
      await current.replace(undefined);
      await backends.dispose();
      await settings.dispose();
    },
  };
}
