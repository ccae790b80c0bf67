import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { apisCommand } from './apis';
import { costCommand } from './cost';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([apisCommand, costCommand]);
  await cli.run('apis', 'create', 'Pets');
});
afterEach(() => cli.dispose());

it('prints the tiers of so many requests a month, and what would change the sum', async () => {
  const { output, code } = await cli.run('cost', 'Pets', '--requests', '400000000');
  expect([code, output]).toEqual([0, expect.stringContaining('Pets: $1,353.10 a month for 400 M requests')]);
  expect(output).toContain('333 M × $3.50 / M + 67 M × $2.80 / M');
  expect(output).toMatch(/As an HTTP API +\$390\.00 +−\$963\.10/);
});

it('takes the free tier away and scales the traffic', async () => {
  const { output } = await cli.run(
    'cost',
    '--requests',
    '1500000',
    '--times',
    '2',
    '--free-tier',
    'first-year',
    '--json',
  );
  expect(JSON.parse(output).apis).toMatchObject([{ apiName: 'Pets', requests: 3_000_000, total: 7 }]);
});

it('refuses numbers that are none, regions without prices, and files with wrong prices', async () => {
  const noNumber = await cli.run('cost', 'Pets', '--requests', 'many');
  const noRegion = await cli.run('cost', 'Pets', '--region', 'eu-west-1');
  await writeFile(
    join(cli.folder, 'pricing.json'),
    '{\n  "lambda": {\n    "requestsPerMillion": { "price": "free" }\n  }\n}\n',
  );
  const noPrice = await cli.run('cost', 'Pets');
  expect([noNumber.code, noRegion.code, noPrice.code]).toEqual([2, 1, 1]);
  expect(noRegion.errors).toContain('No prices of eu-west-1 are known, only of us-east-1');
  expect(noPrice.errors).toContain('pricing.json, line 3: lambda.requestsPerMillion.price');
});
