import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { authorizersCommand } from './authorizers';

let cli: CliUnderTest;
beforeAll(async () => {
  cli = await openTestCli([authorizersCommand]);
  await cp('samples/orders', join(cli.folder, 'orders'), { recursive: true });
});
afterAll(() => cli.dispose());

const authorizers = (...words: string[]) => cli.run('authorizers', ...words, '--workspace', join(cli.folder, 'orders'));

it('tests an authorizer by its name and tells what it answers', async () => {
  const { code, output } = await authorizers(
    'test',
    'Orders',
    'staff',
    '--header',
    'X-Other: 1',
    '--header',
    'Authorization: Bearer clerk',
    '--path',
    '/reports',
    '--stage',
    'dev',
    '--log',
  );
  expect([code, output.split('\n')]).toEqual([
    1,
    expect.arrayContaining([
      expect.stringMatching(/^403 ACCESS_DENIED in \d+\.\d ms$/),
      'identity    method.request.header.Authorization = Bearer clerk',
      'cache       60 s, no result is kept',
      expect.stringMatching(/^ {12}.*Deny: applies, and decides$/),
      'principal   colin',
      'context     role = clerk',
      expect.stringMatching(/^decision {4}explicit-deny for arn:.*\/dev\/GET\/reports$/),
      expect.stringMatching(/ : Successfully completed authorizer execution$/),
      expect.stringMatching(/^END RequestId: /),
    ]),
  ]);
});

it('prints JSON for machines, and 0 where the request is let in', async () => {
  const { code, output } = await authorizers(
    'test',
    'Orders',
    'q7w2mc',
    '--header',
    'Authorization: Bearer manager',
    '--json',
  );
  expect([code, JSON.parse(output)]).toMatchObject([0, { clientStatus: 0, principalId: 'mara' }]);
});

it('lists authorizers, and says what it does not know', async () => {
  const [list, flushed, unknown, wrong, header] = [
    await authorizers('list', 'Orders'),
    await authorizers('flush', 'Orders', '--stage', 'dev'),
    await authorizers('test', 'Orders', 'nobody'),
    await authorizers('ask', 'Orders'),
    await authorizers('test', 'Orders', 'staff', '--header', 'Authorization'),
  ];
  expect([list.output, flushed.code, unknown.code, wrong.code, header.code]).toEqual([
    'q7w2mc  TOKEN               staff',
    0,
    1,
    2,
    2,
  ]);
});
