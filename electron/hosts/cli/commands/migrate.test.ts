// `gatehouse migrate` names what stands in the way of an HTTP API, and makes it.
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { apisCommand } from './apis';
import { importCommand } from './documents';
import { migrateCommand } from './migrate';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, migrateCommand, apisCommand]);
  await cli.run('import', resolve('shared/openapi/fixtures/mock-cors.yaml'));
});
afterEach(() => cli.dispose());

it('says what a REST API would lose, and changes nothing', async () => {
  const { code, output } = await cli.run('migrate', 'CORS by hand');
  const apis = await cli.run('apis');
  expect([code, output, apis.output.split('\n').length]).toEqual([
    0,
    expect.stringMatching(/CORS by an OPTIONS method[\s\S]*CORS by hand: \d+ lost/),
    1,
  ]);
});

it('makes the HTTP API beside the REST API', async () => {
  const { code, output } = await cli.run('migrate', 'CORS by hand', '--create', '--name', 'By configuration');
  const apis = await cli.run('apis');
  expect([code, output, apis.output]).toEqual([
    0,
    expect.stringMatching(/By configuration is made as [a-z0-9]{10}: \d+ routes?, nothing is deployed$/),
    expect.stringMatching(/HTTP +By configuration/),
  ]);
});

it('takes a name for what is made only', async () => {
  const { code, errors } = await cli.run('migrate', 'CORS by hand', '--name', 'x');
  expect([code, errors]).toEqual([2, expect.stringContaining('--name and --no-deploy go with --create.')]);
});
