import { expect, it } from 'vitest';
import type { FunctionFile } from '../../../shared/contract/functions';
import { filePathProblem, fileRows, folderOf, languageOfFile } from './file-rows';

const file = (path: string, kind: 'file' | 'folder' = 'file', isCollapsed = false): FunctionFile => ({
  path,
  kind,
  bytes: 1,
  modifiedAt: 0,
  ...(isCollapsed && { isCollapsed }),
});
const files = [
  file('lib', 'folder'),
  file('lib/deep', 'folder'),
  file('lib/deep/a.mjs'),
  file('lib/b.mjs'),
  file('node_modules', 'folder', true),
  file('index.mjs'),
];

it('hides what lies in a closed folder, and never opens a collapsed one', () => {
  const rows = fileRows(files, new Set(['lib/deep']));
  expect(rows.map(({ name, depth, isOpen }) => [name, depth, isOpen])).toEqual([
    ['lib', 0, true],
    ['deep', 1, false],
    ['b.mjs', 1, false],
    ['node_modules', 0, false],
    ['index.mjs', 0, false],
  ]);
});

it('makes new files beside the chosen one, or in the chosen folder', () => {
  const chosen = [undefined, 'lib', 'lib/b.mjs', 'index.mjs'];
  expect(chosen.map((path) => folderOf(files, path))).toEqual(['', 'lib/', 'lib/', '']);
});

it('refuses paths that leave the folder or name nothing', () => {
  expect(['', '/a', 'a//b', '../a', 'a/./b', 'a/b.mjs'].map((path) => filePathProblem(path) === undefined)).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
});

it('knows languages by the ending, and a bootstrap by its name', () => {
  expect(['index.mjs', 'app.py', 'bootstrap', 'data.bin', 'constructor', 'a.constructor'].map(languageOfFile)).toEqual([
    'javascript',
    'python',
    'shell',
    'text',
    'text',
    'text',
  ]);
});
