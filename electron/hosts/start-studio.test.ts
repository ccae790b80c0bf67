import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { runGateway } from '../studio/gateway/gateway-program';
import { launchGatewayInProcess } from './node/gateway-in-process';
import { startStudio } from './start-studio';

it('waits for what is being opened where the port is taken: a workspace that opened later kept the process', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-busy-'));
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const order: string[] = [];
  const refusal = await startStudio(
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
      placement: { host: '127.0.0.1', port },
      log: { info() {}, warn() {}, fault: (fault) => order.push(String(fault)) },
      clock: () => 0,
      random: () => 0.5,
    },
    {
      startGateway: true,
      async opens({ services, events }) {
        // the gateway has been refused by then
        await new Promise<void>((refused) => {
          events(({ name, payload }) => {
            if (name === 'gateway.changed' && payload.status === 'failed') refused();
          });
        });
        await services.workspace.create({ folder: join(folder, 'ws'), name: 'late' });
        order.push('opened');
      },
    },
  ).catch((error: unknown) => error);
  order.push('ended');
  taken.close();
  expect([refusal, order]).toEqual([expect.objectContaining({ code: 'PORT_TAKEN' }), ['opened', 'ended']]);
  await rm(folder, { recursive: true });
});
