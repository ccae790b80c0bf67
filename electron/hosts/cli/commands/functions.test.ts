import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { functionsCommand } from './functions';
import { logsCommand } from './logs';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([functionsCommand, logsCommand]);
});
afterEach(() => cli.dispose());

const functions = (...words: string[]) => cli.run('functions', ...words);

it('makes, lists, calls, renames and removes a function, and its log stays to be read', async () => {
  const made = await functions('create', 'hello');
  const listed = await functions();
  const called = await functions('invoke', 'hello', '--event', 'apigateway-aws-proxy', '--log');
  const renamed = await functions('rename', 'hello', 'hi');
  const shown = await functions('show', 'hi', '--json');
  const removed = await functions('remove', 'hi');
  const empty = await functions('list', '--json');
  const logs = await cli.run('logs', '--function', 'hello', '--text', 'report', '--json');
  const answer = JSON.parse(called.output) as { body: string };
  expect({
    codes: [made, listed, called, renamed, shown, removed, empty, logs].map(({ code }) => code),
    texts: [made.output, listed.output, renamed.output, removed.output, empty.output],
    message: (JSON.parse(answer.body) as { message: string }).message,
    log: /\dZ {2}hello {2}START RequestId: /.test(called.errors),
    codeUri: (JSON.parse(shown.output) as { function: { codeUri: string } }).function.codeUri,
    reports: (JSON.parse(logs.output) as unknown[]).length,
    left: await readdir(join(cli.folder, 'functions')),
  }).toEqual({
    codes: [0, 0, 0, 0, 0, 0, 0, 0],
    texts: [
      'hello is created. Its code is in functions/hello.',
      'hello  nodejs22.x  functions/hello',
      'hello is hi now.',
      'hi is removed. Its code stays in functions/hello.',
      '[]',
    ],
    message: 'Hello, me!',
    log: true,
    codeUri: 'functions/hello',
    reports: 1,
    left: ['hello'],
  });
});

it('takes the event from the command line, a file or standard input, and fails where the function fails', async () => {
  await functions('create', 'echo');
  const code = 'export const handler = async (e) => { if (e.fail) throw new Error("no"); return e; };\n';
  await writeFile(join(cli.folder, 'functions', 'echo', 'index.mjs'), code);
  await writeFile(join(cli.folder, 'event.json'), '{"from": "file"}');
  const invoke = (...words: string[]) => functions('invoke', 'echo', ...words);
  const line = await invoke('--payload', '{"from": "line"}');
  const file = await invoke('--payload', 'file://event.json');
  const input = await cli.runWith(['functions', 'invoke', 'echo', '--payload', '-'], { input: '{"from": "input"}' });
  const failed = await invoke('--payload', '{"fail": true}', '--json');
  const refused = await invoke('--payload', 'no json');
  const outcomes = [line, file, input].map(({ code: exit, output }) => [
    exit,
    (JSON.parse(output) as { from: string }).from,
  ]);
  expect([outcomes, failed.code, JSON.parse(failed.output), refused.code]).toMatchObject([
    [
      [0, 'line'],
      [0, 'file'],
      [0, 'input'],
    ],
    1,
    { outcome: { functionError: 'Unhandled' } },
    1,
  ]);
});

it('tells wrong usage from failure', async () => {
  const outcomes = [
    await functions('fly'),
    await functions('create'),
    await functions('create', 'a', '--template', 'cobol'),
    await functions('invoke', 'nobody'),
    await functions('create', 'not a name'),
    await cli.run('logs', 'Shop', '--function', 'a'),
    await cli.run('logs', '--since', 'yesterday'),
    await cli.run('logs', 'Shop'),
    await cli.run('logs', '--follow'),
  ];
  expect(outcomes.map(({ code }) => code)).toEqual([2, 2, 2, 1, 1, 2, 2, 1, 1]);
});

it('publishes a version, points an alias to it and lists both', async () => {
  await functions('create', 'hello');
  const outcomes = [
    await functions('publish', 'hello', '--description', 'First'),
    await functions('publish', 'hello'),
    await functions('alias', 'hello', 'live', '1', '--description', 'For the shop'),
    await functions('alias', 'hello', 'live', '9'),
    await functions('alias', 'hello', 'live', '1', '--split', '2=7'),
    await functions('versions', 'hello'),
    await functions('remove-version', 'hello', '1'),
    await functions('remove-alias', 'hello', 'live'),
    await functions('remove-version', 'hello', '1'),
    await functions('versions', 'hello', '--json'),
  ];
  expect(outcomes.map(({ code, output }) => [code, output.replace(/\d{4}-\S+Z/, 'TIME')])).toEqual([
    [0, 'Version 1 of hello is published.'],
    [0, 'Nothing changed since version 1 of hello.'],
    [0, 'live of hello points to 1.'],
    [1, ''],
    [2, ''],
    [0, 'version 1  nodejs22.x  TIME  First\nalias live -> 1  For the shop'],
    [1, ''],
    [0, 'hello has no alias live any more.'],
    [0, 'Version 1 of hello is removed.'],
    [0, '{"functionName":"hello","versions":{},"aliases":{}}'],
  ]);
});
