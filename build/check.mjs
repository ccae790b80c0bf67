// `npm run check`: types, lint, layers, dead code and the house's own rules, two parts at a time.
import { performance } from 'node:perf_hooks';
import { parts } from './checks/parts.mjs';
import { installPackages } from './install.mjs';
import { isStarted } from './paths.mjs';
import { spokenTime } from './run.mjs';

const atATime = 2;

/** Runs all parts, prints the problems of those that fail, and resolves to the names of those. */
export async function checkProduct() {
  const waiting = Object.entries(parts);
  const failed = [];
  const runNext = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, run] = next;
      const began = performance.now();
      const problems = await run();
      const took = spokenTime(performance.now() - began);
      if (problems === '') console.log(`check ${name}: fine (${took})`);
      else {
        failed.push(name);
        console.log(`check ${name}: FAILED (${took})\n${problems.replace(/^/gm, '  ')}\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: atATime }, runNext));
  return failed;
}

if (isStarted(import.meta.url)) {
  await installPackages();
  const failed = await checkProduct();
  if (failed.length > 0) {
    console.log(`Not fine: ${failed.join(', ')}.`);
    process.exitCode = 1;
  }
}
