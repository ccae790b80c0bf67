import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { apisCommand, routesCommand, stagesCommand } from './apis';
import { deployCommand, invokeCommand } from './run';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([apisCommand, routesCommand, stagesCommand, deployCommand, invokeCommand]);
});
afterEach(() => cli.dispose());

it('makes an HTTP API with its routes, and calls what it serves', async () => {
  await cli.run('apis', 'create', 'Pets', '--protocol', 'http');
  await cli.run('routes', 'Pets', 'add', 'GET /pets/{id}', '--uri', 'http://127.0.0.1:9/{id}');
  const deployed = await cli.run('deploy', 'Pets', '--stage', 'dev');
  const routes = await cli.run('routes', 'Pets');
  const unknown = await cli.run('invoke', 'Pets', 'GET', '/cats', '--stage', 'dev');
  expect([deployed.code, routes.output, unknown]).toMatchObject([
    0,
    expect.stringMatching(/^GET \/pets\/\{id\} +NONE +HTTP_PROXY http:\/\/127\.0\.0\.1:9\/\{id\}$/),
    { code: 1, output: '{"message":"Not Found"}' },
  ]);
});

it('calls a route of the working copy before it is deployed', async () => {
  const upstream = createServer((request, response) => response.end(`saw ${request.url}`)).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const { port } = upstream.address() as AddressInfo;
  await cli.run('apis', 'create', 'Pets', '--protocol', 'http');
  await cli.run('routes', 'Pets', 'add', 'GET /pets/{id}', '--uri', `http://127.0.0.1:${port}/v1/{id}`);
  const answer = await cli.run('invoke', 'Pets', 'get', '/pets/7', '--undeployed');
  const both = await cli.run('invoke', 'Pets', 'GET', '/pets/7', '--undeployed', '--stage', 'dev');
  upstream.close();
  expect([answer, both.code]).toMatchObject([{ code: 0, output: 'saw /v1/7' }, 2]);
});

it('makes a WebSocket API whose stage deploys every change by itself', async () => {
  await cli.run('apis', 'create', 'Chat', '--protocol', 'WEBSOCKET');
  await cli.run('routes', 'Chat', 'add', '$default', '--uri', 'mock', '--two-way');
  await cli.run('stages', 'Chat', 'create', 'dev', '--auto-deploy');
  const listed = await cli.run('apis');
  const stages = await cli.run('stages', 'Chat', '--json');
  expect([listed.output, JSON.parse(stages.output)]).toMatchObject([
    expect.stringMatching(/^[a-z0-9]{10} {2}WEBSOCKET {2}Chat$/),
    [{ stageName: 'dev', urls: { path: expect.stringMatching(/^ws:/) } }],
  ]);
});

it('removes a route and an API', async () => {
  await cli.run('apis', 'create', 'Pets', '--protocol', 'HTTP', '--target', 'http://127.0.0.1:9');
  const route = await cli.run('routes', 'Pets', 'remove', '$default');
  const api = await cli.run('apis', 'remove', 'Pets');
  const left = await cli.run('apis', '--json');
  expect([route.output, api.output, left.output]).toEqual(['$default is removed.', 'Pets is removed.', '[]']);
});

it('says that messages of a WebSocket API need a connection', async () => {
  await cli.run('apis', 'create', 'Chat', '--protocol', 'WEBSOCKET');
  expect((await cli.run('invoke', 'Chat', 'GET', '/')).code).toBe(2);
});
