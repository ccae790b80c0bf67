import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { functionUri } from '../../../shared/definition/function-uri';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let folder = '';

beforeEach(async () => {
  test = await openTestStudio();
  folder = join(test.folder, 'workspace');
  await test.client.workspace.create({ name: 'Functions', folder });
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

const codeOf = (work: Promise<unknown>) => work.then(String, (error: { code: string }) => error.code);

describe('a function', () => {
  it('is made with starter code that answers, told with its state, and logged', async () => {
    const warm = test.next('functions.changed', ([status]) => status?.state.runsOn !== undefined);
    const appended = test.next('logs.appended', ({ lines }) => lines.some(({ text }) => text.startsWith('REPORT')));
    const made = await test.client.functions.create({ functionName: 'hello', description: 'Says it.' });
    const { outcome, log } = await test.client.functions.invoke({
      functionName: 'hello',
      payload: '{"queryStringParameters": {"name": "you"}}',
    });
    const answer = outcome.kind === 'answered' ? JSON.parse(outcome.payload) : outcome;
    const kept = await test.client.logs.query({ source: 'function', requestId: outcome.requestId });
    expect({
      made,
      body: JSON.parse(answer.body),
      words: log.map(({ text }) => text.split(/\s/)[0]).filter((word) => /^[A-Z]+$/.test(word ?? '')),
      isKept: kept,
      status: (await warm)[0],
      told: (await appended).dropped,
    }).toEqual({
      made: {
        key: 'function:hello',
        revision: expect.any(Number),
        functionName: 'hello',
        codePlace: 'functions/hello',
      },
      body: { message: 'Hello, you!', requestId: outcome.requestId },
      words: ['START', 'END', 'REPORT'],
      isKept: log,
      status: {
        functionName: 'hello',
        key: 'function:hello',
        state: expect.objectContaining({ functionName: 'hello', runsOn: expect.stringContaining('Node.js') }),
        code: { place: 'functions/hello', kind: 'folder', isEditable: true, handlerFile: 'index.mjs' },
      },
      told: 0,
    });
  });

  it('runs its new code after a file was written through the studio', async () => {
    await test.client.functions.create({ functionName: 'hello' });
    const invoke = async () => {
      const { outcome } = await test.client.functions.invoke({ functionName: 'hello' });
      return outcome.kind === 'answered' ? outcome.payload : outcome.message;
    };
    const read = await test.client.functions.readFile({ functionName: 'hello', path: 'index.mjs' });
    const first = await invoke();
    const told = test.next('functions.files-changed');
    await test.client.functions.writeFile({
      functionName: 'hello',
      path: 'index.mjs',
      text: 'export const handler = async () => 2;\n',
      version: read.version,
    });
    await expect.poll(invoke).toBe('2');
    expect([first.includes('Hello'), await told]).toEqual([true, { functionName: 'hello', paths: ['index.mjs'] }]);
  });

  it('takes code that is there already, and keeps it when it is removed', async () => {
    await mkdir(join(folder, 'functions', 'mine'), { recursive: true });
    await writeFile(join(folder, 'functions', 'mine', 'index.js'), 'exports.handler = async () => "mine";\n');
    await test.client.functions.create({ functionName: 'mine' });
    const { outcome } = await test.client.functions.invoke({ functionName: 'mine' });
    const removed = await test.client.functions.remove({ functionName: 'mine' });
    const gone = await codeOf(test.client.functions.invoke({ functionName: 'mine' }));
    expect([outcome, removed.keptCode, gone, await readdir(join(folder, 'functions', 'mine'))]).toMatchObject([
      { kind: 'answered', payload: '"mine"' },
      'functions/mine',
      'NOT_FOUND',
      ['index.js'],
    ]);
  });

  it('loses its code only where that is said, is its own and nobody else’s', async () => {
    await test.client.functions.create({ functionName: 'a' });
    await test.client.functions.create({ functionName: 'b' });
    const codeUri = (value: string) =>
      test.client.definition.update({ key: 'function:b', changes: [{ path: ['codeUri'], value }] });
    await codeUri('functions/a');
    const shared = await codeOf(test.client.functions.remove({ functionName: 'b', removeCode: true }));
    await codeUri('..');
    const outside = await codeOf(test.client.functions.remove({ functionName: 'b', removeCode: true }));
    await test.client.functions.remove({ functionName: 'a', removeCode: true });
    expect([shared, outside, (await readdir(join(folder, 'functions'))).sort()]).toEqual([
      'NOT_CAPABLE',
      'NOT_CAPABLE',
      ['b', 'b.yaml'],
    ]);
  });

  it('is renamed with the methods that call it, and undo brings the name back', async () => {
    await test.client.functions.create({ functionName: 'old' });
    const { apiId } = await test.client.apis.create({ name: 'Shop' });
    const { resourceId } = await test.client.resources.createPath({ apiId, path: '/items' });
    const uri = functionUri({ functionName: 'old', accountId: '000000000000', region: 'us-east-1' });
    await test.client.methods.create({ apiId, resourceId, httpMethod: 'GET', integrationType: 'AWS_PROXY', uri });
    await test.client.functions.rename({ functionName: 'old', newName: 'new' });
    const usedBy = await test.client.functions.usedBy({ functionName: 'new' });
    const answer = await test.client.invocations.test({ apiId, resourceId, httpMethod: 'GET' });
    await test.client.definition.undo();
    const names = (await test.client.functions.list()).map(({ functionName }) => functionName);
    expect([usedBy, answer.status, names]).toEqual([
      [
        {
          key: `method:${apiId}/${resourceId}/GET`,
          apiId,
          apiName: 'Shop',
          httpMethod: 'GET',
          path: '/items',
          integrationType: 'AWS_PROXY',
        },
      ],
      200,
      ['old'],
    ]);
  });

  it('that is not LOCAL has no code, and answers what it is told to', async () => {
    await test.client.definition.put({
      key: 'function:canned',
      entity: { functionName: 'canned', mode: 'CANNED', cannedAnswer: { payload: '{"a":1}' } },
    });
    const { outcome } = await test.client.functions.invoke({ functionName: 'canned' });
    expect([
      outcome,
      (await test.client.functions.list())[0]?.code,
      await codeOf(test.client.functions.files({ functionName: 'canned' })),
    ]).toMatchObject([{ kind: 'answered', payload: '{"a":1}' }, undefined, 'NOT_CAPABLE']);
  });
});

describe('the files of a function', () => {
  it('are listed, made, moved and removed', async () => {
    await test.client.functions.create({ functionName: 'hello', template: 'python' });
    const name = { functionName: 'hello' };
    await test.client.functions.createFile({ ...name, path: 'lib/a.py', text: 'x = 1\n' });
    await test.client.functions.renameFile({ ...name, path: 'lib/a.py', newPath: 'lib/b.py' });
    const { files, place } = await test.client.functions.files(name);
    await test.client.functions.removeFile({ ...name, path: 'lib' });
    expect([place, files.map(({ path }) => path), await readdir(join(folder, 'functions', 'hello'))]).toEqual([
      'functions/hello',
      ['lib', 'lib/b.py', 'app.py'],
      ['app.py'],
    ]);
  });

  it('lie inside its folder: a path that leads out is refused before the disk sees it', async () => {
    await test.client.functions.create({ functionName: 'hello' });
    const read = (path: string) => codeOf(test.client.functions.readFile({ functionName: 'hello', path }));
    expect([await read('../hello.yaml'), await read('/etc/passwd'), await read('no.txt')]).toEqual([
      'INVALID_ARGUMENT',
      'INVALID_ARGUMENT',
      'NOT_FOUND',
    ]);
  });
});

it('does not take code for a change of the definition, nor a function’s file that is code', async () => {
  await test.client.functions.create({ functionName: 'hello' });
  const { revision } = await test.client.definition.read();
  await test.client.functions.files({ functionName: 'hello' });
  const told = test.next('functions.files-changed');
  await writeFile(join(folder, 'functions', 'hello', 'other.yaml'), 'functionName: [broken\n');
  await told;
  const text = await readFile(join(folder, 'functions', 'hello.yaml'), 'utf8');
  expect([
    (await test.client.definition.read()).revision,
    (await test.client.workspace.state())?.problems,
    text.includes('functionName: hello'),
  ]).toEqual([revision, [], true]);
});
