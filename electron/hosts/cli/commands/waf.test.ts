import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { writeLimitedApi } from '../limited-api-fixture';
import { importCommand } from './documents';
import { deployCommand } from './run';
import { wafCommand } from './waf';

const acl = `Name: guard
Id: a1
DefaultAction: { Allow: {} }
VisibilityConfig: { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: guard }
Rules:
  - Name: sql
    Priority: 1
    Statement:
      SqliMatchStatement:
        FieldToMatch: { QueryString: {} }
        TextTransformations: [{ Priority: 0, Type: URL_DECODE }]
    Action: { Block: {} }
    VisibilityConfig: { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: sql }
`;

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, deployCommand, wafCommand]);
  await writeLimitedApi(cli);
  await mkdir(join(cli.folder, 'web-acls'), { recursive: true });
  await writeFile(join(cli.folder, 'web-acls/guard.yaml'), acl);
});
afterEach(() => cli.dispose());

it('reads a web ACL from its file, tries requests rule by rule, and guards a stage', async () => {
  const attack = await cli.run('waf', 'test', 'guard', "/dev/orders?id=1'%20or%20'1'='1");
  const fine = await cli.run('waf', 'test', 'guard', '/dev/orders?id=1');
  const guarded = await cli.run('waf', 'guard', 'guard', 'Orders', '--stage', 'dev');
  const listed = await cli.run('waf', 'list');
  const free = await cli.run('waf', 'unguard', 'Orders', '--stage', 'dev');
  expect([
    [attack.code, attack.output.trim().split('\n')],
    [fine.code, fine.output.trim().split('\n')],
    guarded.output.trim(),
    listed.output.trim().split('\n')[0],
    listed.output.includes('guards'),
    free.output.trim(),
  ]).toEqual([
    [1, ['+ sql  BLOCK: query string holds SQL', 'BLOCK by rule sql']],
    [0, ['- sql', 'ALLOW by the default action']],
    'guard guards dev of Orders.',
    'guard  1 rules, 30 units, default ALLOW  arn:aws:wafv2:us-east-1:000000000000:regional/webacl/guard/a1',
    true,
    'Nothing guards dev of Orders.',
  ]);
});

it('refuses an ACL that is not there', async () => {
  expect(await cli.run('waf', 'test', 'nobody')).toMatchObject({ code: 1 });
});
