import { describe, expect, it, vi } from 'vitest';
import type { StageDeployment } from '../../gateway/ports';
import type { FromGateway, GatewaySettings, ToGateway } from '../../gateway/process/messages';
import type { GatewayProcess } from '../host';
import { createGatewaySupervisor, type GatewayListeners, type StagePortChange } from './gateway-supervisor';

const settings: GatewaySettings = {
  identity: { accountId: '000000000000', region: 'us-east-1' },
  host: '127.0.0.1',
  port: 0,
  endpoints: {},
  tracesPerSecond: 10,
};

const stage: StageDeployment = {
  apiId: 'api',
  stageName: 'dev',
  deploymentId: 'dep',
  deployedAt: 0,
  snapshotHash: 'hash',
  snapshot: { protocol: 'REST', apiId: 'api', entities: {} },
  settings: { variables: {}, methodSettings: {}, tracingEnabled: false },
};

/** A gateway that does what it is told and can be killed. */
class FakeGateway implements GatewayProcess {
  readonly heard: ToGateway[] = [];
  private listeners: ((message: FromGateway) => void)[] = [];
  private exits: ((code: number | null) => void)[] = [];
  constructor(
    private readonly behaviour: { readonly port: number; readonly answers?: boolean; readonly refuses?: boolean },
  ) {}
  readonly line = {
    send: (message: ToGateway) => {
      this.heard.push(message);
      this.react(message);
    },
    onMessage: (listener: (message: FromGateway) => void) => void this.listeners.push(listener),
  };
  onExit(listener: (code: number | null) => void): void {
    this.exits.push(listener);
  }
  kill(): void {
    this.end(null);
  }
  end(code: number | null): void {
    for (const listener of this.exits.splice(0)) listener(code);
  }
  say(message: FromGateway): void {
    for (const listener of this.listeners) listener(message);
  }
  private react(message: ToGateway): void {
    if (message.type === 'configure') {
      const refusal = { type: 'refused', code: 'PORT_TAKEN', reason: 'Port 4600 is in use.' } as const;
      this.say(
        this.behaviour.refuses === true
          ? refusal
          : { type: 'listening', port: message.settings.port || this.behaviour.port },
      );
    }
    if (message.type === 'deploy' && this.behaviour.answers !== false) {
      this.say({ type: 'deployed', requestId: message.requestId, compileMs: 1 });
    }
    if (message.type === 'drain') this.end(0);
  }
}

const silent: GatewayListeners = {
  state() {},
  traces() {},
  accessLog() {},
  counters() {},
  functionLogs() {},
  functionState() {},
  stagePort() {},
  tlsWanted() {},
  sockets() {},
};

function openSupervisor(gateways: FakeGateway[]) {
  const states: string[] = [];
  const ports: StagePortChange[] = [];
  let launched = 0;
  const supervisor = createGatewaySupervisor(
    () => gateways[launched++] ?? new FakeGateway({ port: 1 }),
    { ...silent, state: ({ status }) => states.push(status), stagePort: (change) => ports.push(change) },
    { info() {}, warn() {}, fault() {} },
  );
  return { supervisor, states, ports };
}

