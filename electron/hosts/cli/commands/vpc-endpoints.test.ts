import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { importCommand } from './documents';
import { deployCommand } from './run';
import { reachCommand, vpcEndpointsCommand } from './vpc-endpoints';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, deployCommand, vpcEndpointsCommand, reachCommand]);
});
afterEach(() => cli.dispose());

function document(condition: object): string {
  return JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'Inner', version: '1' },
    paths: { '/x': { get: { 'x-amazon-apigateway-integration': { type: 'mock' } } } },
    'x-amazon-apigateway-policy': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 'execute-api:Invoke',
          Resource: 'execute-api:/*',
          Condition: condition,
        },
      ],
    },
  });
}

/** Imports make edge-optimized APIs. */
async function makePrivate(): Promise<void> {
  const file = join(cli.folder, 'apis', 'inner', 'api.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('EDGE', 'PRIVATE'));
}

it('makes VPC endpoints, and says from where an API is reachable by which address', async () => {
  const run = async (...words: string[]) => (await cli.run(...words)).output.trim().split('\n');
  const condition = { StringEquals: { 'aws:SourceVpce': 'vpce-1' } };
  await writeFile(join(cli.folder, 'a.json'), document(condition));
  await cli.run('import', 'a.json');
  await makePrivate();
  const made = [
    await run('vpc-endpoints'),
    await run('vpc-endpoints', 'create', 'vpce-1', 'vpc-1', '--cidr', '10.0.0.0/16'),
    await run('vpc-endpoints', 'create', 'vpce-2', 'vpc-2', '--no-private-dns'),
    await run('vpc-endpoints'),
  ];
  const { output, code } = await cli.run('reach', 'Inner', 'GET', '/x', '--stage', 'dev', '--json');
  const rows: { from: string; by: string; vpcEndpointId?: string; verdict: string; said: string }[] =
    JSON.parse(output).rows;
  expect([made, code, rows.map((row) => [row.vpcEndpointId ?? row.from, row.by, row.verdict, row.said])]).toEqual([
    [
      ['There is no VPC endpoint.'],
      ['vpce-1 of vpc-1 is there.'],
      ['vpce-2 of vpc-2 is there.'],
      ['vpce-1  vpc-1  private DNS  10.0.0.0/16', 'vpce-2  vpc-2  no private DNS'],
    ],
    0,
    [
      ['internet', 'own', 'refused', 'A private API cannot be called from outside a VPC endpoint.'],
      ['vpce-1', 'own', 'reachable', 'Statement 1 of resource policy allows it.'],
      ['vpce-1', 'endpoint', 'reachable', 'Statement 1 of resource policy allows it.'],
      ['vpce-1', 'endpoint', 'reachable', 'Statement 1 of resource policy allows it.'],
      ['vpce-2', 'own', 'refused', expect.stringContaining('has no private DNS')],
      ['vpce-2', 'endpoint', 'refused', 'Resource policy does not allow it.'],
      ['vpce-2', 'endpoint', 'refused', 'Resource policy does not allow it.'],
    ],
  ]);
});

it('ends with 1 where no way is open, with 2 where words are missing', async () => {
  await writeFile(join(cli.folder, 'a.json'), document({}));
  await cli.run('import', 'a.json');
  const codes = [
    await cli.run('reach', 'Inner', '--stage', 'dev', 'GET', '/none'),
    await cli.run('reach', 'Inner'),
    await cli.run('vpc-endpoints', 'create', 'vpce-1'),
    await cli.run('vpc-endpoints', 'bend', 'vpce-1'),
    await cli.run('vpc-endpoints', 'create', 'other', 'vpc-1'),
  ];
  expect(codes.map(({ code }) => code)).toEqual([1, 2, 2, 2, 1]);
});
