import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { tokenCommand } from './token';

const poolId = 'us-east-1_Ab3dE6gH9';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([tokenCommand]);
});
afterEach(() => cli.dispose());

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

it('makes a token and takes it apart again', async () => {
  const options = ['--username', 'jane', '--groups', 'a,b', '--scopes', 'api/read openid', '--claims', '{"tenant":1}'];
  const minted = await cli.run('token', poolId, ...options);
  const decoded = await cli.run('token', 'decode', minted.output);
  const piped = await cli.runWith(['token', 'decode', '-', '--json'], { input: `${minted.output}\n` });
  expect([minted.code, claimsOf(minted.output), decoded.code, decoded.output.split('\n').at(-1)]).toMatchObject([
    0,
    { token_use: 'access', scope: 'api/read openid', 'cognito:groups': ['a', 'b'], username: 'jane', tenant: 1 },
    0,
    `A good token of ${poolId}.`,
  ]);
  expect(JSON.parse(piped.output)).toMatchObject({ isGood: true, poolId });
}, 30_000);

it('says what is wrong with a token, and exits with 1', async () => {
  const expired = await cli.run('token', poolId, '--expires-in=-60', '--json');
  const { token, expiresIn } = JSON.parse(expired.output);
  const decoded = await cli.run('token', 'decode', token);
  expect([expiresIn, decoded.code, decoded.output]).toEqual([
    -60,
    1,
    expect.stringMatching(/\nno {2}expiry .*, wanted /),
  ]);
}, 30_000);

it('tells wrong usage from what fails', async () => {
  const outcomes = [
    await cli.run('token', 'decode'),
    await cli.run('token', poolId, 'more'),
    await cli.run('token', poolId, '--use', 'refresh'),
    await cli.run('token', poolId, '--scopes', 'a', '--use', 'id'),
    await cli.run('token', poolId, '--claims', '[]'),
    await cli.run('token', 'no pool'),
    await cli.run('token'),
  ];
  expect([outcomes.map(({ code }) => code), outcomes.at(-1)?.output]).toEqual([
    [2, 2, 2, 2, 2, 1, 0],
    'The workspace has no user pools; a token can be made of any pool id.',
  ]);
}, 30_000);
