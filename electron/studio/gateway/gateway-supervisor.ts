// Keeps one gateway process running beside the studio: configures it, hands it deployments, starts it again when it dies.

import { StudioError } from '../../../shared/contract/errors';
import type { GatewayState } from '../../../shared/contract/invocations';
import type { FunctionLogLine, FunctionState, LambdaInvocation, LambdaOutcome } from '../../../shared/lambda/functions';
import type { AuthorizerRun } from '../../../shared/trace/authorizer-run';
import type { OpenSocket, SocketEvent } from '../../../shared/trace/socket-events';
import type { TlsHandshake } from '../../../shared/trace/tls-handshake';
import type { Trace } from '../../../shared/trace/trace';
import type { KeyUsage, QuotaSpec } from '../../../shared/usage/key-usage';
import type { Evaluation } from '../../../shared/vtl/evaluate-at';
import type { StepRecording } from '../../../shared/vtl/record-steps';
import type { WafSample } from '../../../shared/waf/waf-sample';
import type { PlanUse } from '../../gateway/3-access/usage/counter-store';
import type { CacheReply, CacheRequest } from '../../gateway/cache/ask-cache';
import type {
  AccessLogLine,
  AccessSettings,
  AuthorizerTest,
  Companions,
  GatewayCounters,
  GatewayIdentity,
  GatewayLimits,
  RouteTest,
  StageDeployment,
  StageSettings,
  TestInvocation,
  TestInvocationResult,
  TlsProfile,
} from '../../gateway/ports';
import type {
  EvaluationRequest,
  FromGateway,
  GatewaySettings,
  TemplateInvocation,
  TemplateResult,
} from '../../gateway/process/messages';
import type { ReplayBatch, ReplayedAnswer } from '../../gateway/replay-ports';
import type { GatewayLauncher, GatewayProcess, StudioLog } from '../host';
import { createGatewayCalls, type GatewayCalls } from './gateway-calls';
import { createGatewayHandout } from './gateway-handout';

export interface GatewayListeners {
  state(state: GatewayState): void;
  traces(traces: readonly Trace[]): void;
  accessLog(lines: readonly AccessLogLine[]): void;
  counters(counters: GatewayCounters): void;
  functionLogs(lines: readonly FunctionLogLine[]): void;
  functionState(state: FunctionState): void;
  stagePort(change: StagePortChange): void;
  /** A client asks for a name over TLS: `answerTls` is to follow. */
  tlsWanted(serverName: string): void;
  /** What happens on WebSocket connections, while it is watched. */
  sockets(events: readonly SocketEvent[], dropped: number): void;
}

/** A stage's own port: open, or refused with the reason why. */
export type StagePortChange = Omit<Extract<FromGateway, { readonly type: 'stage-port' }>, 'type'>;

