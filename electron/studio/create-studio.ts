// Joins all services into a studio. Every host makes one and puts its own transport in front of the router.
import type { contract, StudioServices } from '../../shared/contract/contract';
import type { EventSource } from '../../shared/contract/memory-transport';
import { createRouter, type Router } from '../../shared/contract/router';
import { listEntities } from '../../shared/definition/entities';
import { findProblems } from '../../shared/definition/findings/find-problems';
import { createTextChecks } from '../../shared/definition/findings/text-checks';
import { openHttpBackends } from '../backends/http-backends';
import type { GatewaySettings, TemplateInvocation } from '../gateway/process/messages';
import { nodeFiles } from '../storage/node-files';
import { openSettingsStore } from '../storage/settings/open-settings-store';
import { coalesce } from './coalesce';
import { definitionService } from './definition/definition-service';
import { structureServices } from './definition/structure-services';
import { createStageRunner, type StageRunner } from './deployments/stage-runner';
import { stagesServices } from './deployments/stages-service';
import { documentsService } from './documents/documents-service';
import { createEventHub } from './event-hub';
import { createGatewaySupervisor, type GatewaySupervisor } from './gateway/gateway-supervisor';
import type { StudioHost } from './host';
import { createInvocations } from './requests/invocations-service';
import { requestsService } from './requests/requests-service';
import { createTraceBook } from './requests/trace-book';
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
  readonly region: string;
  readonly host: StudioHost;
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
  const gateway = createGatewaySupervisor(
    host.launchGateway,
    {
      state: (state) => {
        events.emit('gateway.changed', state);
        if (state.status === 'running') stages.announce();
      },
      counters: () => events.emit('gateway.changed', gateway.state),
      traces: (batch) => traces.record(batch),
      accessLog: (lines) => current.workspace?.accessLogs.append(lines),
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
  let management: ManagementPlace | undefined;

  function serveBackends(): void {
    const definition = current.workspace?.workingCopy.definition ?? new Map();
    backends.serve(listEntities(definition, 'http-backend').map(({ entity }) => entity));
    gateway.setEndpoints(backends.endpoints());
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
        conditionChanged: () =>
          current.workspace && events.emit('workspace.changed', workspaceState(current.workspace)),
        changed(event) {
          events.emit('definition.changed', event);
          serveBackends();
          stages.follow(event);
          announceFindings();
        },
      }),
    leave: () => stages.withdrawAll(),
    async entered() {
      const workspace = current.workspace;
      events.emit('workspace.changed', workspace === undefined ? null : workspaceState(workspace));
      serveBackends();
      announceFindings();
      if (workspace !== undefined) await stages.serveAll();
      else stages.announce();
    },
  });

  async function gatewaySettings(): Promise<GatewaySettings> {
    return {
      identity: { accountId: '000000000000', region },
      host: host.placement.host,
      port: host.placement.port ?? settings.settings.port,
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
    documents: documentsService({ current, clock, random, region, ensureWorkspace: workspaces.ensure }),
    templates: { render: (invocation: TemplateInvocation) => gateway.render(invocation) },
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
    region,
    host,
    async startGateway(place) {
      management = place;
      await gateway.start(await gatewaySettings());
    },
    async dispose() {
      await gateway.stop();
      await current.replace(undefined);
      await backends.dispose();
      await settings.dispose();
    },
  };
}
