// `npm test`: everything from a clean clone to the end-to-end tests. The last line counts all tests.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { installPackages } from './install.mjs';
import { cacheFolder } from './paths.mjs';
import { runShown, spokenTime } from './run.mjs';
import { installSystemPackages } from './system-packages.mjs';
import { addCounts, noTests, playwrightCounts, summaryLine, vitestCounts } from './test-counts.mjs';

const vitestReport = join(cacheFolder, 'vitest.json');
const playwrightReport = join(cacheFolder, 'playwright.json');

let counts = noTests;
const problems = [];

await step('npm packages', installPackages);
if (problems.length === 0) {
  await step('system packages', installSystemPackages);
  await step('an Electron to test with', provideElectron);
  await step('check', check);
  await step('unit and conformance tests', unitTests);
  await step('build', build);
  await step('end-to-end tests', endToEndTests);
}

for (const problem of problems) console.log(`FAILED: ${problem}`);
// Whatever stopped the tests from running is a failure too, though no test counted it.
const uncounted = counts.failed === 0 && problems.length > 0 ? problems.length : 0;
const total = addCounts(counts, { passed: 0, failed: uncounted, skipped: 0 });
process.exitCode = total.failed > 0 || problems.length > 0 ? 1 : 0;
console.log(summaryLine(total));

/** Runs one step; a failure is kept for the end, so that one run shows all that is wrong. */
async function step(name, work) {
  const began = performance.now();
  console.log(`\n== ${name}`);
  try {
    await work();
    console.log(`== ${name}: done (${spokenTime(performance.now() - began)})`);
  } catch (error) {
    problems.push(`${name}: ${error.message}`);
    console.log(`== ${name}: FAILED (${spokenTime(performance.now() - began)})\n${error.message}`);
  }
}

async function provideElectron() {
  const { installedElectron } = await import('./electron-binary.mjs');
  if (installedElectron() !== undefined) return;
  const { fetchTestElectron, mayFetchTestElectron } = await import('./fetch-test-electron.mjs');
  if (mayFetchTestElectron()) await fetchTestElectron();
  else await (await import('./electron-binary.mjs')).electronForThisMachine();
}

async function check() {
  const { checkProduct } = await import('./check.mjs');
  const failed = await checkProduct();
  if (failed.length > 0) throw new Error(`not fine: ${failed.join(', ')}`);
}

async function unitTests() {
  rmSync(vitestReport, { force: true });
  const code = await runShown(process.execPath, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ]);
  counts = addCounts(counts, vitestCounts(vitestReport));
  if (code !== 0) throw new Error(`vitest ended with exit code ${code}`);
}

async function build() {
  const { buildProduct } = await import('./build.mjs');
  await buildProduct();
}

async function endToEndTests() {
  rmSync(playwrightReport, { force: true });
  const playwright = [process.execPath, 'node_modules/@playwright/test/cli.js', 'test'];
  // A display without a screen, so that no window disturbs whoever sits at the machine.
  const screen = ['xvfb-run', '-a', '-s', '-screen 0 1920x1200x24'];
  const [command, ...args] = process.platform === 'linux' ? [...screen, ...playwright] : playwright;
  const code = await runShown(command, args);
  counts = addCounts(counts, playwrightCounts(playwrightReport));
  if (code !== 0) throw new Error(`playwright ended with exit code ${code}`);
}
