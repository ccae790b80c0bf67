// A gateway at the end of a line: does what the studio asks, reports what happens. The same in a process of its own
// and inside the studio's.
import type { FunctionPool, OpenFunctionPool } from '../../../shared/lambda/functions';
import { type ManagementForwarder, openForwarder } from '../1-entry/forward';
import { type Listener, openListener } from '../1-entry/listener';
import { CompileFailure } from '../deploy/compile-api';
import { type Gateway, openGateway } from '../gateway';
import type { FromGateway, GatewayLine, GatewaySettings, ToGateway } from './messages';
import { evaluateInTemplate, recordTemplate, renderTemplate } from './render-template';
import { openStagePorts, type StagePorts } from './stage-ports';
import { openTlsPort, type TlsPort } from './tls-port';

export interface ServedGateway {
  /** Cuts all connections and stops. */
  dispose(): Promise<void>;
}

interface Running {
  readonly gateway: Gateway;
  readonly functions: FunctionPool;
  readonly forwarder: ManagementForwarder;
  readonly stagePorts: StagePorts;
  readonly tlsPort: TlsPort;
  /** The main port; resolves to undefined where it could not be opened. */
  readonly listener: Promise<Listener | undefined>;
}

type Line = GatewayLine<FromGateway, ToGateway>;

/** Serves the studio at the other end of `line`. Nothing runs before `configure` comes; a second one starts afresh. */
export function serveGateway(line: Line, openFunctions: OpenFunctionPool): ServedGateway {
  let running: Running | undefined;
  let isDisposed = false;
  line.onMessage((message) => {
    if (isDisposed) return;
    if (message.type === 'configure') {
      running = start(line, message.settings, openFunctions, running && release(running));
    } else if (running !== undefined) obey(line, running, message);
    else refuse(line, message);
  });
  return {
    async dispose() {
      isDisposed = true;
      if (running === undefined) return;
      await release(running);
    },
  };
}

function start(
  line: Line,
  settings: GatewaySettings,
  openFunctions: OpenFunctionPool,
  after: Promise<void> | undefined,
): Running {
  let listeningPort: number | undefined;
  const functions = openFunctions({
    observer: {
      logs: (lines) => line.send({ type: 'function-logs', lines }),
      state: (state) => line.send({ type: 'function-state', state }),
    },
    endpointUrl: () => (listeningPort === undefined ? undefined : `http://127.0.0.1:${listeningPort}`),
    region: settings.identity.region,
  });
  functions.serve(settings.companions?.functions ?? []);
  const gateway = openGateway({
    settings,
    lambda: functions,
    observer: {
      traces: (traces) => line.send({ type: 'traces', traces }),
      accessLog: (lines) => line.send({ type: 'access-log', lines }),
      counters: (counters) => {
        const { rss: rssBytes, heapUsed: heapUsedBytes } = process.memoryUsage();
        line.send({ type: 'counters', counters: { ...counters, process: { rssBytes, heapUsedBytes } } });
      },
      sockets: (events, dropped) => line.send({ type: 'sockets', events, dropped }),
    },
  });
  const forwarder = openForwarder(settings.management);
  const { host, port } = settings;
  const stagePorts = openStagePorts({
    host,
    gateway,
    forwarder,
    onChange: (change) => line.send({ type: 'stage-port', ...change }),
  });
  const tlsPort = openTlsPort({
    host,
    gateway,
    forwarder,
    ask: (serverName) => line.send({ type: 'tls-wanted', serverName }),
  });
  const opened = Promise.resolve(after).then(() =>
    openListener({ host, port, serve: gateway.invoke, upgrade: gateway.upgrade, find: gateway.find, forwarder }),
  );
  const listener = opened.then(
    async (open) => {
      listeningPort = open.port;
      const tls = settings.tlsPort === undefined ? {} : await tlsPort.listen(settings.tlsPort, open);
      line.send({ type: 'listening', port: open.port, ...tls });
      return open;
    },
    (fault: NodeJS.ErrnoException) => {
      const code = fault.code === 'EADDRINUSE' ? 'PORT_TAKEN' : 'FAILED';
      line.send({ type: 'refused', code, reason: fault.message });
      return undefined;
    },
  );
  return { gateway, functions, forwarder, stagePorts, tlsPort, listener };
}

