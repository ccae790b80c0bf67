import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf, unlessUnchanged } from './content-hash.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-hash-'));
  mkdirSync(join(folder, 'source/inner'), { recursive: true });
  writeFileSync(join(folder, 'source/a.ts'), 'a');
  writeFileSync(join(folder, 'source/inner/b.ts'), 'b');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the hash of sources', () => {
  it('changes with content, names and missing files, and not with tests', () => {
    const hash = () => hashOf(['source', 'lock'], folder);
    const hashes = [hash()];
    writeFileSync(join(folder, 'source/inner/b.test.ts'), 'test');
    hashes.push(hash());
    writeFileSync(join(folder, 'source/inner/b.ts'), 'B');
    hashes.push(hash());
    writeFileSync(join(folder, 'source/inner/c.ts'), '');
    hashes.push(hash());
    writeFileSync(join(folder, 'lock'), '');
    hashes.push(hash());
    expect([hashes[1] === hashes[0], new Set(hashes).size]).toEqual([true, 4]);
  });
});

describe('work on unchanged input', () => {
  it('is left out only after it succeeded on the same input and while its output is there', async () => {
    const output = join(folder, 'output');
    const run = (hash: string, work: () => void) =>
      unlessUnchanged('work', hash, [output], work, join(folder, 'stamps'));
    const make = () => writeFileSync(output, '');
    const ran = [await run('1', make), await run('1', make), await run('2', make), await run('2', make)];
    rmSync(output);
    ran.push(await run('2', make));
    await expect(
      run('3', () => {
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    ran.push(await run('2', make));
    expect(ran).toEqual([true, false, true, false, true, true]);
  });
});
