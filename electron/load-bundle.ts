// Loads a bundle with the code that V8 made of it before: the time a start takes is mostly the compiling of code.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';
import { afterStartMs } from './after-start';

/** Set by the build, which starts the product once so that the code kept is the code a start needs. */
const isWriting = process.env.GATEHOUSE_CODE_CACHE === 'write';

/**
 * Runs the CommonJS bundle `file` and gives what it exports. Kept code of another Node, another V8 or another bundle
 * is not taken by V8 itself; the bundle is then compiled as ever.
 */
export function loadBundle(file: string): unknown {
  const source = readFileSync(file, 'utf8');
  const cachedData = isWriting ? undefined : readKept(keptCodeOf(file));
  const script = new Script(`(function (exports, require, module, __filename, __dirname) { ${source}\n})`, {
    filename: file,
    ...(cachedData !== undefined && { cachedData }),
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...parts: unknown[]) => void;
  run(module.exports, createRequire(file), module, file, dirname(file));
  // After the start it holds the functions that were compiled on the way, too.
  if (isWriting) setTimeout(() => writeFileSync(keptCodeOf(file), script.createCachedData()), afterStartMs).unref();
  return module.exports;
}

function keptCodeOf(file: string): string {
  return `${file}.v8`;
}

function readKept(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined; // a build without it starts slower, nothing else
  }
}