export interface GatewaySupervisor {
  readonly state: GatewayState;
  /** Latest totals since the gateway (re)started. */
  readonly counters: GatewayCounters | undefined;
  /** Starts the process and resolves when it listens; rejects with PORT_TAKEN or GATEWAY_DOWN. */
  start(settings: GatewaySettings): Promise<GatewayState>;
  stop(): Promise<void>;
  /** Compiles and serves a stage; the same stage is handed out again after a restart. */
  deploy(stage: StageDeployment): Promise<void>;
  updateStage(apiId: string, stageName: string, settings: StageSettings): void;
  undeploy(apiId: string, stageName: string): void;
  setEndpoints(endpoints: Readonly<Record<string, number>>): void;
  /** What integrations reach beside the APIs; sent where it changed. */
  setCompanions(companions: Companions): void;
  setAccess(access: AccessSettings): void;
  setIdentity(identity: GatewayIdentity): void;
  /** How the name is served, or why it is not. */
  answerTls(serverName: string, answer: TlsProfile | string): void;
  /** Names are asked for again. */
  forgetTls(): void;
  /** Newest first; none where no gateway runs. */
  handshakes(): Promise<readonly TlsHandshake[]>;
  invokeFunction(invocation: Omit<LambdaInvocation, 'onChunk'>): Promise<LambdaOutcome>;
  test(invocation: TestInvocation): Promise<TestInvocationResult>;
  /** A request through the working copy of an HTTP API. */
  testRoute(test: RouteTest): Promise<TestInvocationResult>;
  /** Recorded requests through a deployment, which need not be served. */
  replay(batch: ReplayBatch): Promise<readonly ReplayedAnswer[]>;
  /** Asks one authorizer on its own. */
  runAuthorizer(test: AuthorizerTest): Promise<AuthorizerRun>;
  /** Forgets what authorizers of the stage said. A gateway that does not run keeps nothing. */
  flushAuthorizers(apiId: string, stageName: string): Promise<void>;
  /** Asks or empties the response cache of a stage; undefined where no gateway runs. */
  askCache(request: CacheRequest): Promise<CacheReply | undefined>;
  render(invocation: TemplateInvocation): Promise<TemplateResult>;
  /** The steps of a rendering, for a debugger. */
  recordTemplate(invocation: TemplateInvocation): Promise<StepRecording>;
  evaluateInTemplate(request: EvaluationRequest): Promise<readonly Evaluation[]>;
  advanceClock(seconds: number): void;
  /** Whether `sockets` is to hear what happens on WebSocket connections. */
  watchSockets(isWatched: boolean): void;
  /** WebSocket connections that are open; none where no gateway runs. */
  openSockets(): Promise<readonly OpenSocket[]>;
  /** The last requests that a web ACL saw, newest first; none where no gateway runs. */
  wafSamples(arn: string): Promise<readonly WafSample[]>;
  /** Counting goes on from `usage`, and from nothing else. */
  setUsage(usage: readonly KeyUsage[]): void;
  /** Resolves when everything that was set before holds for the next request; at once where no gateway runs. */
  settled(): Promise<void>;
  limits(): Promise<GatewayLimits>;
  setRemaining(use: PlanUse & { readonly quota: QuotaSpec }, remaining: number): Promise<GatewayLimits>;
}

interface Running {
  readonly process: GatewayProcess;
  readonly calls: GatewayCalls;
}

/** What requests in flight get to end in, in milliseconds. */
const drainMs = 10_000;

const noAnswer = 'The gateway gave no answer.';

const idleLoad = { perSecond: 0, p95Ms: 0, share4xx: 0, share5xx: 0 };
const restartDelaysMs = [0, 200, 1_000, 3_000];
/** A process that lived this long counts as healthy: the delays start over. */
const healthyAfterMs = 30_000;

