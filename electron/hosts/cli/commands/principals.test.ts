import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { importCommand } from './documents';
import { assumeRoleCommand, principalsCommand, signCommand } from './principals';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, principalsCommand, assumeRoleCommand, signCommand]);
  await writeFile(join(cli.folder, 'a.yaml'), "openapi: 3.0.1\ninfo: { title: A, version: '1' }\npaths: {}\n");
  await cli.run('import', 'a.yaml');
});
afterEach(() => cli.dispose());

const url = 'http://127.0.0.1:4600/_aws/execute-api/abc1234567/dev/x';

it('makes a user with a key, lists it, and signs as it', async () => {
  const attach = 'arn:aws:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess';
  const made = await cli.run('principals', 'create-user', 'alice', '--attach', attach);
  const list = await cli.run('principals');
  const signed = await cli.run('sign', 'GET', url, '--as', 'user:alice', '--headers', '{"X-A":"1"}');
  const curl = await cli.run('sign', 'POST', url, '--as', 'user:alice', '--body', "it's", '--curl');
  expect([made.output.split('\n'), list.output.split('\n'), signed.output.split('\n'), curl.output]).toEqual([
    [
      '# arn:aws:iam::000000000000:user/alice',
      expect.stringMatching(/^export AWS_ACCESS_KEY_ID=AKIA[A-Z2-7]{16}$/),
      expect.stringMatching(/^export AWS_SECRET_ACCESS_KEY=.{40}$/),
    ],
    ['user alice: AmazonAPIGatewayInvokeFullAccess', expect.stringMatching(/^ {2}AKIA\w+ Active$/)],
    [
      `GET ${url}`,
      'Host: 127.0.0.1:4600',
      'X-A: 1',
      expect.stringMatching(/^X-Amz-Date: \d{8}T\d{6}Z$/),
      expect.stringMatching(/^Authorization: AWS4-HMAC-SHA256 Credential=AKIA\w+\/\d{8}\/us-east-1\/execute-api\//),
    ],
    expect.stringMatching(
      /^curl --path-as-is -X POST -H 'Host: 127\.0\.0\.1:4600' .* --data-binary 'it'\\''s' 'http:.*'$/,
    ),
  ]);
});

it('renames a user with its keys, and refuses a name that is taken', async () => {
  await cli.run('principals', 'create-user', 'alice');
  await cli.run('principals', 'create-user', 'bob');
  const taken = await cli.run('principals', 'rename-user', 'alice', 'bob');
  const nameless = await cli.run('principals', 'rename-user', 'alice');
  const renamed = await cli.run('principals', 'rename-user', 'alice', 'carol');
  const list = await cli.run('principals');
  expect([taken.code, nameless.code, renamed.output, list.output.split('\n')]).toEqual([
    1,
    2,
    'alice is carol now.',
    [
      'user bob: no policy',
      expect.stringMatching(/^ {2}AKIA\w+ Active$/),
      'user carol: no policy',
      expect.stringMatching(/^ {2}AKIA\w+ Active$/),
    ],
  ]);
});

it('prints credentials of a role that is named by its ARN, and says that it is not here', async () => {
  const role = 'arn:aws:iam::111122223333:role/ci';
  const assumed = await cli.run('assume-role', role, '--session-name', 'build', '--json');
  const variables = await cli.run('assume-role', role);
  const unknown = await cli.run('assume-role', 'ci');
  expect([
    JSON.parse(assumed.output).arn,
    assumed.errors.split('\n').at(-1),
    variables.output.split('\n').length,
    unknown.code,
  ]).toEqual([
    'arn:aws:sts::111122223333:assumed-role/ci/build',
    `${role} is not in this workspace: its session may do everything.`,
    3,
    1,
  ]);
});

it('signs in the URL, for another region and account', async () => {
  const words = ['--as', 'account:111122223333', '--presign', '60', '--region', 'eu-west-1', '--json'];
  const { output } = await cli.run('sign', 'GET', `${url}?a=1`, ...words);
  expect(JSON.parse(output)).toEqual({
    method: 'GET',
    url: expect.stringMatching(
      /\?a=1&X-Amz-Algorithm=.*111122223333%2F\d{8}%2Feu-west-1%2Fexecute-api.*&X-Amz-Signature=/,
    ),
    headers: [['Host', '127.0.0.1:4600']],
    principal: 'arn:aws:iam::111122223333:user/gatehouse',
    accessKeyId: '111122223333',
  });
});

it('refuses what it does not take', async () => {
  const outcomes = [
    await cli.run('sign', 'GET', url),
    await cli.run('sign', 'GET', url, '--as', 'alice'),
    await cli.run('sign', 'GET', url, '--as', 'user:nobody'),
    await cli.run('principals', 'create-user'),
    await cli.run('principals', 'remove', 'x'),
  ];
  expect(outcomes.map(({ code }) => code)).toEqual([2, 2, 1, 2, 2]);
});
