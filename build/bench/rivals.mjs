// What the benchmarks compare with. It is installed for them alone and is no dependency of the product.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder } from '../paths.mjs';
import { npmCommand, runQuiet } from '../run.mjs';

const versions = { autocannon: '9.0.0', fastify: '5.12.8', '@fastify/http-proxy': '11.6.3', velocityjs: '2.1.7' };
const lambdaVersions = { serverless: '3.40.0', 'serverless-offline': '13.9.0' };

/** Installs the rivals where they are missing; the answer loads one of them. */
export async function installRivals() {
  const folder = await install('bench', versions);
  return { folder, load: createRequire(join(folder, 'package.json')) };
}

/** serverless-offline brings hundreds of packages: installed by whoever measures functions only. Resolves to its folder. */
export function installLambdaRivals() {
  return install('bench-lambda', lambdaVersions);
}

async function install(name, dependencies) {
  const folder = join(cacheFolder, name);
  const wanted = JSON.stringify({ name: `gatehouse-${name}`, private: true, dependencies });
  const manifest = join(folder, 'package.json');
  const isInstalled = existsSync(join(folder, 'node_modules')) && readFileSync(manifest, 'utf8') === wanted;
  if (!isInstalled) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(manifest, wanted);
    const [command, ...args] = npmCommand();
    const result = await runQuiet(command, [...args, 'install', '--no-audit', '--no-fund', '--no-package-lock'], {
      cwd: folder,
    });
    if (result.code !== 0) throw new Error(`The rivals could not be installed:\n${result.output}`);
  }
  return folder;
}