/** Makes a supervisor; nothing runs until `start`. */
export function createGatewaySupervisor(
  launch: GatewayLauncher,
  listeners: GatewayListeners,
  log: StudioLog,
): GatewaySupervisor {
  let running: Running | undefined;
  let counters: GatewayCounters | undefined;
  let state: GatewayState = { status: 'stopped', restarts: 0, load: idleLoad };
  let isWatchingSockets = false;
  let crashesInARow = 0;
  let restartTimer: ReturnType<typeof setTimeout> | undefined;
  const handout = createGatewayHandout((message) => running?.process.line.send(message));

  function setState(next: Partial<GatewayState>): GatewayState {
    state = { ...state, ...next };
    listeners.state(state);
    return state;
  }

  function launchProcess(): Promise<GatewayState> {
    const startedAt = Date.now();
    const process = launch();
    const calls = createGatewayCalls((message) => process.line.send(message));
    const current: Running = { process, calls };
    running = current;
    return new Promise((resolve, reject) => {
      process.onExit((code) => {
        const reason = `The gateway process ended (${code === null ? 'by a signal' : `exit code ${code}`}).`;
        calls.abandon(reason);
        reject(new StudioError('GATEWAY_DOWN', reason));
        if (running === current) recover(reason, Date.now() - startedAt);
      });
      process.line.onMessage((message) => {
        if (calls.take(message)) return;
        if (message.type === 'listening') void greet(current, message).then(resolve, reject);
        else if (message.type === 'refused') {
          // Rejected before it is killed: the caller hears why, not that the process ended.
          reject(refuse(message.code, message.reason));
          process.kill();
        } else hear(message);
      });
      if (handout.settings !== undefined) process.line.send({ type: 'configure', settings: handout.settings });
    });
  }

  /** A process that listens gets everything its predecessor served before it counts as running. */
  async function greet(
    current: Running,
    { port, tlsPort, tlsRefused }: Extract<FromGateway, { type: 'listening' }>,
  ): Promise<GatewayState> {
    handout.keepPorts(port, tlsPort);
    if (tlsRefused !== undefined) log.warn(`The TLS port is not open: ${tlsRefused}`);
    const { advancedSeconds } = handout;
    if (advancedSeconds > 0) current.process.line.send({ type: 'advance-clock', seconds: advancedSeconds });
    if (isWatchingSockets) current.process.line.send({ type: 'watch-sockets', isWatched: true });
    const given = new Set<StageDeployment>();
    // A stage that comes while others are handed out is handed out too.
    for (
      let stages = [...handout.stages];
      stages.length > 0;
      stages = [...handout.stages].filter((one) => !given.has(one))
    ) {
      for (const stage of stages) given.add(stage);
      await Promise.all(stages.map((stage) => handOut(current, stage)));
    }
    const { tlsPort: _port, tlsRefused: _refused, ...rest } = state;
    state = rest;
    const tls = { ...(tlsPort !== undefined && { tlsPort }), ...(tlsRefused !== undefined && { tlsRefused }) };
    return setState({ status: 'running', port, load: idleLoad, ...tls });
  }

  function refuse(code: 'PORT_TAKEN' | 'FAILED', reason: string): StudioError {
    running = undefined;
    setState({ status: 'failed', reason });
    return new StudioError(code === 'PORT_TAKEN' ? 'PORT_TAKEN' : 'GATEWAY_DOWN', reason);
  }

  function recover(reason: string, livedMs: number): void {
    running = undefined;
    crashesInARow = livedMs > healthyAfterMs ? 1 : crashesInARow + 1;
    const delayMs = restartDelaysMs[Math.min(crashesInARow - 1, restartDelaysMs.length - 1)] ?? 0;
    log.warn(`${reason} Starting it again.`);
    setState({ status: 'restarting', reason, restarts: state.restarts + 1 });
    restartTimer = setTimeout(() => {
      launchProcess().catch((error: unknown) => {
        log.warn(`The gateway did not start: ${error instanceof Error ? error.message : String(error)}`);
      });
    }, delayMs);
  }

  async function handOut(current: Running, stage: StageDeployment): Promise<void> {
    const answer = await current.calls.ask({ type: 'deploy', stage });
    if (answer.type === 'deploy-failed') throw new StudioError('INVALID_DEFINITION', answer.message);
  }

  function hear(message: FromGateway): void {
    if (message.type === 'traces') listeners.traces(message.traces);
    else if (message.type === 'access-log') listeners.accessLog(message.lines);
    else if (message.type === 'function-logs') listeners.functionLogs(message.lines);
    else if (message.type === 'function-state') listeners.functionState(message.state);
    else if (message.type === 'stage-port') listeners.stagePort(message);
    else if (message.type === 'tls-wanted') listeners.tlsWanted(message.serverName);
    else if (message.type === 'sockets') listeners.sockets(message.events, message.dropped);
    else if (message.type === 'counters') {
      counters = message.counters;
      if (counters.usage !== undefined) handout.keepUsage(counters.usage);
      state = { ...state, load: message.counters.load };
      listeners.counters(message.counters);
    }
  }

  function active(): Running {
    if (running === undefined || state.status !== 'running') {
      throw new StudioError('GATEWAY_DOWN', `The gateway is ${state.status}. ${state.reason ?? ''}`.trim());
    }
    return running;
  }

  return {
    get state() {
      return state;
    },
    get counters() {
      return counters;
    },
    async start(next) {
      if (running !== undefined) return state;
      handout.begin(next);
      setState({ status: 'starting' });
      return launchProcess();
    },
    async stop() {
      clearTimeout(restartTimer);
      const ending = running;
      running = undefined;
      setState({ status: 'stopped', load: idleLoad });
      if (ending !== undefined) await drain(ending);
    },
    async deploy(stage) {
      handout.putStage(stage);
      if (running !== undefined && state.status === 'running') await handOut(running, stage);
    },
    updateStage: handout.updateStage,
    undeploy: handout.undeploy,
    setEndpoints: handout.setEndpoints,
    setCompanions: handout.setCompanions,
    setAccess: handout.setAccess,
    setIdentity: handout.setIdentity,
    advanceClock: handout.advanceClock,
    answerTls(serverName, answer) {
      const told = typeof answer === 'string' ? { reason: answer } : { profile: answer };
      running?.process.line.send({ type: 'tls-profile', serverName, ...told });
    },
    forgetTls: () => running?.process.line.send({ type: 'tls-changed' }),
    async handshakes() {
      if (running === undefined || state.status !== 'running') return [];
      const answer = await running.calls.ask({ type: 'read-handshakes' });
      return answer.type === 'handshakes' ? answer.handshakes : [];
    },
    watchSockets(next) {
      isWatchingSockets = next;
      running?.process.line.send({ type: 'watch-sockets', isWatched: next });
    },
    async openSockets() {
      if (running === undefined || state.status !== 'running') return [];
      const answer = await running.calls.ask({ type: 'read-sockets' });
      return answer.type === 'open-sockets' ? answer.sockets : [];
    },
    async wafSamples(arn) {
      if (running === undefined || state.status !== 'running') return [];
      const answer = await running.calls.ask({ type: 'read-waf-samples', arn });
      return answer.type === 'waf-samples' ? answer.samples : [];
    },
    setUsage: handout.setUsage,
    async settled() {
      if (running !== undefined && state.status === 'running') await running.calls.ask({ type: 'settle' });
    },
    limits: async () => limitsOf(await active().calls.ask({ type: 'read-limits' })),
    setRemaining: async (use, remaining) =>
      limitsOf(await active().calls.ask({ type: 'set-remaining', use, remaining })),
    async invokeFunction(invocation) {
      const answer = await active().calls.ask({ type: 'invoke-function', invocation });
      if (answer.type === 'function-answered') return answer.outcome;
      throw new StudioError('GATEWAY_DOWN', answer.type === 'function-failed' ? answer.message : noAnswer);
    },
    async test(invocation) {
      const answer = await active().calls.ask({ type: 'test', invocation });
      if (answer.type === 'tested') return answer.result;
      throw new StudioError('INVALID_DEFINITION', answer.type === 'test-failed' ? answer.message : noAnswer);
    },
    async testRoute(test) {
      const answer = await active().calls.ask({ type: 'test-route', test });
      if (answer.type === 'tested') return answer.result;
      throw new StudioError('INVALID_DEFINITION', answer.type === 'test-failed' ? answer.message : noAnswer);
    },
    async replay(batch) {
      const answer = await active().calls.ask({ type: 'replay', batch });
      if (answer.type === 'replayed') return answer.answers;
      throw new StudioError('INVALID_DEFINITION', answer.type === 'test-failed' ? answer.message : noAnswer);
    },
    async runAuthorizer(test) {
      const answer = await active().calls.ask({ type: 'run-authorizer', test });
      if (answer.type === 'authorizer-ran') return answer.run;
      throw new StudioError('INVALID_DEFINITION', answer.type === 'test-failed' ? answer.message : noAnswer);
    },
    async flushAuthorizers(apiId, stageName) {
      if (running === undefined || state.status !== 'running') return;
      const answer = await running.calls.ask({ type: 'flush-authorizers', apiId, stageName });
      if (answer.type === 'test-failed') throw new StudioError('INTERNAL', answer.message);
    },
    async askCache(request) {
      if (running === undefined || state.status !== 'running') return undefined;
      const answer = await running.calls.ask({ type: 'ask-cache', request });
      if (answer.type === 'cache-answered') return answer.reply;
      throw new StudioError('INTERNAL', answer.type === 'test-failed' ? answer.message : noAnswer);
    },
    async render(invocation) {
      const answer = await active().calls.ask({ type: 'render', invocation });
      if (answer.type === 'rendered') return answer.result;
      throw new StudioError('GATEWAY_DOWN', noAnswer);
    },
    async recordTemplate(invocation) {
      const answer = await active().calls.ask({ type: 'record-template', invocation });
      if (answer.type === 'template-recorded') return answer.recording;
      throw new StudioError('GATEWAY_DOWN', noAnswer);
    },
    async evaluateInTemplate(request) {
      const answer = await active().calls.ask({ type: 'evaluate-in-template', request });
      if (answer.type === 'evaluated') return answer.evaluations;
      throw new StudioError('GATEWAY_DOWN', noAnswer);
    },
  };
}

function limitsOf(answer: FromGateway): GatewayLimits {
  if (answer.type === 'limits') return answer.limits;
  throw new StudioError('GATEWAY_DOWN', noAnswer);
}

/** Lets requests in flight end, then makes sure the process is gone. */
function drain(ending: Running): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => ending.process.kill(), drainMs);
    ending.process.onExit(() => {
      clearTimeout(force);
      resolve();
    });
    ending.process.line.onMessage((message) => {
      if (message.type === 'drained') ending.process.kill();
    });
    ending.process.line.send({ type: 'drain' });
  });
}
