import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { apisCommand, routesCommand } from './apis';
import { deployCommand } from './run';
import { testCommand } from './test';
import { wsCommand } from './ws';

let cli: CliUnderTest;
let backend: Server;
beforeEach(async () => {
  cli = await openTestCli([apisCommand, routesCommand, deployCommand, testCommand, wsCommand]);
  backend = createServer((request, response) => {
    request.setEncoding('utf8');
    let body = '';
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => response.end(`heard ${body}`));
  }).listen(0, '127.0.0.1');
  await once(backend, 'listening');
  const { port } = backend.address() as AddressInfo;
  await cli.run('apis', 'create', 'Echo', '--protocol', 'websocket');
  await cli.run('routes', 'Echo', 'add', '$default', '--uri', `http://127.0.0.1:${port}/`, '--two-way');
  await cli.run('deploy', 'Echo', '--stage', 'dev');
});
afterEach(async () => {
  backend.close();
  await cli.dispose();
});

it('sends each line of its input and prints what comes back', async () => {
  const spoken = await cli.runWith(['ws', 'Echo', '--stage', 'dev', '--wait', '1'], { input: 'one\ntwo\n' });
  expect([spoken.code, spoken.output.split('\n').sort()]).toEqual([0, ['heard one', 'heard two']]);
});

it('says why a handshake was refused, and that nobody is connected', async () => {
  const refused = await cli.run('ws', 'Echo', '--stage', 'nowhere');
  const nobody = await cli.run('ws', 'Echo', '--stage', 'dev', '--connections');
  const gone = await cli.run('ws', 'Echo', '--stage', 'dev', '--disconnect', 'LqX3bcQ1aaaaaaA=');
  expect([refused.code, nobody.output, gone.code, gone.output]).toEqual([
    1,
    'Nobody is connected.',
    1,
    expect.stringMatching(/^410/),
  ]);
});

it('makes a conversation a scenario that passes when it is run', async () => {
  const words = ['ws', 'Echo', '--stage', 'dev', '--query', 'a=b', '--wait', '1', '--record', 'Talks'];
  const spoken = await cli.runWith(words, { input: 'one\n' });
  const tested = await cli.run('test', 'Talks');
  expect([spoken.code, tested.code, tested.output]).toEqual([0, 0, expect.stringContaining('Recorded 1')]);
});
