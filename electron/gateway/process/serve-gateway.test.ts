import { request as openRequest } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { noFunctions } from '../no-companions';
import { sampleStage } from '../testing/sample-api';
import { linkLines } from './memory-line';
import type { FromGateway, GatewaySettings, ToGateway } from './messages';
import { type ServedGateway, serveGateway } from './serve-gateway';

const settings: GatewaySettings = {
  identity: { accountId: '123456789012', region: 'us-east-1' },
  host: '127.0.0.1',
  port: 0,
  endpoints: {},
  tracesPerSecond: 100,
};
const stage = sampleStage({ paths: { '/': { GET: {} } } }, { accessLogFormat: '$context.requestId $context.status' });

const served: ServedGateway[] = [];
afterEach(async () => {
  for (const one of served.splice(0)) await one.dispose();
});

type Answer<Type extends FromGateway['type']> = Extract<FromGateway, { type: Type }>;

/** The studio's side: sends messages and waits for the first answer of a type, heard already or yet to come. */
function openStudio() {
  const { studio, gateway } = linkLines();
  served.push(serveGateway(gateway, () => ({ ...noFunctions, serve() {}, dispose: async () => {} })));
  const heard: FromGateway[] = [];
  const waiting = new Set<() => void>();
  studio.onMessage((message) => {
    heard.push(message);
    for (const look of waiting) look();
  });
  return {
    send: (message: ToGateway) => studio.send(message),
    /** What of a type was heard so far. */
    all: <Type extends FromGateway['type']>(type: Type) =>
      heard.filter((message): message is Answer<Type> => message.type === type),
    next<Type extends FromGateway['type']>(type: Type): Promise<Answer<Type>> {
      return new Promise((resolve) => {
        const look = (): void => {
          const at = heard.findIndex((message) => message.type === type);
          if (at === -1) return;
          waiting.delete(look);
          resolve(heard.splice(at, 1)[0] as Answer<Type>);
        };
        waiting.add(look);
        look();
      });
    },
  };
}

function get(port: number, path: string, host = 'localhost'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = openRequest({ host: '127.0.0.1', port, path, headers: { host }, agent: false });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.end();
  });
}

const invokePath = '/_aws/execute-api/abc1234567/dev/';

it('listens, deploys, serves, and reports what it saw', async () => {
  const { send, next, all } = openStudio();
  send({ type: 'configure', settings });
  send({ type: 'deploy', requestId: 1, stage });
  const { port } = await next('listening');
  const deployed = await next('deployed');
  const statuses = [await get(port, invokePath), await get(port, `${invokePath}none`), await get(port, '/restapis')];
  send({ type: 'drain' });
  await next('drained');
  expect({
    deployed: [deployed.requestId, deployed.compileMs >= 0, deployed.problems],
    statuses,
    traces: all('traces').flatMap(({ traces }) => traces.map(({ response }) => response.status)),
    lines: all('access-log').flatMap(({ lines }) => lines.map(({ text }) => text.split(' ')[1])),
    requests: all('counters').at(-1)?.counters.requests,
  }).toEqual({
    deployed: [1, true, []],
    statuses: [200, 403, 502],
    traces: [200, 403],
    lines: ['200', '403'],
    requests: 2,
  });
});

it('says why a snapshot cannot be deployed', async () => {
  const { send, next } = openStudio();
  send({ type: 'configure', settings });
  send({
    type: 'deploy',
    requestId: 7,
    stage: { ...stage, snapshotHash: 'none', snapshot: { ...stage.snapshot, entities: {} } },
  });
  expect(await next('deploy-failed')).toEqual({
    type: 'deploy-failed',
    requestId: 7,
    message: 'The snapshot holds no API abc1234567 with a root resource.',
    problems: [],
  });
});

it('says that its port is taken', async () => {
  const [first, second] = [openStudio(), openStudio()];
  first.send({ type: 'configure', settings });
  const { port } = await first.next('listening');
  second.send({ type: 'configure', settings: { ...settings, port } });
  expect((await second.next('refused')).code).toBe('PORT_TAKEN');
});

it('starts afresh on the same port when it is configured again', async () => {
  const { send, next } = openStudio();
  send({ type: 'configure', settings });
  const { port } = await next('listening');
  send({ type: 'configure', settings: { ...settings, port } });
  expect((await next('listening')).port).toBe(port);
});

it('tests a method, and says why it cannot', async () => {
  const { send, next } = openStudio();
  send({ type: 'configure', settings });
  const invocation = {
    snapshot: stage.snapshot,
    resourceId: 'root',
    httpMethod: 'GET',
    pathWithQueryString: '',
    headers: [],
    body: '',
    stageVariables: {},
  } as const;
  send({ type: 'test', requestId: 1, invocation });
  send({ type: 'test', requestId: 2, invocation: { ...invocation, resourceId: 'none' } });
  const [tested, failed] = [await next('tested'), await next('test-failed')];
  expect([tested.requestId, tested.result.status, failed]).toEqual([
    1,
    200,
    { type: 'test-failed', requestId: 2, message: 'Invalid Resource identifier specified' },
  ]);
});

it('serves a stage on a port of its own, moves it, and closes it with the stage', async () => {
  const { send, next } = openStudio();
  send({ type: 'configure', settings });
  send({ type: 'deploy', requestId: 1, stage: { ...stage, settings: { ...stage.settings, port: 0 } } });
  const first = await next('stage-port');
  const before = await get(first.port, '/');
  send({ type: 'undeploy', apiId: stage.apiId, stageName: stage.stageName });
  send({ type: 'deploy', requestId: 2, stage: { ...stage, settings: { ...stage.settings, port: first.port } } });
  const second = await next('stage-port');
  expect([before, second, await get(second.port, '/')]).toEqual([
    200,
    { type: 'stage-port', apiId: stage.apiId, stageName: 'dev', port: first.port },
    200,
  ]);
});

it('tells when the port of a stage is taken, and goes on', async () => {
  const { send, next } = openStudio();
  send({ type: 'configure', settings });
  const { port } = await next('listening');
  send({ type: 'deploy', requestId: 1, stage: { ...stage, settings: { ...stage.settings, port } } });
  const { refused } = await next('stage-port');
  expect([refused?.includes('EADDRINUSE'), await get(port, invokePath)]).toEqual([true, 200]);
});

it('answers questions that come before its settings', async () => {
  const { send, next } = openStudio();
  send({ type: 'deploy', requestId: 3, stage });
  send({ type: 'drain' });
  expect([(await next('deploy-failed')).message, (await next('drained')).type]).toEqual([
    'The gateway is not configured yet.',
    'drained',
  ]);
});
