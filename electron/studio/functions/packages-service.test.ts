import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ZipFile, zipOf } from '../../backends/lambda/testing/sample-zip';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let folder = '';

beforeEach(async () => {
  test = await openTestStudio();
  folder = join(test.folder, 'workspace');
  await test.client.workspace.create({ name: 'Packages', folder });
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

const answering = (text: string): Buffer =>
  zipOf([
    { name: 'src/answer.js', content: `module.exports = ${JSON.stringify(text)};` },
    { name: 'index.js', content: 'exports.handler = async () => require("./src/answer");' },
  ]);
const put = (zip: Buffer, more: { isNew?: boolean; settings?: Record<string, unknown> } = {}) =>
  test.client.functions.putCode({ functionName: 'orders', zipBase64: zip.toString('base64'), ...more });
const answer = async (qualifier?: string) => {
  const { outcome } = await test.client.functions.invoke({ functionName: 'orders', ...(qualifier && { qualifier }) });
  return outcome.kind === 'answered' ? [outcome.payload, outcome.executedVersion] : outcome.message;
};

it('makes a function of an archive, and runs the next archive with the next call', async () => {
  const zip = answering('one');
  const made = await put(zip, { isNew: true, settings: { timeout: 9 } });
  const answers = [await answer()];
  for (const text of ['two', 'three']) {
    await put(answering(text));
    answers.push(await answer());
  }
  const undone = test.next('definition.changed');
  await test.client.definition.undo();
  expect({
    made,
    answers,
    files: await readdir(join(folder, 'functions', 'orders')),
    undone: (await undone).label,
  }).toEqual({
    made: {
      key: 'function:orders',
      revision: expect.any(Number),
      codePlace: 'functions/orders',
      package: {
        codeSha256: createHash('sha256').update(zip).digest('base64'),
        codeSize: zip.length,
        lastModified: expect.any(Number),
        isAsUploaded: true,
      },
    },
    answers: [
      ['"one"', '$LATEST'],
      ['"two"', '$LATEST'],
      ['"three"', '$LATEST'],
    ],
    files: ['index.js', 'src'],
    undone: 'Create function orders',
  });
});

it('keeps a version as it was published, under its number and its aliases', async () => {
  await put(answering('one'), { isNew: true });
  const first = await test.client.functions.publishVersion({ functionName: 'orders', description: 'First' });
  const again = await test.client.functions.publishVersion({ functionName: 'orders' });
  await put(answering('two'));
  const second = await test.client.functions.publishVersion({ functionName: 'orders' });
  await put(answering('three'));
  await test.client.definition.update({
    key: 'function:orders',
    changes: [
      {
        path: ['aliases'],
        value: { live: { functionVersion: '1' }, next: { functionVersion: '1', weights: { 2: 1 } } },
      },
    ],
  });
  expect({
    versions: [first, again, second].map(({ version, isNew }) => [version, isNew]),
    answers: [
      await answer('1'),
      await answer('2'),
      await answer('live'),
      await answer('next'),
      await answer('$LATEST'),
    ],
    unknown: await answer('nobody'),
  }).toEqual({
    versions: [
      ['1', true],
      ['1', false],
      ['2', true],
    ],
    answers: [
      ['"one"', '1'],
      ['"two"', '2'],
      ['"one"', '1'],
      ['"two"', '2'],
      ['"three"', '$LATEST'],
    ],
    unknown: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:orders:nobody',
  });
});

it('knows code that was edited since it came', async () => {
  const { package: came } = await put(answering('one'), { isNew: true });
  const untouched = await test.client.functions.readPackage({ functionName: 'orders' });
  await writeFile(join(folder, 'functions', 'orders', 'more.js'), '1');
  const edited = await test.client.functions.readPackage({ functionName: 'orders' });
  expect([untouched, edited.codeSha256 === came.codeSha256]).toEqual([came, false]);
});

it('leaves code alone that lies elsewhere or is another function’s', async () => {
  await mkdir(join(folder, 'own'));
  await writeFile(join(folder, 'own', 'index.js'), 'exports.handler = async () => "own";');
  await test.client.functions.create({ functionName: 'other' });
  await test.client.functions.create({ functionName: 'orders' });
  await test.client.definition.update({
    key: 'function:other',
    changes: [{ path: ['codeUri'], value: 'functions/orders' }],
  });
  await test.client.definition.update({ key: 'function:orders', changes: [{ path: ['codeUri'], value: 'own' }] });
  const { codePlace } = await put(answering('new'));
  expect([codePlace, await readdir(join(folder, 'own')), await readdir(join(folder, 'functions', 'orders'))]).toEqual([
    'functions/orders-2',
    ['index.js'],
    ['index.mjs'],
  ]);
});

it.each<[string, Buffer]>([
  ['no archive', Buffer.from('no archive')],
  ['a way out', zipOf([{ name: '../out.js', content: '' }] satisfies ZipFile[])],
])('refuses %s and leaves the code as it was', async (_, zip) => {
  await put(answering('one'), { isNew: true });
  const refused = await put(zip).then(String, (error: { code: string }) => error.code);
  const taken = await put(answering('two'), { isNew: true }).then(String, (error: { code: string }) => error.code);
  expect([refused, taken, await answer(), await readdir(join(folder, '.gatehouse', 'code-packages'))]).toEqual([
    'INVALID_ARGUMENT',
    'CONFLICT',
    ['"one"', '$LATEST'],
    [expect.stringMatching(/\.json$/)],
  ]);
});
