import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { keyValue, writeLimitedApi } from '../limited-api-fixture';
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

const target = ['Orders', 'GET', '/orders', '--stage', 'dev', '--requests', '5'];

it('counts answers by status: the bucket lets three in', async () => {
  const { code, output } = await cli.run('burst', ...target, '--headers', `{"X-API-Key":"${keyValue}"}`);
  expect([code, output.split('\n')]).toEqual([
    0,
    ['200  3', '429  2', expect.stringMatching(/^5 of 5 answered in \d+\.\d\d s$/)],
  ]);
});

it('sends as a saved caller, as fast as told, and the quota counts what was let in', async () => {
  const burst = await cli.run('burst', ...target, '--as', 'ann', '--per-second', '100', '--json');
  const usage = await cli.run('usage');
  expect([JSON.parse(burst.output), usage.output.split('\n')[0]]).toEqual([
    { total: 5, sent: 5, answered: 5, statuses: { 200: 3, 429: 2 }, elapsedMs: expect.any(Number), isCancelled: false },
    expect.stringMatching(/^quota {3}ios in gold: 3 of 100 used, until \d{4}-\d\d-01T00:00:00\.000Z$/),
  ]);
  expect(JSON.parse(burst.output).elapsedMs).toBeGreaterThan(35);
});

it('ends when it is stopped, and says how far it came', async () => {
  const words = ['burst', 'Orders', 'GET', '/orders', '--stage', 'dev', '--requests', '1000', '--per-second', '1'];
  const { code, output } = await cli.runWith(words, { stopped: Promise.resolve() });
  expect([code, output.split('\n').at(-1)]).toEqual([
    1,
    expect.stringMatching(/ of 1000 answered in .* s, then cancelled$/),
  ]);
});

it('tells wrong usage from what is not there', async () => {
  const codes = [
    await cli.run('burst', 'Orders', 'GET', '/orders', '--stage', 'dev'),
    await cli.run('burst', ...target, '--per-second', 'fast'),
    await cli.run('burst', 'Nothing', ...target.slice(1)),
    await cli.run('burst', ...target, '--as', 'nobody'),
  ].map(({ code }) => code);
  expect(codes).toEqual([2, 2, 1, 1]);
});
