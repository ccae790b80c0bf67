// `npm run build`: makes dist/ from the sources. What has not changed since the last build is left alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { build } from 'vite';
import { nodeBundle, nodeBundles, rendererBundle } from './bundles.mjs';
import { hashOf, unlessUnchanged } from './content-hash.mjs';
import { distFolder, isStarted, root } from './paths.mjs';
import { spokenTime } from './run.mjs';

const always = ['package-lock.json', 'build/bundles.mjs'];

/** Builds the whole product. */
export async function buildProduct() {
  const began = performance.now();
  const nodeHash = hashOf([...always, 'shared', 'electron']);
  const made = await Promise.all([
    ...Object.keys(nodeBundles).map((file) => buildNode(file, nodeHash)),
    buildRenderer(),
    copySamples(),
  ]);
  const names = [...made, await keepCode(nodeHash)].filter((name) => name !== undefined);
  const what = names.length === 0 ? 'nothing had changed' : names.join(', ');
  console.log(`Built ${what} (${spokenTime(performance.now() - began)}).`);
}

async function buildNode(file, hash) {
  const output = join(distFolder, file);
  const ran = await unlessUnchanged(file, hash, [output], async () => {
    await build(nodeBundle(file));
    if (file === 'cli.js') chmodSync(output, 0o755);
  });
  return ran ? file : undefined;
}

/** Serves an empty workspace once, so that V8's code for a start can be kept beside the bundles. */
async function keepCode(hash) {
  const kept = ['cli-main.cjs', 'gateway-main.cjs'].map((file) => join(distFolder, `${file}.v8`));
  const ran = await unlessUnchanged('start code', `${hash} ${process.version}`, kept, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-build-'));
    const env = { ...process.env, GATEHOUSE_CODE_CACHE: 'write', GATEHOUSE_USER_DATA: join(folder, 'user') };
    const words = [join(distFolder, 'cli.js'), 'serve', '--data', join(folder, 'workspace'), '--port', '0'];
    const serving = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(serving, 'exit');
    for (const file of kept) rmSync(file, { force: true });
    while (serving.exitCode === null && !kept.every(existsSync)) await setTimeout(100);
    serving.kill('SIGTERM');
    const [code] = await exited;
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The product that was built did not start (exit code ${code}).`);
  });
  return ran ? 'start code' : undefined;
}

async function buildRenderer() {
  const hash = hashOf([...always, 'shared', 'renderer']);
  const ran = await unlessUnchanged('renderer', hash, [join(distFolder, 'renderer/index.html')], () =>
    build(rendererBundle()),
  );
  return ran ? 'renderer' : undefined;
}

/** Puts the samples beside the bundles. */
export async function copySamples() {
  const target = join(distFolder, 'samples');
  const ran = await unlessUnchanged('samples', hashOf(['samples']), [target], () => {
    rmSync(target, { recursive: true, force: true });
    // What a studio keeps beside a sample that was opened in place is not part of it.
    const isShipped = (path) => basename(path) !== '.gatehouse';
    cpSync(join(root, 'samples'), target, { recursive: true, filter: isShipped });
  });
  return ran ? 'samples' : undefined;
}

if (isStarted(import.meta.url)) {
  await buildProduct().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