describe('the gateway supervisor', () => {
  it('starts a process again when it dies, on the same port, with the same deployments', async () => {
    const [first, second] = [new FakeGateway({ port: 4_601 }), new FakeGateway({ port: 9_999 })];
    const { supervisor, states } = openSupervisor([first, second]);
    await supervisor.start(settings);
    await supervisor.deploy(stage);
    first.end(1);
    await vi.waitUntil(() => supervisor.state.status === 'running' && supervisor.state.restarts === 1);
    expect({
      states,
      port: supervisor.state.port,
      deployed: second.heard.filter(({ type }) => type === 'deploy').length,
    }).toEqual({
      states: ['starting', 'running', 'restarting', 'running'],
      port: 4_601,
      deployed: 1,
    });
  });

  it('fails what waits for an answer when the process dies', async () => {
    const first = new FakeGateway({ port: 4_601, answers: false });
    const { supervisor } = openSupervisor([first]);
    await supervisor.start(settings);
    const deploying = supervisor.deploy(stage);
    first.end(null);
    await expect(deploying).rejects.toMatchObject({ code: 'GATEWAY_DOWN' });
    await supervisor.stop();
  });

  it('says that the port is taken instead of trying for ever', async () => {
    const { supervisor } = openSupervisor([new FakeGateway({ port: 0, refuses: true })]);
    await expect(supervisor.start(settings)).rejects.toMatchObject({ code: 'PORT_TAKEN' });
    expect(supervisor.state).toMatchObject({ status: 'failed', reason: 'Port 4600 is in use.' });
  });

  it('does not hand out a stage that was withdrawn before the restart', async () => {
    const [first, second] = [new FakeGateway({ port: 4_601 }), new FakeGateway({ port: 4_601 })];
    const { supervisor } = openSupervisor([first, second]);
    await supervisor.start(settings);
    await supervisor.deploy(stage);
    supervisor.undeploy('api', 'dev');
    first.end(1);
    await vi.waitUntil(() => supervisor.state.restarts === 1 && supervisor.state.status === 'running');
    expect(second.heard.map(({ type }) => type)).toEqual(['configure']);
  });

  it('refuses tests while nothing runs', async () => {
    const { supervisor } = openSupervisor([]);
    const invocation = {
      snapshot: stage.snapshot,
      resourceId: 'r',
      httpMethod: 'GET' as const,
      pathWithQueryString: '',
      headers: [],
      body: '',
      stageVariables: {},
    };
    await expect(supervisor.test(invocation)).rejects.toMatchObject({ code: 'GATEWAY_DOWN' });
  });

  it('moves the clock of a restarted process to where it was', async () => {
    const [first, second] = [new FakeGateway({ port: 1 }), new FakeGateway({ port: 1 })];
    const { supervisor } = openSupervisor([first, second]);
    await supervisor.start(settings);
    supervisor.advanceClock(60);
    supervisor.advanceClock(30);
    first.end(1);
    await vi.waitUntil(() => supervisor.state.restarts === 1 && supervisor.state.status === 'running');
    expect(second.heard.filter(({ type }) => type === 'advance-clock')).toEqual([
      { type: 'advance-clock', seconds: 90 },
    ]);
  });

  it('sends companions and identity when they change, and a process that takes over starts with them', async () => {
    const [first, second] = [new FakeGateway({ port: 1 }), new FakeGateway({ port: 1 })];
    const { supervisor } = openSupervisor([first, second]);
    const companions = { functions: [], serviceEndpoints: [], vpcLinks: [], loadBalancers: [], clientCertificates: [] };
    const identity = { accountId: '123456789012', region: 'us-east-1' };
    await supervisor.start(settings);
    supervisor.setCompanions(companions);
    supervisor.setCompanions({ ...companions, functions: [] });
    supervisor.setIdentity(settings.identity);
    supervisor.setIdentity(identity);
    first.end(1);
    await vi.waitUntil(() => supervisor.state.restarts === 1 && supervisor.state.status === 'running');
    expect([first.heard.slice(1), second.heard]).toEqual([
      [
        { type: 'companions', companions },
        { type: 'identity', identity },
      ],
      [{ type: 'configure', settings: { ...settings, port: 1, companions, identity } }],
    ]);
  });

  it('tells which ports of stages are not open, and why', async () => {
    const gateway = new FakeGateway({ port: 1 });
    const { supervisor, ports } = openSupervisor([gateway]);
    await supervisor.start(settings);
    gateway.say({ type: 'stage-port', apiId: 'api', stageName: 'dev', port: 80, refused: 'listen EACCES' });
    expect(ports).toMatchObject([{ apiId: 'api', stageName: 'dev', port: 80, refused: 'listen EACCES' }]);
  });
});
