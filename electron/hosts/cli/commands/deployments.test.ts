import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { writeLimitedApi } from '../limited-api-fixture';
import { canaryCommand } from './canary';
import { deploymentsCommand, rollbackCommand } from './deployments';
import { importCommand } from './documents';
import { deployCommand } from './run';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, deployCommand, deploymentsCommand, rollbackCommand, canaryCommand]);
  await writeLimitedApi(cli);
});
afterEach(() => cli.dispose());

const ids = async () => {
  const { output } = await cli.run('deployments', 'Orders', '--json');
  return (JSON.parse(output) as { deployments: { id: string }[] }).deployments.map(({ id }) => id);
};

it('lists deployments with their numbers and where each is served, and rolls a stage back', async () => {
  await cli.run('deploy', 'Orders', '--stage', 'dev', '--description', 'Refunds');
  const [newest = '', oldest = ''] = await ids();
  const { output } = await cli.run('deployments', 'Orders');
  const back = await cli.run('rollback', 'Orders', '--stage', 'dev');
  const forward = await cli.run('rollback', 'Orders', '--stage', 'dev', '--to', newest);
  const lines = output.trim().split('\n');
  expect([
    lines.map((line) => line.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/, 'then')),
    back.output.trim(),
    forward.output.trim(),
  ]).toEqual([
    [`v2  ${newest}  then  Refunds  (dev)`, `v1  ${oldest}  then`],
    `dev serves ${oldest}.`,
    `dev serves ${newest}.`,
  ]);
});

it('has nothing to roll back to where the former deployment is gone', async () => {
  await cli.run('deploy', 'Orders', '--stage', 'dev');
  const [newest = '', oldest = ''] = await ids();
  const deleted = await cli.run('deployments', 'Orders', '--delete', oldest);
  const inUse = await cli.run('deployments', 'Orders', '--delete', newest);
  const back = await cli.run('rollback', 'Orders', '--stage', 'dev');
  expect([deleted.code, inUse.code, back.code]).toEqual([0, 1, 1]);
});

it('deploys a canary, sets its share, and promotes it', async () => {
  const first = await cli.run('canary', 'Orders', 'deploy', '--stage', 'dev', '--percent', '12.5');
  const [canary = '', own = ''] = await ids();
  const set = await cli.run('canary', 'Orders', 'set', '--stage', 'dev', '--percent', '50');
  const promoted = await cli.run('canary', 'Orders', 'promote', '--stage', 'dev');
  const again = await cli.run('canary', 'Orders', 'promote', '--stage', 'dev');
  expect([first.output.trim(), set.output.trim(), promoted.output.trim(), again.code]).toEqual([
    `dev serves ${own}, and ${canary} to 12.5 % of the requests.`,
    `dev serves ${own}, and ${canary} to 50 % of the requests.`,
    `dev serves ${canary} to every request; it has no canary.`,
    1,
  ]);
});

it('refuses a share that is no percentage', async () => {
  expect(await cli.run('canary', 'Orders', 'set', '--stage', 'dev', '--percent', '101')).toMatchObject({ code: 2 });
});
