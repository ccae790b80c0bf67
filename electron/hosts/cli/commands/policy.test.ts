import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { writeLimitedApi } from '../limited-api-fixture';
import { importCommand } from './documents';
import { policyCommand } from './policy';
import { deployCommand } from './run';

const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
const ranged = JSON.stringify({
  Version: '2012-10-17',
  Statement: [allow, { ...allow, Effect: 'Deny', Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } } }],
});

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, deployCommand, policyCommand]);
  await writeLimitedApi(cli);
});
afterEach(() => cli.dispose());

it('tells whether a caller would be let in, with the value of each condition', async () => {
  const file = join(cli.folder, 'apis/orders/api.yaml');
  await writeFile(file, `${await readFile(file, 'utf8')}policy: '${ranged}'\n`);
  const tried = (ip: string) =>
    cli.run('policy', 'try', 'Orders', 'GET', '/orders', '--stage', 'dev', '--source-ip', ip);
  const [inside, outside] = [await tried('203.0.113.9'), await tried('198.51.100.1')];
  expect([inside.code, inside.output.split('\n')[0], outside.code, outside.output]).toEqual([
    0,
    'Allowed: Statement 1 of resource policy allows it.',
    1,
    expect.stringContaining('✓ NotIpAddress aws:SourceIp: wanted 203.0.113.0/24, was 198.51.100.1'),
  ]);
});

it('names line and column of what is broken in a file', async () => {
  const file = join(cli.folder, 'broken.json');
  await writeFile(file, '{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Maybe" }]\n}');
  expect(await cli.run('policy', 'check', file)).toMatchObject({
    code: 1,
    output: expect.stringMatching(/broken\.json:3:\d+ error /),
  });
});
