// What the studio relies on, whichever way the gateway is launched: every launcher must pass the same cases.
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FromGateway } from '../gateway/process/messages';
import type { GatewayLauncher, GatewayProcess } from '../studio/host';
import { type GatewayUtilityOptions, launchGatewayUtility } from './desktop/gateway-utility';
import { launchGatewayChild } from './node/gateway-child';
import { type GatewayProgram, launchGatewayInProcess } from './node/gateway-in-process';

const entry = fileURLToPath(new URL('./node/echo-gateway.fixture.cjs', import.meta.url));
const { echoGateway } = createRequire(import.meta.url)(entry) as { echoGateway: GatewayProgram };

/** Electron's utilityProcess as far as the launcher uses it, on a process of Node: a kill is an exit code there. */
const utilityFork: GatewayUtilityOptions['fork'] = (file, words) => {
  const child = fork(file, words, { serialization: 'advanced', stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  return {
    postMessage: (message: unknown) => void child.send(message as object),
    kill: () => child.kill('SIGKILL'),
    pid: child.pid,
    stdout: child.stdout,
    stderr: child.stderr,
    on(event: 'message' | 'exit', listener: (value: number) => void) {
      const hear = listener as (value: unknown) => void;
      return event === 'message' ? child.on('message', hear) : child.on('exit', (code) => hear(code ?? 15));
    },
  };
};

const launchers: Readonly<Record<string, GatewayLauncher>> = {
  'a child process': launchGatewayChild({ entry }),
  'a utility process': launchGatewayUtility({ entry, fork: utilityFork, print: () => {} }),
  'this process': launchGatewayInProcess(echoGateway),
};

describe.each(Object.entries(launchers))('a gateway in %s', (_, launch) => {
  it('carries what was sent before it had started, in order, and answers', async () => {
    const gateway = launch();
    gateway.line.send({ type: 'endpoints', endpoints: { first: 1 } });
    gateway.line.send({ type: 'endpoints', endpoints: { second: 2 } });
    const heard = await hear(gateway, 3);
    gateway.kill();
    expect(heard).toEqual([
      { type: 'listening', port: 4600 },
      { type: 'refused', code: 'FAILED', reason: '{"type":"endpoints","endpoints":{"first":1}}' },
      { type: 'refused', code: 'FAILED', reason: '{"type":"endpoints","endpoints":{"second":2}}' },
    ]);
  });

  it('copies messages, so that a later change on one side is not seen on the other', async () => {
    const gateway = launch();
    const endpoints = { backend: 1 };
    gateway.line.send({ type: 'endpoints', endpoints });
    endpoints.backend = 2;
    const [, answer] = await hear(gateway, 2);
    gateway.kill();
    expect(answer).toMatchObject({ reason: '{"type":"endpoints","endpoints":{"backend":1}}' });
  });

  it('ends a gateway that has drained, after its last message', async () => {
    const gateway = launch();
    const order: string[] = [];
    gateway.line.onMessage((message) => order.push(message.type));
    const code = exitOf(gateway).then((value) => order.push(`exit ${value}`));
    gateway.line.send({ type: 'drain' });
    await code;
    expect(order).toEqual(['listening', 'drained', 'exit 0']);
  });

  it('tells the code of a crash', async () => {
    const gateway = launch();
    gateway.line.send({ type: 'advance-clock', seconds: 3 });
    expect(await exitOf(gateway)).toBe(3);
  });

  it('ends when it is killed, with no code, and takes no more messages', async () => {
    const gateway = launch();
    await hear(gateway, 1);
    gateway.kill();
    const code = await exitOf(gateway);
    gateway.line.send({ type: 'drain' });
    gateway.kill();
    expect(code).toBeNull();
  });

  it('starts another one that shares nothing with the first', async () => {
    const first = launch();
    const second = launch();
    first.kill();
    await exitOf(first);
    expect(await hear(second, 1)).toEqual([{ type: 'listening', port: 4600 }]);
    second.kill();
  });
});

it('tells of a child process that could not be made to run', async () => {
  const gateway = launchGatewayChild({ entry: `${entry}.missing`, print: () => {} })();
  expect(await exitOf(gateway)).toBe(1);
});

it('hands what a child process prints to the host', async () => {
  const printed: string[] = [];
  const missing = `${entry}.missing`;
  await exitOf(launchGatewayChild({ entry: missing, print: (text) => printed.push(text) })());
  expect(printed.join('')).toContain('Cannot find module');
});

function hear(gateway: GatewayProcess, count: number): Promise<FromGateway[]> {
  return new Promise((resolve) => {
    const heard: FromGateway[] = [];
    gateway.line.onMessage((message) => {
      heard.push(message);
      if (heard.length === count) resolve(heard);
    });
  });
}

function exitOf(gateway: GatewayProcess): Promise<number | null> {
  return new Promise((resolve) => gateway.onExit(resolve));
}
