import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { importCommand } from './documents';
import { testCommand } from './test';

let cli: CliUnderTest;

beforeEach(async () => {
  cli = await openTestCli([testCommand, importCommand]);
  await cp(resolve('samples/petstore'), cli.folder, { recursive: true });
});
afterEach(() => cli.dispose());

const timeless = (text: string) => text.replace(/ +\d+ ms$/gm, '');

it('runs the suites of a workspace and writes JUnit XML', async () => {
  const { code, output } = await cli.run('test', '--junit', 'out.xml');
  expect([code, timeless(output)]).toEqual([
    0,
    [
      'Pets from the counter',
      '  ok    List the pets',
      '  ok    Look at the first one',
      '  ok    Miss a pet that is not there',
      '  ok    Sell a pet',
      '  ok    Refuse a dragon',
      '5 passed, 0 failed',
    ].join('\n'),
  ]);
  expect(await readFile(join(cli.folder, 'out.xml'), 'utf8')).toContain(
    '<testsuites name="gatehouse" tests="5" failures="0"',
  );
});

it('imports what it is given as tests, and exits with 1 where one of them fails', async () => {
  const curl = "curl http://2tq0mvo1wc.execute-api.us-east-1.localhost/dev/pets/1 -H 'X-Api-Key: k1' -L";
  const collection = {
    info: { name: 'Shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [
      {
        name: 'Read',
        request: { method: 'GET', url: 'https://shop.test/v1/pets/1' },
        event: [{ listen: 'test', script: { exec: 'pm.response.to.have.status(404)' } }],
      },
      { name: 'Never', request: { method: 'GET', url: 'https://shop.test/v1/pets' } },
    ],
  };
  await writeFile(join(cli.folder, 'shop.json'), JSON.stringify(collection));
  const imported = await cli.run('import', 'shop.json', '--curl', curl, '--target', 'PetStore/dev');
  expect([imported.code, imported.output.replace(/suite \w{6}/g, 'suite ID')]).toEqual([
    0,
    [
      '--curl: suite ID Imported requests, 1 requests',
      '  http://2tq0mvo1wc.execute-api.us-east-1.localhost: 1 requests to 2tq0mvo1wc/dev (invoke url)',
      '  secret X_API_KEY: line 1 X-Api-Key; kept on this machine, elsewhere set GATEHOUSE_TEST_X_API_KEY',
      '  warning line 1: --location: Redirects are not followed: the first answer is checked.',
      'shop.json: suite ID Shop, 2 requests',
      '  https://shop.test: 2 requests to 2tq0mvo1wc/dev (chosen)',
    ].join('\n'),
  ]);
  const run = await cli.run('test', 'Shop', '--bail', '--json');
  const { counts, results } = JSON.parse(run.output) as { counts: object; results: { checks: { actual: string }[] }[] };
  expect([run.code, counts, results[0]?.checks[0]?.actual]).toEqual([
    1,
    { total: 2, passed: 0, failed: 1, errors: 0, skipped: 1 },
    '200',
  ]);
  const secrets = await cli.run('test', '--secrets');
  expect(secrets.output).toBe('X_API_KEY  workspace  GATEHOUSE_TEST_X_API_KEY');
});

it('says what is wrong with its words, and does not mistake a failure for wrong usage', async () => {
  const codes = [
    await cli.run('test', 'No such suite'),
    await cli.run('test', '--request', 'Nope', 'petsfr'),
    await cli.run('test', '--set-secret', 'lower'),
    await cli.run('test', '--variables', '[]'),
    await cli.run('import'),
  ].map(({ code }) => code);
  expect(codes).toEqual([1, 1, 2, 2, 2]);
});