/** Lets go of all sockets. Calls to endpoints that are under way end by themselves. */
async function release({ gateway, functions, forwarder, stagePorts, tlsPort, listener }: Running): Promise<void> {
  stagePorts.dispose();
  (await listener)?.dispose();
  tlsPort.dispose();
  forwarder.dispose();
  void gateway.dispose();
  await functions.dispose();
}

function obey(line: Line, running: Running, message: Exclude<ToGateway, { type: 'configure' }>): void {
  const { gateway, functions, stagePorts, tlsPort } = running;
  switch (message.type) {
    case 'endpoints':
      gateway.setEndpoints(message.endpoints);
      break;
    case 'companions':
      gateway.setCompanions(message.companions);
      functions.serve(message.companions.functions);
      break;
    case 'access':
      gateway.setAccess(message.access);
      break;
    case 'identity':
      gateway.setIdentity(message.identity);
      break;
    case 'invoke-function':
      void invokeFunction(line, functions, message);
      break;
    case 'deploy':
      deploy(line, running, message);
      break;
    case 'stage-settings':
      gateway.updateStageSettings(message.apiId, message.stageName, message.settings);
      stagePorts.set(message.apiId, message.stageName, message.settings.port);
      break;
    case 'undeploy':
      gateway.undeploy(message.apiId, message.stageName);
      stagePorts.set(message.apiId, message.stageName, undefined);
      break;
    case 'test':
      void test(line, gateway, message);
      break;
    case 'test-route':
      void testRoute(line, gateway, message);
      break;
    case 'replay':
      void replay(line, gateway, message);
      break;
    case 'run-authorizer':
      void runAuthorizer(line, gateway, message);
      break;
    case 'flush-authorizers':
      void flushAuthorizers(line, gateway, message);
      break;
    case 'render':
      line.send({ type: 'rendered', requestId: message.requestId, result: renderTemplate(message.invocation) });
      break;
    case 'record-template':
      line.send({
        type: 'template-recorded',
        requestId: message.requestId,
        recording: recordTemplate(message.invocation),
      });
      break;
    case 'evaluate-in-template':
      line.send({
        type: 'evaluated',
        requestId: message.requestId,
        evaluations: evaluateInTemplate(message.request),
      });
      break;
    case 'ask-cache':
      void askCache(line, gateway, message);
      break;
    case 'advance-clock':
      gateway.advanceClock(message.seconds);
      break;
    case 'watch-sockets':
      gateway.watchSockets(message.isWatched);
      break;
    case 'read-waf-samples': {
      const { requestId, arn } = message;
      line.send({ type: 'waf-samples', requestId, samples: gateway.wafSamples(arn) });
      break;
    }
    case 'read-sockets':
      void readSockets(line, gateway, message.requestId);
      break;
    case 'tls-profile':
      tlsPort.answer(message.serverName, message.profile ?? message.reason ?? '');
      break;
    case 'tls-changed':
      tlsPort.forget();
      break;
    case 'read-handshakes':
      line.send({ type: 'handshakes', requestId: message.requestId, handshakes: tlsPort.handshakes() });
      break;
    case 'usage':
      gateway.setUsage(message.usage);
      break;
    case 'settle':
      line.send({ type: 'settled', requestId: message.requestId });
      break;
    case 'read-limits':
      line.send({ type: 'limits', requestId: message.requestId, limits: gateway.limits() });
      break;
    case 'set-remaining':
      gateway.setRemaining(message.use, message.remaining);
      line.send({ type: 'limits', requestId: message.requestId, limits: gateway.limits() });
      break;
    case 'drain':
      void drain(line, running);
      break;
  }
}

function deploy(
  line: Line,
  { gateway, stagePorts }: Running,
  { requestId, stage }: Extract<ToGateway, { type: 'deploy' }>,
): void {
  try {
    const { compileMs, problems } = gateway.deploy(stage);
    line.send({ type: 'deployed', requestId, compileMs, problems });
    stagePorts.set(stage.apiId, stage.stageName, stage.settings.port);
  } catch (thrown) {
    const problems = thrown instanceof CompileFailure ? thrown.problems : [];
    line.send({ type: 'deploy-failed', requestId, message: messageOf(thrown), problems });
  }
}

async function testRoute(
  line: Line,
  gateway: Gateway,
  { requestId, test: route }: Extract<ToGateway, { type: 'test-route' }>,
): Promise<void> {
  try {
    line.send({ type: 'tested', requestId, result: await gateway.testRoute(route) });
  } catch (thrown) {
    line.send({ type: 'test-failed', requestId, message: messageOf(thrown) });
  }
}

