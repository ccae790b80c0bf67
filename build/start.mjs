// `npm start [folder]`: the studio in a window where one can open, else in a browser at the printed address.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from './install.mjs';
import { distFolder, root } from './paths.mjs';
import { runForeground } from './run.mjs';

await installPackages();
const { buildProduct } = await import('./build.mjs');
const { electronArguments, electronForThisMachine } = await import('./electron-binary.mjs');
await buildProduct();

const words = process.argv.slice(2);
// Without a wish a sample opens, so that there is something to send a request to at once.
const wish = words.length > 0 ? words : ['--sample=petstore'];
const electron = hasDisplay() ? await electronForThisMachine() : undefined;
if (electron !== undefined) {
  process.exitCode = await runForeground(electron, [...electronArguments(), root, ...wish]);
} else {
  console.log(hasDisplay() ? 'There is no Electron for this machine.' : 'There is no display.');
  console.log('The studio opens in the browser instead.');
  const cli = join(distFolder, 'cli.js');
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing.');
  process.exitCode = await runForeground(process.execPath, [cli, 'studio', '--web', ...wish]);
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
