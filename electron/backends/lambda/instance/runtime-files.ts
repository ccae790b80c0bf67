// The runtimes that functions run in. They are part of the bundle as text: an interpreter of its own cannot read the
// application's archive, so they are written where it can.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodeBootstrap from '../node-runtime/bootstrap.cjs?raw';
import nodeContext from '../node-runtime/context.cjs?raw';
import nodeErrors from '../node-runtime/error-forms.cjs?raw';
import nodeLayers from '../node-runtime/esm-layers.cjs?raw';
import nodeLoad from '../node-runtime/load-function.cjs?raw';
import nodeLog from '../node-runtime/log-lines.cjs?raw';
import nodeStream from '../node-runtime/response-stream.cjs?raw';
import nodeConnection from '../node-runtime/runtime-connection.cjs?raw';
import pythonBootstrap from '../python-runtime/bootstrap.py?raw';

const files = {
  'node/bootstrap.cjs': nodeBootstrap,
  'node/context.cjs': nodeContext,
  'node/error-forms.cjs': nodeErrors,
  'node/esm-layers.cjs': nodeLayers,
  'node/load-function.cjs': nodeLoad,
  'node/log-lines.cjs': nodeLog,
  'node/response-stream.cjs': nodeStream,
  'node/runtime-connection.cjs': nodeConnection,
  'python/bootstrap.py': pythonBootstrap,
};

/** Writes the runtimes below `folder`, one folder per language. */
export async function writeRuntimes(folder: string): Promise<void> {
  await Promise.all(['node', 'python'].map((name) => mkdir(path.join(folder, name), { recursive: true })));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)));
}
