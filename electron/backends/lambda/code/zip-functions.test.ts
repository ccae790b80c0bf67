// Functions whose code is a zip file.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleRequestId as id, openSamplePool, type SamplePool } from '../testing/sample-functions';
import { zipOf } from '../testing/sample-zip';

let sample: SamplePool;
beforeAll(() => {
  sample = openSamplePool();
});
afterAll(() => sample.dispose());

const answers = (word: string) =>
  zipOf([
    { name: 'index.js', content: `exports.handler = async () => require('./lib/word') + '${word}';` },
    { name: 'lib/word.js', content: 'module.exports = "zip ";' },
  ]);

it('runs a zip file, and its new content when it is written again', async () => {
  const definition = sample.write('zipped', { 'code.zip': answers('one') });
  const codeUri = path.join(definition.codeUri ?? '', 'code.zip');
  sample.pool.serve([{ ...definition, codeUri }]);
  const before = await sample.invoke('zipped');
  writeFileSync(codeUri, answers('two'));
  await expect.poll(async () => (await sample.invoke('zipped')).payload, { interval: 10 }).toBe('zip two');
  expect(before.payload).toBe('zip one');
});

it('refuses a broken one and says what is wrong', async () => {
  const definition = sample.write('broken', { 'code.zip': zipOf([{ name: '../index.js', content: '' }]) });
  sample.pool.serve([{ ...definition, codeUri: path.join(definition.codeUri ?? '', 'code.zip') }]);
  const message = 'code.zip: The archive names a path outside itself: "../index.js".';
  expect([
    await sample.invoke('broken'),
    (await sample.stateThat(({ problem }) => problem !== undefined)).problem,
  ]).toEqual([{ kind: 'refused', status: 502, errorType: 'InvalidZipFileException', message, requestId: id }, message]);
});
