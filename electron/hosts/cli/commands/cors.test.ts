import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { apisCommand } from './apis';
import { corsCommand } from './cors';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([apisCommand, corsCommand]);
});
afterEach(() => cli.dispose());

it('says who blocks a page, what would help, and ends with 1', async () => {
  await cli.run('apis', 'create', 'Pets', '--protocol', 'http', '--target', 'http://127.0.0.1:9');
  const blocked = await cli.run('cors', 'Pets', 'delete', '/pets', '--origin', 'https://app.example.com');
  const wrong = await cli.run('cors', 'Pets', 'GET', '/pets');
  expect([blocked.code, blocked.output.split('\n'), wrong.code]).toMatchObject([
    1,
    [
      'preflight: DELETE is no simple method.',
      'preflight OPTIONS 500  The answer has no Access-Control-Allow-Origin.',
      expect.stringMatching(/^blocked: No CORS is configured/),
      'What would help: Configure CORS for this page',
      '  corsConfiguration: {"allowOrigins":["https://app.example.com"],"allowMethods":["DELETE"]}',
    ],
    2,
  ]);
});
