import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, expect, it } from 'vitest';
import { runCli } from '../run-cli';
import { renderCommand } from './render';

const folder = mkdtempSync(join(tmpdir(), 'render-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

const places = {
  ...{ userDataFolder: folder, samplesFolder: folder, rendererFolder: folder, workingFolder: folder },
  ...{ gatewayEntry: '', trafficWorker: '', version: '1.0.0' },
};

/** Runs `gatehouse render` in a folder of its own. */
async function render(words: readonly string[], input: NodeJS.ReadableStream = Readable.from([])) {
  const printed: string[] = [];
  const warned: string[] = [];
  const code = await runCli([renderCommand], ['render', ...words], {
    input,
    output: { print: (text) => printed.push(text), warn: (text) => warned.push(text) },
    places,
    stopped: new Promise(() => {}),
  });
  return { code, printed, warned };
}

async function renderLines(lines: readonly unknown[], words: readonly string[] = []) {
  const text = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  const { code, printed } = await render(['--lines', ...words], Readable.from([text]));
  return { code, answers: printed.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const template = file('all.vtl', '$input.body $input.params("q") $context.stage $stageVariables.v');

it('renders a file with a payload and what the options give', async () => {
  const body = file('body.json', '{"a":1}');
  const words = ['--params', '{"querystring":{"q":"Q"}}', '--context', '{"stage":"dev"}', '--stage-variables'];
  expect(await render([template, '--body', body, ...words, '{"v":"V"}'])).toMatchObject({
    code: 0,
    printed: ['{"a":1} Q dev V'],
  });
});

it.each([
  [['--params', '{bad'], '--params'],
  [['--params', '[]'], '--params'],
  [['--params', '{"path":{"a":1}}'], '--params.path.a'],
  [['--context', '5'], '--context'],
  [['--stage-variables', '{"a":1}'], '--stage-variables.a'],
  [['--stage-variables', 'nope'], '--stage-variables'],
  [['--bench', '1'], '--bench'],
  [['--lines'], '--lines'],
])('refuses %j as wrong usage and names the option', async (words, option) => {
  const { code, printed, warned } = await render([template, ...words]);
  expect({ code, printed }).toEqual({ code: 2, printed: [] });
  expect(warned.join('\n')).toContain(option);
});

it('says where a template is wrong and ends with 1', async () => {
  const { code, warned } = await render([file('bad.vtl', 'a\n#if(')]);
  expect(code).toBe(1);
  expect(warned[0]).toMatch(/^bad\.vtl:2:5: [^\n]+\n#if\(\n {4}\^$/);
});

it('answers each line with its id, errors too, and goes on', async () => {
  const lines = [
    { id: 1, template: '$input.body', body: '' },
    { id: 'two', template: '$input.body', body: null, params: null, context: null, stageVariables: null },
    { id: 3, template: '#if(1)' },
    { id: 4 },
    'no json',
    '',
    { template: '$input.params("a")', params: { path: null, querystring: { a: 'A' } } },
    { id: { any: 7 }, template: 'x', params: { querystring: { a: 5 } } },
  ];
  const { code, answers } = await renderLines(lines);
  expect(code).toBe(0);
  expect(answers).toEqual([
    { id: 1, output: '{}' },
    { id: 'two', output: '{}' },
    { id: 3, error: { message: expect.stringContaining('#end'), line: 1, column: 7 } },
    { id: 4, error: { message: expect.stringContaining('template'), line: 1, column: 1 } },
    { id: null, error: { message: expect.any(String), line: 1, column: 1 } },
    { id: null, output: 'A' },
    { id: { any: 7 }, error: { message: expect.stringContaining('params.querystring.a'), line: 1, column: 1 } },
  ]);
});

it('answers a line before the next one has come', async () => {
  const input = new PassThrough();
  let answered = () => {};
  const first = new Promise<void>((resolve) => {
    answered = resolve;
  });
  const printed: string[] = [];
  const running = renderCommand.run({
    positionals: [],
    options: { lines: true },
    input,
    output: {
      print(text) {
        printed.push(text);
        answered();
      },
      warn() {},
    },
    places,
    stopped: new Promise(() => {}),
  });
  input.write('{"id":1,"template":"a"}\n');
  await first;
  expect(printed).toEqual(['{"id":1,"output":"a"}']);
  input.end('{"id":2,"template":"b"}');
  expect([await running, printed[1]]).toEqual([0, '{"id":2,"output":"b"}']);
});

it('takes a large payload', async () => {
  const body = JSON.stringify({ items: Array.from({ length: 50_000 }, (_none, at) => ({ id: at, name: `n${at}` })) });
  const { answers } = await renderLines([{ id: 1, template: "$input.path('$.items').size()", body }]);
  expect(answers).toEqual([{ id: 1, output: '50000' }]);
});

it('measures what renders, also what may render but once over its variables', async () => {
  const lines = [
    { id: 1, template: '$input.body' },
    { id: 2, template: '#set($context.responseOverride.status = 201)' },
  ];
  const { answers } = await renderLines(lines, ['--bench', '0.02']);
  expect(answers).toEqual([
    { id: 1, output: '{}', renderPerSecond: expect.any(Number), parseAndRenderPerSecond: expect.any(Number) },
    { id: 2, output: '', renderPerSecond: expect.any(Number), parseAndRenderPerSecond: expect.any(Number) },
  ]);
  expect(answers.every(({ renderPerSecond }) => (renderPerSecond as number) > 0)).toBe(true);
});

it('prints each step with what it finds changed and writes, then the output', async () => {
  const { code, printed } = await render([file('steps.vtl', 'a#set($x = 1)\n$x'), '--steps']);
  expect(code).toBe(0);
  expect(printed.map((line) => JSON.parse(line))).toEqual([
    { step: 1, kind: 'text', line: 1, column: 1, end: { line: 1, column: 2 }, changes: [], written: 'a' },
    { step: 2, kind: 'set', line: 1, column: 2, end: expect.anything(), changes: [] },
    {
      ...{ step: 3, kind: 'print', line: 2, column: 1, end: expect.anything(), written: '1' },
      changes: [{ name: 'x', value: { kind: 'number', text: '1' } }],
    },
    { output: 'a1', changes: [] },
  ]);
});

it('ends the steps with the error of a template that fails, and with 1', async () => {
  const { code, printed } = await render([file('fails.vtl', 'ab\n$input.json("[")'), '--steps']);
  expect({ code, last: JSON.parse(printed.at(-1) ?? '') }).toMatchObject({ code: 1, last: { error: { line: 2 } } });
  expect((await render(['--lines', '--steps'])).code).toBe(2);
});
