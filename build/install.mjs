// Installs the npm packages where they are missing or differ from the lock. Uses nothing but Node itself.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isStarted, root } from './paths.mjs';
import { npmCommand, runShown } from './run.mjs';

/** Runs `npm ci` unless node_modules already holds what package-lock.json asks for. */
export async function installPackages() {
  if (isInstalled(root)) return;
  console.log('Installing npm packages …');
  const [command, ...args] = [...npmCommand(), 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // Electron's binary is a matter of electron-binary.mjs; an installation must not fail for want of it.
  const code = await runShown(command, args, { env: { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' } });
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}.`);
}

/** True where every package of the lock is installed in its version; packages for other platforms may be absent. */
export function isInstalled(folder) {
  const installedLock = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const installed = packagesOf(installedLock);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = Object.hasOwn(installed, path) ? installed[path] : undefined;
    if (found === undefined) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return found.version === entry.version && existsSync(join(folder, path));
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

if (isStarted(import.meta.url)) await installPackages();
