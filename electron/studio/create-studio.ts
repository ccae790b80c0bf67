// Joins all services into a studio. Every host makes one and puts its own transport in front of the router.
import type { contract, StudioServices } from '../../shared/contract/contract';
import type { EventSource } from '../../shared/contract/memory-transport';
import { createRouter, type Router } from '../../shared/contract/router';
import type { EntityChange } from '../../shared/definition/changes';
import { type Definition, listEntities } from '../../shared/definition/entities';
import { findProblems } from '../../shared/definition/findings/find-problems';
import { createTextChecks } from '../../shared/definition/findings/text-checks';
import { openHttpBackends } from '../backends/http-backends';
import type { EvaluationRequest, TemplateInvocation } from '../gateway/process/messages';
import type { VirtualClock } from '../gateway/virtual-clock';
import { nodeFiles } from '../storage/node-files';
import { openSettingsStore } from '../storage/settings/open-settings-store';
import { createAccess, type StudioAccess } from './access/create-access';
import { cacheService } from './cache/cache-service';
import { createCertificates, type StudioCertificates } from './certificates/create-certificates';
import { coalesce } from './coalesce';
import { corsService } from './cors/cors-service';
import { costService } from './cost/cost-service';
import { definitionService } from './definition/definition-service';
import { structureServices } from './definition/structure-services';
import { refuseUnmet } from './definition/unmet-settings';
import { canariesService } from './deployments/canaries-service';
import { createStageRunner, type StageRunner } from './deployments/stage-runner';
import { stagesServices } from './deployments/stages-service';
import { documentServices } from './documents/document-services';
import { domainsService } from './domains/domains-service';
import { createEventHub } from './event-hub';
import { createFunctions, type StudioFunctions } from './functions/create-functions';
import { createGatewayService, type ManagementPlace } from './gateway/gateway-service';
import { createGatewaySupervisor, type GatewaySupervisor } from './gateway/gateway-supervisor';
import { listenToGateway } from './gateway/listen-to-gateway';
import type { StudioHost } from './host';
import type { StudioIdentity } from './identity/create-identity';
import { createLinks, type StudioLinks } from './links/create-links';
import { createLogBook } from './logs/log-book';
import { logsService } from './logs/logs-service';
import { createLiveMetrics, type LiveMetrics } from './metrics/live-metrics';
import { createMetricStore, type MetricStore } from './metrics/metric-store';
import { metricsService } from './metrics/metrics-service';
import { createPastTraces } from './metrics/past-traces';
import { createServiceMapBook } from './metrics/service-map-book';
import type { StudioPrincipals } from './principals/create-principals';
import { pushService } from './push/push-service';
import { createReplay, type StudioReplay } from './replay/replay-service';
import { createInvocations } from './requests/invocations-service';
import { requestsService } from './requests/requests-service';
import { createTraceBook } from './requests/trace-book';
import { samplesService } from './samples-service';
import { hostService, settingsService } from './settings-service';
import { createSockets, type StudioSockets } from './sockets/create-sockets';
import { createTelemetry } from './telemetry/telemetry';
import { testPersonas } from './tests/test-personas';
import { createTests, type StudioTests } from './tests/tests-service';
import { wafService } from './waf/waf-service';
import { type CurrentWorkspace, createCurrentWorkspace, workspaceState } from './workspace/current-workspace';
import { openWorkspaceFolder } from './workspace/open-workspace-folder';
import { createWorkspaceService } from './workspace/workspace-service';

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
  /** Counts of every stage, method and route, in time and in all. */
  readonly live: LiveMetrics;
  /** Who may sign here, and temporary credentials. */
  readonly principals: StudioPrincipals;
  /** Of tokens, quotas, time-to-lives: can be moved forward. */
  readonly virtualClock: VirtualClock;
  /** The certificate authority and what it issues. */
  readonly certificates: StudioCertificates;
  /** The local identity provider. */
  readonly identity: StudioIdentity;
  readonly region: string;
  readonly host: StudioHost;
  /** True while a host opens the workspace that it was started with. */
  readonly isOpening: boolean;
  whileOpening<T>(work: Promise<T>): Promise<T>;
  /** Starts the gateway; rejects with PORT_TAKEN where its port is in use. */
  startGateway(management: ManagementPlace | undefined): Promise<void>;
  dispose(): Promise<void>;
}

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
  const live = createLiveMetrics(clock);
  const serviceMap = createServiceMapBook();
  const telemetry = createTelemetry({ log, clock, totals: live.totals, version: host.capabilities.version });
  telemetry.configure(host.telemetry ?? settings.settings.telemetry);
  const gateway: GatewaySupervisor = createGatewaySupervisor(
    host.launchGateway,
    listenToGateway({
      current,
      events,
      traces,
      logs,
      metrics,
      live,
      services: serviceMap,
      telemetry,
      region,
      log,
      later: () => ({ gateway, stages, functions, certificates }),
    }),
    log,
  );
  const stages: StageRunner = createStageRunner({
    current,
    gateway,
    clock,
    random,
    region,
    report,
    isHeard: () => events.isHeard('stages.changed'),
    changed: (list) => events.emit('stages.changed', list),
  });
  const functions: StudioFunctions = createFunctions({ current, gateway, logs, events, region, clock, report });
  const certificates: StudioCertificates = createCertificates({ current, gateway, region, clock, random, report });
  const invocations = createInvocations({ current, gateway, traces, region });
  const requests = requestsService(current, traces, invocations, () => events.emit('requests.cleared', {}));
  const access: StudioAccess = createAccess({
    current,
    gateway,
    events,
    region,
    isStrict: host.isStrict === true,
    clock,
    report,
    send: invocations.service.send,
    recorded: requests.list,
  });
  const replay: StudioReplay = createReplay({
    current,
    gateway,
    traces,
    clock,
    progress: (progress) => events.emit('replay.progress', progress),
  });
  const sockets: StudioSockets = createSockets({
    current,
    gateway,
    region,
    clock,
    virtualNow: () => access.virtualClock.now(),
    dress: access.personas.service.dress,
    changed: (clients) => events.emit('sockets.changed', clients),
  });
  const links: StudioLinks = createLinks({
    current,
    clock,
    random,
    region,
    report,
    changed: (states) => events.emit('links.changed', states),
    refused: (message) => log.warn(message),
  });
  let opening = 0;

  function serveCompanions(): void {
    const definition = current.workspace?.workingCopy.definition ?? new Map();
    backends.serve(listEntities(definition, 'http-backend').map(({ entity }) => entity));
    gateway.setEndpoints(backends.endpoints());
    gateway.setAccess(access.settings());
    functions.serve();
  }

  async function refuseUnmetEdit(changes: readonly EntityChange[], definition: Definition): Promise<void> {
    const groups = await current.workspace?.logGroups.read();
    refuseUnmet(changes, { definition, logGroups: new Set(groups?.groups.keys()) });
  }

  const announceFindings = coalesce(() => {
    if (!events.isHeard('findings.changed')) return;
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
        userDataFolder: host.userDataFolder,
        ...(host.trafficWorkerPath !== undefined && { trafficWorkerPath: host.trafficWorkerPath }),
        ...(host.isStrict === true && { guard: refuseUnmetEdit }),
        conditionChanged: () =>
          current.workspace && events.emit('workspace.changed', workspaceState(current.workspace)),
        changed(event) {
          events.emit('definition.changed', event);
          serveCompanions();
          certificates.follow(event);
          stages.follow(event);
          links.follow(event);
          announceFindings();
        },
      }),
    leave() {
      stages.withdrawAll();
      functions.leave();
      links.leave();
      tests.leave();
      replay.leave();
      metrics.clear();
      current.workspace?.metricFile.append(live.close(true));
      live.clear();
      serviceMap.clear();
      access.personas.leave();
      sockets.leave();
    },
    async entered() {
      const workspace = current.workspace;
      events.emit('workspace.changed', workspace === undefined ? null : workspaceState(workspace));
      await access.identity.entered();
      serveCompanions();
      certificates.entered();
      announceFindings();
      links.entered();
      live.load(workspace?.metricFile.rows ?? []);
      gateway.setUsage(workspace?.usage.usage ?? []);
      if (workspace !== undefined) await stages.serveAll();
      else stages.announce();
    },
  });

  const listening = createGatewayService({
    gateway,
    placement: host.placement,
    chosenPort: () => settings.settings.port,
    chosenTlsPort: () => settings.settings.tlsPort,
    workspaceSettings: () => ({
      ...functions.settings(),
      endpoints: backends.endpoints(),
      access: access.settings(),
      usage: current.workspace?.usage.usage ?? [],
    }),
  });
  const tests: StudioTests = createTests({
    current,
    gateway,
    traces,
    region,
    clock,
    random,
    personas: testPersonas(access.personas.service.dress),
    sockets: sockets.service,
    advanceClock: (seconds) => access.services.clock.advance({ seconds }),
    environment: process.env,
    ensureWorkspace: workspaces.ensure,
    progress: (progress) => events.emit('tests.progress', progress),
  });
  const services: StudioServices = {
    workspace: workspaces.service,
    definition: definitionService(current, checks),
    ...structureServices({ current, clock, random }),
    ...stagesServices({ current, stages }),
    canaries: canariesService({ current, stages }),
    waf: wafService(current, clock),
    cache: cacheService({ current, gateway, now: access.virtualClock.now }),
    gateway: listening.service,
    invocations: invocations.service,
    requests,
    replay: replay.service,
    sockets: sockets.service,
    domains: domainsService({
      current,
      region,
      isStrict: host.isStrict === true,
      random,
      now: () => access.virtualClock.now(),
    }),
    cors: corsService({ current, send: invocations.service.send }),
    cost: costService({ current, live, clock, files: nodeFiles() }),
    functions: functions.service,
    certificates: certificates.service,
    ...access.services,
    logs: logsService(current),
    metrics: metricsService({
      live,
      services: serviceMap,
      telemetry,
      loadPast: createPastTraces(current, serviceMap),
      clock,
    }),
    documents: documentServices({
      current,
      clock,
      random,
      region,
      ensureWorkspace: workspaces.ensure,
      deploy: (apiId, stageName) => stages.deploy(apiId, stageName, 'Imported'),
      port: listening.port,
    }),
    links: links.service,
    push: pushService({ current, region, clock, random }),
    tests: tests.service,
    templates: {
      render: (invocation: TemplateInvocation) => gateway.render(invocation),
      record: (invocation: TemplateInvocation) => gateway.recordTemplate(invocation),
      evaluate: (request: EvaluationRequest) => gateway.evaluateInTemplate(request),
    },
    samples: samplesService(current),
    settings: settingsService(settings, (next) => {
      telemetry.configure(host.telemetry ?? next.telemetry);
      events.emit('settings.changed', next);
    }),
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
    live,
    principals: access.principals,
    virtualClock: access.virtualClock,
    identity: access.identity,
    certificates,
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
    startGateway: listening.start,
    async dispose() {
      sockets.leave();
      await gateway.stop();
      await telemetry.dispose();
      functions.leave();
      await links.dispose();
      current.workspace?.metricFile.append(live.close(true));
      await current.replace(undefined);
      await backends.dispose();
      await settings.dispose();
    },
  };
}
