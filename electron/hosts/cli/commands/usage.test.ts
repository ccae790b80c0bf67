import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { writeLimitedApi } from '../limited-api-fixture';
import { burstCommand } from './burst';
import { importCommand } from './documents';
import { deployCommand } from './run';
import { usageCommand } from './usage';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, deployCommand, burstCommand, usageCommand]);
  await writeLimitedApi(cli);
});
afterEach(() => cli.dispose());

it('prints quotas as they stand, and what was used day by day', async () => {
  const before = await cli.run('usage', 'gold');
  await cli.run('burst', 'Orders', 'GET', '/orders', '--stage', 'dev', '--requests', '2', '--as', 'ann');
  const [limits, week, oneDay] = [
    await cli.run('usage', '--json'),
    await cli.run('usage', 'gold', '--json'),
    await cli.run('usage', 'abc123', '--from', '2026-01-01', '--to', '2026-01-01'),
  ];
  expect([before.output, JSON.parse(limits.output).quotas, JSON.parse(week.output), oneDay.output]).toMatchObject([
    'No key of the plan was used in these days.',
    [{ planName: 'gold', keyName: 'ios', period: 'MONTH', limit: 100, used: 2, remaining: 98 }],
    {
      usagePlanId: 'abc123',
      values: {
        k1: [
          [0, 100],
          [0, 100],
          [0, 100],
          [0, 100],
          [0, 100],
          [0, 100],
          [2, 98],
        ],
      },
    },
    '2026-01-01  k1  used 0  remaining 100',
  ]);
});

it('gives requests back', async () => {
  const { code, output } = await cli.run('usage', 'gold', '--key', 'k1', '--remaining', '7');
  expect([code, output]).toEqual([0, expect.stringMatching(/^\d{4}-\d\d-\d\d {2}k1 {2}used 0 {2}remaining 7$/)]);
});

it('names the plans there are where one is not', async () => {
  const unknown = await cli.run('usage', 'silver');
  const without = await cli.run('usage', '--remaining', '7');
  const span = await cli.run('usage', 'gold', '--from', '2020-01-01');
  expect([unknown.code, unknown.errors, without.code, span.code]).toEqual([
    1,
    expect.stringContaining('There is no usage plan silver. The workspace has: abc123 gold.'),
    2,
    1,
  ]);
});
