// The files that are written by hand, for the checks that read them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../paths.mjs';

const leftOut = new Set(['node_modules', 'dist', 'release', 'coverage', 'test-results', 'playwright-report']);

/** Paths relative to the project, with `/`, of all files that are neither made nor installed. */
export function sourceFiles(folder = root) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isOurs(entry.name) ? sourceFiles(path) : [];
    return entry.isFile() ? [relative(root, path).replaceAll('\\', '/')] : [];
  });
}

function isOurs(name) {
  return !leftOut.has(name) && (!name.startsWith('.') || name === '.ci');
}

/** Text of a source file. */
export function textOf(path) {
  return readFileSync(join(root, path), 'utf8');
}
