import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ZipFile, zipOf } from '../testing/sample-zip';
import { BrokenArchive, unzip } from './unzip';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-unzip-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function unpack(bytes: Buffer, limit?: number): Promise<string> {
  const archive = path.join(folder, 'code.zip');
  writeFileSync(archive, bytes);
  const target = mkdtempSync(path.join(folder, 'out-'));
  await unzip(archive, target, limit);
  return target;
}

const refusalOf = (bytes: Buffer, limit?: number) =>
  unpack(bytes, limit).then(
    () => 'unpacked',
    (fault) => (fault instanceof BrokenArchive ? fault.message : `fault: ${fault}`),
  );

it('writes files, folders and permissions', async () => {
  const target = await unpack(
    zipOf([
      { name: 'src/', content: '', mode: 0o40755 },
      { name: 'src/é.js', content: 'one' },
      { name: 'bootstrap', content: '#!/bin/sh\n', mode: 0o100755, isStored: true },
      { name: 'empty', content: '' },
    ]),
  );
  expect([
    readdirSync(target).sort(),
    readFileSync(path.join(target, 'src/é.js'), 'utf8'),
    statSync(path.join(target, 'bootstrap')).mode & 0o111,
    statSync(path.join(target, 'empty')).mode & 0o111,
  ]).toEqual([['bootstrap', 'empty', 'src'], 'one', 0o111, 0]);
});

it.skipIf(spawnSync('python3', ['--version']).status !== 0)(
  'reads what another tool wrote, with large fields too',
  async () => {
    const script = `import zipfile
with zipfile.ZipFile('${path.join(folder, 'other.zip')}', 'w', zipfile.ZIP_DEFLATED) as archive:
    with archive.open('large.txt', 'w', force_zip64=True) as file: file.write(b'x' * 100000)
    archive.comment = b'a comment'
`;
    spawnSync('python3', ['-c', script]);
    const target = await unpack(readFileSync(path.join(folder, 'other.zip')));
    expect(readFileSync(path.join(target, 'large.txt'), 'utf8')).toBe('x'.repeat(100_000));
  },
);

it('gives back what was packed', async () => {
  const content = fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ content, isStored: fc.boolean() }), { maxLength: 5 }), async (files) => {
      const target = await unpack(zipOf(files.map((file, at) => ({ ...file, name: `d${at % 2}/f${at}` }))));
      const read = files.map((_, at) => readFileSync(path.join(target, `d${at % 2}/f${at}`)));
      expect(read).toEqual(files.map((file) => file.content));
    }),
    { numRuns: 25 },
  );
});

describe('refuses', () => {
  const one = (file: Partial<ZipFile>) => zipOf([{ name: 'a', content: 'text', ...file }]);

  it.each(['../up', 'a/../../up', '/root', 'C:/windows', 'a\\..\\up', './here', ''])('the name %j', async (name) => {
    expect(await refusalOf(one({ name }))).toBe(`The archive names a path outside itself: ${JSON.stringify(name)}.`);
    expect(existsSync(path.join(folder, 'up'))).toBe(false);
  });

  it('symbolic links', async () => {
    expect(await refusalOf(one({ mode: 0o120777 }))).toBe('a is a symbolic link; Gatehouse unpacks only files.');
  });

  it('more than may be unpacked', async () => {
    expect(await refusalOf(one({ content: 'x'.repeat(1_001) }), 1_000)).toBe(
      'Unzipped size must be smaller than 1000 bytes.',
    );
  });

  it('a file that grows beyond its own word', async () => {
    expect(await refusalOf(one({ content: 'x'.repeat(1_000_000), claimedBytes: 10 }), 1_000)).toBe('a is damaged.');
  });

  it('what is no archive, is cut off or damaged', async () => {
    const whole = one({ content: 'some text that is stored', isStored: true });
    const damaged = Buffer.from(whole);
    damaged[35] = 0;
    expect([
      await refusalOf(Buffer.from('no archive')),
      await refusalOf(whole.subarray(10)),
      await refusalOf(damaged),
    ]).toEqual(['The file is not a zip archive.', 'The archive is cut off.', 'a is damaged.']);
  });

  it('anything at all without a fault of its own', async () => {
    const whole = one({});
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const changed = Buffer.from(whole);
        changed[at] = byte;
        expect(await refusalOf(changed)).not.toMatch(/^fault/);
      }),
      { numRuns: 200 },
    );
  });
});
