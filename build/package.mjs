// `npm run package`: the app with its own Electron, unpacked, in release/. More words go on to electron-builder.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from './install.mjs';
import { root } from './paths.mjs';
import { runShown } from './run.mjs';

await installPackages();
const { buildProduct } = await import('./build.mjs');
await buildProduct();

const words = process.argv.slice(2);
const folder = await electronFolder();
console.log(folder === undefined ? 'Packaging with the Electron of package.json.' : `Packaging with ${folder}.`);
process.exitCode = await runShown(
  process.execPath,
  [
    'node_modules/electron-builder/cli.js',
    ...['--config', 'electron-builder.config.cjs', '--publish', 'never'],
    ...(words.length > 0 ? words : ['--dir']),
  ],
  { env: folder === undefined ? {} : { GATEHOUSE_ELECTRON_DIST: folder } },
);

/** An unpacked Electron to package; undefined where electron-builder is to fetch the one of package.json. */
async function electronFolder() {
  const wished = process.env.GATEHOUSE_ELECTRON_DIST;
  if (wished !== undefined) return wished;
  const { electronForThisMachine } = await import('./electron-binary.mjs');
  await electronForThisMachine();
  const own = join(root, 'node_modules/electron/dist');
  if (existsSync(join(own, 'version'))) return own;
  const { fetchTestElectron, mayFetchTestElectron } = await import('./fetch-test-electron.mjs');
  if (!mayFetchTestElectron()) return undefined;
  console.log('The Electron of package.json cannot be had here; the one for tests is packaged. Do not release this.');
  return fetchTestElectron();
}
