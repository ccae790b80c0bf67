// Where things are in the project; every build script starts from here.
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the build makes for itself; it may be deleted at any time. */
export const cacheFolder = join(root, '.cache');

/** The product as the build makes it. */
export const distFolder = join(root, 'dist');

/** Electron for tests, where the ordinary binary cannot be had. */
export const testElectronFolder = join(cacheFolder, 'electron-25');

/** True where the module at `url` is the script that Node was started with. */
export function isStarted(url) {
  const script = process.argv[1];
  return script !== undefined && realpathSync(fileURLToPath(url)) === realpathSync(script);
}
