// A studio for tests: real folders and a gateway in this process, nothing of the user's.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createClient } from '../../shared/contract/client';
import type { StudioClient } from '../../shared/contract/contract';
import type { StudioEvent, StudioEventName, StudioEvents } from '../../shared/contract/events';
import { memoryTransport } from '../../shared/contract/memory-transport';
import { linkLines } from '../gateway/process/memory-line';
import { createStudio, type Studio } from './create-studio';
import { runGateway } from './gateway/gateway-program';
import type { GatewayProcess, StudioHost } from './host';

export interface StudioUnderTest {
  readonly folder: string;
  readonly studio: Studio;
  readonly client: StudioClient;
  readonly faults: unknown[];
  /** Resolves with the next event of that name that passes. */
  next<N extends StudioEventName>(name: N, passes?: (payload: StudioEvents[N]) => boolean): Promise<StudioEvents[N]>;
  /** A GET through the gateway's port. */
  get(url: string): Promise<{ readonly status: number; readonly body: string }>;
  dispose(): Promise<void>;
}

/** Opens a studio with its gateway on a free port. */
export async function openTestStudio(
  options: Partial<Pick<StudioHost, 'isStrict' | 'placement'>> = {},
): Promise<StudioUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-studio-'));
  const faults: unknown[] = [];
  const studio = await createStudio({
    capabilities: {
      kind: 'cli',
      version: 'test',
      platform: 'linux',
      mayPickFiles: false,
      mayRevealFiles: false,
      isFrameless: false,
    },
    userDataFolder: join(folder, 'user'),
    samplesFolder: resolve('samples'),
    launchGateway: launchInMemory,
    placement: { host: '127.0.0.1', port: 0 },
    log: { info() {}, warn() {}, fault: (fault) => faults.push(fault) },
    clock: () => Date.now(),
    random: Math.random,
    ...options,
  });
  await studio.startGateway(undefined);
  return {
    folder,
    studio,
    faults,
    client: createClient(memoryTransport(studio.router, studio.events)),
    next: (name, passes = () => true) =>
      new Promise((resolveNext) => {
        const stop = studio.events((event: StudioEvent) => {
          if (event.name !== name || !passes(event.payload as never)) return;
          stop();
          resolveNext(event.payload as never);
        });
      }),
    async get(url) {
      const response = await fetch(url);
      return { status: response.status, body: await response.text() };
    },
    async dispose() {
      await studio.dispose();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A gateway at the other end of a line in memory; it ends when it is killed. */
function launchInMemory(): GatewayProcess {
  const lines = linkLines();
  const served = runGateway(lines.gateway);
  const listeners: ((code: number | null) => void)[] = [];
  return {
    line: lines.studio,
    onExit: (listener) => void listeners.push(listener),
    kill() {
      void served.dispose().then(() => {
        for (const listener of listeners.splice(0)) listener(null);
      });
    },
  };
}
