import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { writeLimitedApi } from '../limited-api-fixture';
import { serveFolder } from '../served-fixture';
import { importCommand } from './documents';
import { logsCommand } from './logs';
import { deployCommand, invokeCommand, requestsCommand } from './run';
import { serveCommand } from './serve';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, deployCommand, invokeCommand, requestsCommand, serveCommand, logsCommand]);
  await writeLimitedApi(cli);
});
afterEach(() => cli.dispose());

it('prints the segment documents of a request, and refuses a level that logs do not have', async () => {
  const served = await serveFolder(cli);
  await cli.run('invoke', 'Orders', 'GET', '/orders', '--stage', 'dev');
  const [row] = JSON.parse((await cli.run('requests', '--json')).output) as { readonly requestId: string }[];
  const segments = await cli.run('requests', row?.requestId ?? '', '--segments');
  const level = await cli.run('logs', '--level', 'loud');
  await served.stop();
  expect([segments.code, JSON.parse(segments.output), level.code, level.errors]).toEqual([
    0,
    [
      expect.objectContaining({
        name: 'Orders/dev',
        origin: 'AWS::ApiGateway::Stage',
        error: true,
        http: expect.objectContaining({ response: expect.objectContaining({ status: 403 }) }),
      }),
    ],
    2,
    expect.stringContaining('--level is error or info.'),
  ]);
});
