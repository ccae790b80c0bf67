import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { type ServedFolder, serveFolder } from '../served-fixture';
import { diffCommand } from './diff';
import { importCommand } from './documents';
import { replayCommand } from './replay';
import { deployCommand, invokeCommand } from './run';
import { serveCommand } from './serve';

let cli: CliUnderTest;
let endpoint: Server;
let calls: string[];
let served: ServedFolder;
beforeEach(async () => {
  calls = [];
  endpoint = createServer((request, response) => {
    calls.push(request.method ?? '');
    response.setHeader('content-type', 'application/json').end('{"made":true}');
  }).listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  const uri = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/`;
  cli = await openTestCli([serveCommand, importCommand, deployCommand, invokeCommand, diffCommand, replayCommand]);
  const mock = {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '{"pets": 1}' } } },
  };
  const responses = { '200': { description: 'fine' } };
  const document = {
    openapi: '3.0.1',
    info: { title: 'Pets', version: '1' },
    paths: {
      '/pets': {
        get: { responses, 'x-amazon-apigateway-integration': mock },
        post: { responses, 'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'POST', uri } },
      },
    },
  };
  await writeFile(join(cli.folder, 'pets.json'), JSON.stringify(document));
  await cli.run('import', 'pets.json', '--no-deploy');
  await cli.run('deploy', 'Pets', '--stage', 'dev');
  served = await serveFolder(cli);
  await cli.run('invoke', 'Pets', 'GET', '/pets', '--stage', 'dev');
  await cli.run('invoke', 'Pets', 'POST', '/pets', '--stage', 'dev', '--body', '{}');
});
afterEach(async () => {
  await served.stop();
  endpoint.close();
  await cli.dispose();
});

/** The template stands beside the method's file. */
const edit = async (from: RegExp, to: string) => {
  const template = join(cli.folder, 'apis/pets/resources/pets/@GET.response.200.application_json.vtl');
  await writeFile(template, (await readFile(template, 'utf8')).replace(from, to));
};
const told = (output: string) =>
  output
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !line.startsWith('note: '));

it('finds a stage and a working copy without edits the same, and changes nothing at the endpoint', async () => {
  const { code, output } = await cli.run('replay', 'Pets');
  expect([code, told(output), calls]).toEqual([
    0,
    ['stage dev and working copy, 2 requests: 2 same, 0 different, 0 slower'],
    ['POST'],
  ]);
});

it('says in what the answers differ, and calls endpoints where that is asked for', async () => {
  await edit(/"pets": 1/, '"pets": 2');
  // whoever serves the folder hears of it a moment later
  await expect.poll(async () => (await cli.run('diff', 'Pets')).output).toContain('GET /pets');
  const { code, output } = await cli.run('replay', 'Pets', '--from', 'dev', '--to', 'working', '--endpoints', 'live');
  expect([code, told(output).map((line) => line.replace(/\([\w-]{36}/, '(ID')), calls]).toEqual([
    1,
    [
      'stage dev and working copy, 2 requests: 1 same, 1 different, 0 slower',
      'different  GET /pets  1 in the body  (ID, endpoint none)',
    ],
    ['POST', 'POST', 'POST'],
  ]);
});

it('says what a replay leaves out, and lets everybody in where that is asked for', async () => {
  const { output } = await cli.run('replay', 'Pets', '--callers', 'let-in');
  expect(output).toContain('note: Every caller is let in: no web ACL, policy, authorizer, API key, throttle or quota');
});

it('refuses states that are not there', async () => {
  expect(await cli.run('replay', 'Pets', '--to', 'nowhere')).toMatchObject({ code: 1 });
});
