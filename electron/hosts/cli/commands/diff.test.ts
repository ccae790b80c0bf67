import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { writeLimitedApi } from '../limited-api-fixture';
import { diffCommand } from './diff';
import { importCommand } from './documents';
import { deployCommand } from './run';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, deployCommand, diffCommand]);
  await writeLimitedApi(cli);
});
afterEach(() => cli.dispose());

it('finds a stage just deployed and the working copy the same', async () => {
  await cli.run('deploy', 'Orders', '--stage', 'dev');
  const { code, output } = await cli.run('diff', 'Orders', '--exit-code');
  expect([code, output.trim()]).toEqual([0, 'stage dev and working copy are the same.']);
});

it('tells in words what a stage does not serve yet, and a script by its exit code', async () => {
  await cli.run('deploy', 'Orders', '--stage', 'dev');
  const file = join(cli.folder, 'apis/orders/resources/orders/@GET.yaml');
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace(/^methodIntegration:$/m, 'methodIntegration:\n  timeoutInMillis: 10000'),
  );
  const { code, output } = await cli.run('diff', 'Orders', '--from', 'dev', '--exit-code');
  expect([code, output.trim().split('\n')]).toEqual([
    1,
    ['stage dev → working copy', '~ GET /orders', '    timeout 29 s → 10 s'],
  ]);
});

it('refuses states that are not there', async () => {
  expect(await cli.run('diff', 'Orders', '--from', 'nowhere')).toMatchObject({ code: 1 });
});
