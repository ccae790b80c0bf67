import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { apisCommand } from './apis';
import { mapCommand } from './map';
import { metricsCommand } from './metrics';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([apisCommand, metricsCommand, mapCommand]);
});
afterEach(() => cli.dispose());

it('says that nothing was counted, and refuses times it does not keep', async () => {
  await cli.run('apis', 'create', 'Pets');
  const quiet = await cli.run('metrics', 'Pets', '--range', '5m');
  const json = await cli.run('metrics', '--range', '5m', '--json');
  const map = await cli.run('map', 'Pets');
  const wrong = await cli.run('metrics', 'Pets', '--range', '9d');
  expect([quiet.output, JSON.parse(json.output).points.length, map.output, wrong.code]).toEqual([
    expect.stringMatching(/^Nothing was counted from 2/),
    expect.any(Number),
    'No recorded requests in this time.',
    2,
  ]);
});
