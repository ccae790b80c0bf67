import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { runCommand, serveGatehouse } from './fixtures/served-gatehouse';

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it uses, and this one uses nothing
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-cli-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

const document = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Tiny', version: '1' },
  paths: {
    '/x/{id}': {
      get: {
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: {
            default: { statusCode: '200', responseTemplates: { 'application/json': `id $input.params('id')` } },
          },
        },
      },
    },
  },
});

test('a workspace is filled, deployed, called and looked at from the shell', { tag: ['@p0', '@web-only'] }, async ({
  folder,
}) => {
  const workspace = join(folder, 'workspace');
  await writeFile(join(folder, 'tiny.json'), document);
  const gatehouse = await serveGatehouse(workspace, folder);
  const run = (...words: string[]) => runCommand([...words, '--workspace', workspace], folder);

  const imported = await run('import', join(folder, 'tiny.json'), '--json');
  const [{ apiId }] = JSON.parse(imported.output) as [{ apiId: string }];
  const deployed = await run('deploy', 'Tiny', '--stage', 'dev');
  const called = await fetch(`${gatehouse.url}/restapis/${apiId}/dev/_user_request_/x/7`);
  const invoked = await run('invoke', 'Tiny', 'GET', '/x/8');
  const listed = await run('requests', '--json');
  const validated = await run('validate');
  const exported = await run('export', 'Tiny', '--stage', 'dev');
  expect({
    codes: [imported, deployed, invoked, listed, validated, exported].map(({ code }) => code),
    called: await called.text(),
    invoked: invoked.output.trim(),
    paths: Object.keys((JSON.parse(exported.output) as { paths: object }).paths),
    requests: (JSON.parse(listed.output) as { path: string }[]).map(({ path }) => path),
  }).toEqual({
    codes: [0, 0, 0, 0, 0, 0],
    called: 'id 7',
    invoked: 'id 8',
    paths: ['/x/{id}'],
    requests: ['/x/8', '/x/7'],
  });
  expect(await gatehouse.stop()).toBe(0);

  // Nobody has the workspace open now: the command opens it by itself.
  const alone = await run('invoke', 'Tiny', 'GET', '/x/9', '--stage', 'dev');
  expect([alone.code, alone.output.trim()]).toEqual([0, 'id 9']);
});

test('exit codes tell failure from wrong usage, and messages name the place', { tag: ['@p1', '@web-only'] }, async ({
  folder,
}) => {
  await writeFile(join(folder, 'broken.yaml'), 'openapi: 3.0.1\ninfo: [oops\n');
  await writeFile(join(folder, 'template.vtl'), 'a\n#if(');
  const run = (...words: string[]) => runCommand(words, folder);
  const [unknown, missing, serving, broken, template, help] = [
    await run('fly'),
    await run('deploy', 'X'),
    await run('serve', 'a-folder'),
    await run('import', 'broken.yaml', '--json'),
    await run('render', 'template.vtl'),
    await run('render', '--help'),
  ];
  const outcomes = [unknown, missing, serving, broken, template, help];
  expect(outcomes.map(({ code }) => code)).toEqual([2, 2, 2, 1, 1, 0]);
  expect(missing.errors).toContain('--stage S is required');
  expect(template.errors).toContain('template.vtl:2:');
  expect(help.output).toContain('--stage-variables');
});

test('templates render line by line', { tag: ['@p1', '@web-only'] }, async ({ folder }) => {
  const lines = [
    { id: 'a', template: '$input.path("$.x")-$stageVariables.v', body: '{"x": 1.50}', stageVariables: { v: 'w' } },
    { id: 'b', template: '#foreach(' },
    {
      id: 'c',
      template: "$input.params('p')$context.stage",
      params: { querystring: { p: 'q' } },
      context: { stage: 's' },
    },
  ];
  const { code, output } = await runCommand(
    ['render', '--lines'],
    folder,
    lines.map((line) => JSON.stringify(line)).join('\n'),
  );
  const answers = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; output?: string; error?: { line: number } });
  expect([code, answers.map(({ id, output: text, error }) => [id, text ?? error?.line])]).toEqual([
    0,
    [
      ['a', '1.5-w'],
      ['b', 1],
      ['c', 'qs'],
    ],
  ]);
});
