import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { deployCommand } from './run';
import { sdkCommand } from './sdk';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([sdkCommand, deployCommand]);
  await cp('samples/petstore', cli.folder, { recursive: true });
});
afterEach(() => cli.dispose());

it('writes the library of a deployed stage, and says what is not part of it', async () => {
  await cli.run('deploy', 'PetStore', '--stage', 'dev');
  const plain = await cli.run('sdk', 'PetStore', '--stage', 'dev');
  const url = 'https://api.example.com/live';
  const named = await cli.run('sdk', 'PetStore', '--stage', 'dev', '--out', 'client.zip', '--url', url, '--json');
  const client = async (file: string) =>
    strFromU8(unzipSync(await readFile(join(cli.folder, file)))['apiGateway-js-sdk/apigClient.js'] ?? new Uint8Array());
  const urlOf = (text: string) => /invokeUrl: "([^"]+)"/.exec(text)?.[1];
  const { methods } = JSON.parse(named.output) as { methods: string[] };
  expect([
    [plain.code, plain.output, plain.errors.split('\n').at(-1)],
    [named.code, methods.length],
    [urlOf(await client('javascript_1.0.zip')), urlOf(await client('client.zip'))],
  ]).toEqual([
    [0, `${join(cli.folder, 'javascript_1.0.zip')}: 5 functions`, 'ANY /catalog/{proxy+} is not part of the library.'],
    [0, 5],
    ['http://127.0.0.1:4600/_aws/execute-api/2tq0mvo1wc/dev', url],
  ]);
}, 30_000);

it('tells wrong usage from what fails', async () => {
  const outcomes = [
    await cli.run('sdk', 'PetStore'),
    await cli.run('sdk', 'PetStore', '--stage', 'dev', '--type', 'java'),
    await cli.run('sdk', 'PetStore', '--stage', 'dev', '--type', 'cobol'),
    await cli.run('sdk', 'PetStore', '--stage', 'nope'),
    await cli.run('sdk', 'Nobody', '--stage', 'dev'),
  ];
  expect([outcomes.map(({ code }) => code), outcomes[1]?.errors.split('\n')[0]]).toEqual([
    [2, 2, 2, 1, 1],
    'Gatehouse does not generate java libraries; --type takes javascript.',
  ]);
}, 30_000);
