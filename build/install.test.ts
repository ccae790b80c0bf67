import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isInstalled } from './install.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-'));
  for (const name of ['a', 'b']) mkdirSync(join(folder, `node_modules/${name}`), { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

const wanted = {
  '': { version: '1.0.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b': { version: '2.0.0' },
  'node_modules/for-another-platform': { version: '1.0.0', optional: true },
};
const a = { 'node_modules/a': { version: '1.0.0' } };
const b = { 'node_modules/b': { version: '2.0.0' } };

function isInstalledWith(installed: object | undefined): boolean {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  if (installed !== undefined) {
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  return isInstalled(folder);
}

it('is installed where everything is there in its version, save what is for another platform', () => {
  expect(isInstalledWith({ ...a, ...b })).toBe(true);
});

it.each<[string, object | undefined]>([
  ['nothing was ever installed', undefined],
  ['a package is missing', a],
  ['a package has another version', { ...a, 'node_modules/b': { version: '2.0.1' } }],
])('is not installed where %s', (_, installed) => {
  expect(isInstalledWith(installed)).toBe(false);
});

it('is not installed where a folder was deleted by hand', () => {
  rmSync(join(folder, 'node_modules/b'), { recursive: true });
  expect(isInstalledWith({ ...a, ...b })).toBe(false);
});
