import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { writeLimitedApi } from '../limited-api-fixture';
import { importCommand } from './documents';
import { personasCommand } from './personas';
import { deployCommand, invokeCommand } from './run';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, deployCommand, invokeCommand, personasCommand]);
  await writeLimitedApi(cli);
});
afterEach(() => cli.dispose());

it('lists the saved callers with what they send', async () => {
  const [text, json] = [await cli.run('personas'), await cli.run('personas', '--json')];
  expect([text.output, JSON.parse(json.output)]).toEqual([
    'ann  has the key  API key k1',
    [{ name: 'ann', description: 'has the key', apiKeyId: 'k1' }],
  ]);
});

it('shows who may do what on a stage', async () => {
  const { code, output } = await cli.run('personas', 'Orders', '--stage', 'dev');
  expect([code, output.split('\n')]).toEqual([
    0,
    ['Method       ann          anonymous', 'GET /orders  200          403'],
  ]);
});

it('sends one request as one of them', async () => {
  const words = ['invoke', 'Orders', 'GET', '/orders', '--stage', 'dev'];
  const [ann, nobody] = [await cli.run(...words, '--as', 'ann'), await cli.run(...words, '--as', 'anonymous')];
  expect([ann.code, nobody.code, nobody.output]).toEqual([0, 1, '{"message":"Forbidden"}']);
});

it('wants API and stage together', async () => {
  const outcomes = [await cli.run('personas', 'Orders'), await cli.run('personas', '--stage', 'dev')];
  expect(outcomes.map(({ code }) => code)).toEqual([2, 2]);
});
