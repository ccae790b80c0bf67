import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { apisCommand, stagesCommand } from './apis';
import { domainsCommand } from './domains';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([apisCommand, stagesCommand, domainsCommand]);
  await cli.run('apis', 'create', 'Pets', '--protocol', 'http', '--target', 'http://127.0.0.1:9');
});
afterEach(() => cli.dispose());

const domains = async (...words: string[]) => {
  const { output, code } = await cli.run('domains', ...words);
  return [code, ...output.trim().split('\n')];
};

it('makes a name, maps it, adds a rule, and says where requests go and why', async () => {
  const id = JSON.parse((await cli.run('apis', '--json')).output)[0].id;
  expect([
    await domains('create', 'api.example.com'),
    await domains('map', 'api.example.com', 'Pets', '--stage', '$default', '--path', '/v1/'),
    await domains('route', 'API.example.com', '/v1/pets?x=1'),
    await domains('route', 'api.example.com', '/v2'),
    await domains('map', 'api.example.com', 'Pets', '--stage', '$default', '--path', 'v1'),
    await domains('map', 'api.example.com', 'Pets', '--stage', 'nope'),
    await domains('mode', 'api.example.com', 'ROUTING_RULE_THEN_API_MAPPING'),
    await domains(),
    await domains('unmap', 'api.example.com', '--path', 'v1'),
    await domains('delete', 'api.example.com'),
    await domains(),
  ]).toEqual([
    [0, expect.stringContaining('api.example.com is there.')],
    [0, 'api.example.com/v1 leads to Pets.'],
    [0, `Mapping /v1 of api.example.com takes it: API ${id}, stage $default.`, 'The API is given /pets'],
    [1, '403 Forbidden: No mapping of api.example.com takes the path.'],
    [1, expect.any(String)],
    [1, expect.any(String)],
    [0, 'api.example.com: ROUTING_RULE_THEN_BASE_PATH_MAPPING'],
    [0, 'api.example.com  REGIONAL  ROUTING_RULE_THEN_BASE_PATH_MAPPING', `  /v1 → ${id}/$default`],
    [0, 'api.example.com/v1 leads nowhere now.'],
    [0, 'api.example.com is gone.'],
    [0, 'There is no custom domain name.'],
  ]);
});

it('refuses words that it does not know', async () => {
  const codes = [
    await domains('create', 'api.example.com', '--type', 'GLOBAL'),
    await domains('map', 'api.example.com'),
    await domains('bend', 'api.example.com'),
    await domains('mode', 'api.example.com', 'SOME'),
  ];
  expect(codes.map(([code]) => code)).toEqual([2, 2, 2, 2]);
});
