// The bundles of the product and how vite makes each. Node entries become one CommonJS file, the page a folder.
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { cacheFolder, distFolder, root } from './paths.mjs';

/** Name of the bundle in dist → the file it starts at. */
export const nodeBundles = {
  'main.cjs': 'electron/main.ts',
  'preload.cjs': 'electron/preload.ts',
  'cli.js': 'electron/cli.ts',
  'cli-main.cjs': 'electron/cli-main.ts',
  'gateway-process.cjs': 'electron/gateway-entry.ts',
  'gateway-main.cjs': 'electron/studio/gateway/gateway-process.ts',
  'traffic-worker.cjs': 'electron/storage/traffic/traffic-worker.ts',
};

// `electron` is given by Electron itself, libsql carries a native library: neither can be bundled.
const external = ['electron', 'libsql'];

/** Vite's configuration of one Node bundle. `changes` takes a rollup watcher's options, or null to build once. */
export function nodeBundle(file, changes = null) {
  const entry = nodeBundles[file];
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    cacheDir: join(cacheFolder, 'vite-node'),
    plugins: file === 'preload.cjs' ? [] : [compatFirst(join(root, entry)), requireBuiltins(), narrowText()],
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      target: 'node18.15',
      outDir: distFolder,
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      sourcemap: true,
      watch: changes,
      rolldownOptions: {
        input: entry,
        external,
        output: {
          format: 'cjs',
          entryFileNames: file,
          codeSplitting: false,
          ...(file === 'cli.js' && { banner: '#!/usr/bin/env node' }),
        },
      },
    },
  };
}

/** Makes compat.ts the first module of a Node bundle, before any package that expects its globals. */
function compatFirst(entry) {
  const compat = join(root, 'electron/compat.ts');
  return {
    name: 'gatehouse:compat-first',
    transform(code, id) {
      return id === entry ? { code: `import ${JSON.stringify(compat)}; ${code}`, map: null } : undefined;
    },
  };
}

/** A bundle that runs with kept code cannot `import()`: packages that load `http` so get it by `require`. */
function requireBuiltins() {
  return {
    name: 'gatehouse:require-builtins',
    renderChunk(code) {
      return { code: code.replace(/\bimport\((["'])(https?)\1\)/g, 'Promise.resolve(require("$2"))'), map: null };
    },
  };
}

/** V8 keeps a source with one character beyond Latin-1 in twice the memory: they are written as escapes. */
function narrowText() {
  return {
    name: 'gatehouse:narrow-text',
    renderChunk: (code) => ({ code: withoutWideCharacters(code), map: null }),
  };
}

/** `code` with `\\u…` for what is beyond Latin-1. A backslash before such a character says nothing and goes. */
export function withoutWideCharacters(code) {
  const escaped = (text) =>
    Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
  return code.replace(
    /(\\*)([^\0-\xff]+)/g,
    (_, slashes, wide) => slashes.slice(0, slashes.length - (slashes.length % 2)) + escaped(wide),
  );
}

/** Vite's configuration of the page; the development server uses it as well. */
export function rendererBundle() {
  return {
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    cacheDir: join(cacheFolder, 'vite-renderer'),
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: ['chrome114', 'firefox121', 'safari17'],
      outDir: join(distFolder, 'renderer'),
      emptyOutDir: true,
      // Monaco's own chunk is larger than the limit that vite warns at, and is loaded when an editor first opens.
      chunkSizeWarningLimit: 4_000,
    },
  };
}
