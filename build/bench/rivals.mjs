// What the benchmarks compare with. It is installed for them alone and is no dependency of the product.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder } from '../paths.mjs';
import { npmCommand, runQuiet } from '../run.mjs';

const versions = { autocannon: '9.0.0', fastify: '5.12.8', '@fastify/http-proxy': '11.6.3', velocityjs: '2.1.7' };
const folder = join(cacheFolder, 'bench');

/** Installs the rivals where they are missing; the answer loads one of them. */
export async function installRivals() {
  const wanted = JSON.stringify({ name: 'gatehouse-bench', private: true, dependencies: versions });
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
  return { folder, load: createRequire(join(folder, 'package.json')) };
}
