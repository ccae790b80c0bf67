// `npm run dev`: the page with hot replacement, the services built and started again on every change.
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { installPackages } from './install.mjs';
import { cacheFolder, distFolder, root } from './paths.mjs';

await installPackages();
const { build, createServer } = await import('vite');
const { copySamples } = await import('./build.mjs');
const { nodeBundle, nodeBundles, rendererBundle } = await import('./bundles.mjs');
const { electronArguments, electronForThisMachine } = await import('./electron-binary.mjs');
const { openRestartable } = await import('./restartable.mjs');

const port = await freePort(5_173);
const page = await createServer({
  ...rendererBundle(),
  base: '/',
  logLevel: 'info',
  // The page comes through the host, at the host's address; only its changes come from here directly.
  server: { host: '127.0.0.1', port, strictPort: true, hmr: { protocol: 'ws', host: '127.0.0.1', clientPort: port } },
});
await page.listen();
await copySamples();
const devServer = `http://127.0.0.1:${port}`;

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const electron = hasDisplay ? await electronForThisMachine() : undefined;
const userData = process.env.GATEHOUSE_USER_DATA ?? join(cacheFolder, 'dev-data');
const wish = process.argv.length > 2 ? process.argv.slice(2) : ['--sample=petstore'];
const host =
  electron === undefined
    ? [process.execPath, join(distFolder, 'cli.js'), 'studio', '--web', `--dev-server=${devServer}`, ...wish]
    : [electron, ...electronArguments(), root, ...wish];
const service = openRestartable(host, { GATEHOUSE_USER_DATA: userData, GATEHOUSE_DEV_SERVER: devServer });

await watchServices();
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());

/** Builds every Node bundle, again on each change; the host starts when all are there, anew when one has changed. */
async function watchServices() {
  const pending = new Set(Object.keys(nodeBundles));
  for (const file of Object.keys(nodeBundles)) {
    const watcher = await build(nodeBundle(file, {}));
    watcher.on('event', (event) => {
      if (event.code === 'BUNDLE_START') pending.add(file);
      if (event.code === 'ERROR') console.error(event.error.message);
      if (event.code === 'BUNDLE_END') {
        pending.delete(file);
        void event.result.close();
        if (pending.size === 0) service.restart();
      }
    });
  }
}

async function stop() {
  await service.stop();
  await page.close();
  process.exit(0);
}

/** `wished` if it is free, else any free port. */
function freePort(wished) {
  return new Promise((resolve) => {
    const probe = createTcpServer();
    probe.once('error', () => resolve(freePort(0)));
    probe.listen(wished, '127.0.0.1', () => {
      const { port: found } = probe.address();
      probe.close(() => resolve(found));
    });
  });
}