async function test(
  line: Line,
  gateway: Gateway,
  { requestId, invocation }: Extract<ToGateway, { type: 'test' }>,
): Promise<void> {
  try {
    line.send({ type: 'tested', requestId, result: await gateway.test(invocation) });
  } catch (thrown) {
    line.send({ type: 'test-failed', requestId, message: messageOf(thrown) });
  }
}

async function replay(
  line: Line,
  gateway: Gateway,
  { requestId, batch }: Extract<ToGateway, { type: 'replay' }>,
): Promise<void> {
  try {
    line.send({ type: 'replayed', requestId, answers: await gateway.replay(batch) });
  } catch (thrown) {
    line.send({ type: 'test-failed', requestId, message: messageOf(thrown) });
  }
}

async function runAuthorizer(
  line: Line,
  gateway: Gateway,
  { requestId, test: run }: Extract<ToGateway, { type: 'run-authorizer' }>,
): Promise<void> {
  try {
    line.send({ type: 'authorizer-ran', requestId, run: await gateway.runAuthorizer(run) });
  } catch (thrown) {
    line.send({ type: 'test-failed', requestId, message: messageOf(thrown) });
  }
}

async function flushAuthorizers(
  line: Line,
  gateway: Gateway,
  { requestId, apiId, stageName }: Extract<ToGateway, { type: 'flush-authorizers' }>,
): Promise<void> {
  try {
    await gateway.flushAuthorizers(apiId, stageName);
    line.send({ type: 'authorizers-flushed', requestId });
  } catch (thrown) {
    line.send({ type: 'test-failed', requestId, message: messageOf(thrown) });
  }
}

async function askCache(
  line: Line,
  gateway: Gateway,
  { requestId, request }: Extract<ToGateway, { type: 'ask-cache' }>,
): Promise<void> {
  try {
    line.send({ type: 'cache-answered', requestId, reply: await gateway.askCache(request) });
  } catch (thrown) {
    line.send({ type: 'test-failed', requestId, message: messageOf(thrown) });
  }
}

async function readSockets(line: Line, gateway: Gateway, requestId: number): Promise<void> {
  line.send({ type: 'open-sockets', requestId, sockets: await gateway.sockets() });
}

async function invokeFunction(
  line: Line,
  functions: FunctionPool,
  { requestId, invocation }: Extract<ToGateway, { type: 'invoke-function' }>,
): Promise<void> {
  try {
    line.send({ type: 'function-answered', requestId, outcome: await functions.invoke(invocation) });
  } catch (thrown) {
    line.send({ type: 'function-failed', requestId, message: messageOf(thrown) });
  }
}

/** Takes no more connections, answers what is under way, hands over what was observed. */
async function drain(line: Line, { gateway, functions, stagePorts, tlsPort, listener }: Running): Promise<void> {
  const open = await listener;
  // a listener is closed once its connections are, those of WebSocket APIs among them
  await Promise.all([open?.close(), tlsPort.close(), stagePorts.close(), gateway.drain()]);
  await gateway.drain();
  await functions.dispose();
  line.send({ type: 'drained' });
}

const tests = new Set<ToGateway['type']>(['test', 'test-route', 'run-authorizer', 'flush-authorizers', 'ask-cache']);

/** A question before `configure` gets its answer too: nobody should wait for ever. */
function refuse(line: Line, message: ToGateway): void {
  const reason = 'The gateway is not configured yet.';
  if (message.type === 'deploy') {
    line.send({ type: 'deploy-failed', requestId: message.requestId, message: reason, problems: [] });
  } else if (tests.has(message.type) && 'requestId' in message) {
    line.send({ type: 'test-failed', requestId: message.requestId, message: reason });
  } else if (message.type === 'invoke-function') {
    line.send({ type: 'function-failed', requestId: message.requestId, message: reason });
  } else if (message.type === 'read-waf-samples') {
    line.send({ type: 'waf-samples', requestId: message.requestId, samples: [] });
  } else if (message.type === 'read-sockets') {
    line.send({ type: 'open-sockets', requestId: message.requestId, sockets: [] });
  } else if (message.type === 'read-handshakes') {
    line.send({ type: 'handshakes', requestId: message.requestId, handshakes: [] });
  } else if (message.type === 'drain') line.send({ type: 'drained' });
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
