// Skips work whose inputs have not changed since it last succeeded, by a hash of their content.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { cacheFolder, root } from './paths.mjs';

/** Hash of the files and folders at `paths`, relative to `base`; tests do not count, absent paths do. */
export function hashOf(paths, base = root) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(join(base, path))) {
      hash.update(`${relative(base, file)}\0`);
      hash.update(readFileSync(file));
      hash.update('\0');
    }
    hash.update(`${path}\0\0`);
  }
  return hash.digest('hex');
}

/** Runs `work` unless it succeeded before on the same `hash` and `outputs` are still there; true where it ran. */
export async function unlessUnchanged(name, hash, outputs, work, stamps = join(cacheFolder, 'build')) {
  const stamp = join(stamps, `${name}.sha256`);
  const isUnchanged = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && outputs.every(existsSync);
  if (isUnchanged) return false;
  // Without the stamp a build that is broken off starts anew next time.
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return isTest(path) ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function isTest(path) {
  return /\.test\.tsx?$/.test(path);
}
