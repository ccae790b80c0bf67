// The entry is bundled as it ships and started as a child process.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FromGateway, GatewaySettings, ToGateway } from '../../gateway/process/messages';
import { sampleStage } from '../../gateway/testing/sample-api';

const settings: GatewaySettings = {
  identity: { accountId: '123456789012', region: 'us-east-1' },
  host: '127.0.0.1',
  port: 0,
  endpoints: {},
  tracesPerSecond: 100,
};

let folder = '';
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-gateway-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node18.15',
      outDir: folder,
      rolldownOptions: {
        input: { gateway: path.resolve(__dirname, 'gateway-process.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  });
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function start() {
  const child = fork(path.join(folder, 'gateway.cjs'), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  children.push(child);
  const send = (message: ToGateway) => child.send(message);
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const next = async <Type extends FromGateway['type']>(type: Type) => {
    for (;;) {
      const [message] = (await once(child, 'message')) as [FromGateway];
      if (message.type === type) return message as Extract<FromGateway, { type: Type }>;
    }
  };
  return { child, send, next, exited };
}

it('serves over its line and ends with it', async () => {
  const { child, send, next, exited } = start();
  send({ type: 'configure', settings });
  const { port } = await next('listening');
  send({ type: 'deploy', requestId: 1, stage: sampleStage({ paths: { '/': { GET: {} } } }) });
  await next('deployed');
  const answer = await fetch(`http://127.0.0.1:${port}/_aws/execute-api/abc1234567/dev/`);
  const traces = await next('traces');
  child.disconnect();
  expect([answer.status, traces.traces.length, await exited]).toEqual([200, 1, 0]);
});

it('reports a fault and ends with code 1', async () => {
  const { send, next, exited } = start();
  // a message that no studio sends: settings without endpoints
  send({ type: 'configure', settings: { ...settings, endpoints: null as never } });
  const { code, reason } = await next('refused');
  expect([code, reason.startsWith('TypeError'), await exited]).toEqual(['FAILED', true, 1]);
});
