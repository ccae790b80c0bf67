// Gatehouse as `gatehouse serve` runs it, in this process: an empty workspace on a free port.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchGatewayInProcess } from '../../electron/hosts/node/gateway-in-process';
import { startStudio } from '../../electron/hosts/start-studio';
import type { ManagementOptions } from '../../electron/management/open-management';
import { runGateway } from '../../electron/studio/gateway/gateway-program';

export interface Endpoint {
  readonly url: string;
  /** For documents and other files of a test. */
  readonly folder: string;
  readonly faults: readonly unknown[];
  dispose(): Promise<void>;
}

export async function openEndpoint(options: ManagementOptions = {}): Promise<Endpoint> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-aws-'));
  const faults: unknown[] = [];
  const started = await startStudio(
    {
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
      launchGateway: launchGatewayInProcess(runGateway),
      placement: { host: '127.0.0.1', port: 0 },
      log: { info() {}, warn() {}, fault: (fault) => faults.push(fault) },
      clock: () => Date.now(),
      random: Math.random,
    },
    { startGateway: true, ...options },
  );
  const { services, gateway } = started.studio;
  await services.workspace.create({ folder: join(folder, 'workspace'), name: 'AWS' });
  return {
    url: `http://127.0.0.1:${gateway.state.port}`,
    folder,
    faults,
    async dispose() {
      await started.dispose();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
