// Which Electron to run: the ordinary one of the `electron` package, another by wish, or the one for tests.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root, testElectronFolder } from './paths.mjs';
import { runQuiet } from './run.mjs';

const packageFolder = join(root, 'node_modules/electron');

/** The executable of an Electron that is on this disk, or undefined. GATEHOUSE_ELECTRON_DIST names a folder by wish. */
export function installedElectron() {
  const wished = process.env.GATEHOUSE_ELECTRON_DIST ?? process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (wished !== undefined) return executableIn(resolve(wished));
  return executableIn(join(packageFolder, 'dist')) ?? executableIn(testElectronFolder);
}

/** The same, after trying to download the ordinary one; says in one line why where that fails. */
export async function electronForThisMachine() {
  const wished = process.env.GATEHOUSE_ELECTRON_DIST ?? process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (wished === undefined && executableIn(join(packageFolder, 'dist')) === undefined) await download();
  return installedElectron();
}

async function download() {
  console.log('Downloading Electron …');
  const { code, output } = await runQuiet(process.execPath, [join(packageFolder, 'install.js')]);
  if (code === 0) return;
  const reason = output.split('\n').find((line) => /error/i.test(line)) ?? `exit code ${code}`;
  console.log(`Electron could not be downloaded: ${reason.trim()}`);
}

function executableIn(folder) {
  const executable = join(folder, relativeExecutable());
  return existsSync(executable) ? executable : undefined;
}

function relativeExecutable() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The folder that holds `executable` with everything Electron needs, and its version. */
export function electronVersion(folder) {
  return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
}

/** Arguments Electron needs on this machine before the application's folder. */
export function electronArguments() {
  // Chromium's sandbox refuses to run as root, which containers and CI machines often are.
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
