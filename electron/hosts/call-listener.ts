// Takes contract calls from command lines on this machine. The address and its token stand in the open workspace's
// local folder, readable by its owner only.
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { StudioEvent } from '../../shared/contract/events';
import type { Studio } from '../studio/create-studio';

export interface CallListener {
  dispose(): Promise<void>;
}

const maxCallBytes = 64 * 1_024 * 1_024;

/** Opens the listener; the address file follows the open workspace. */
export async function openCallListener(studio: Studio): Promise<CallListener> {
  const token = randomBytes(24).toString('hex');
  const server = createServer((request, response) => {
    const isOurs =
      request.headers.authorization === `Bearer ${token}` &&
      request.method === 'POST' &&
      request.headers.origin === undefined;
    if (!isOurs) {
      request.resume();
      response.writeHead(403).end();
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxCallBytes) request.destroy();
      else chunks.push(chunk);
    });
    request.on('end', () => {
      studio.router(parse(Buffer.concat(chunks).toString('utf8'))).then(
        (answer) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer)),
        (fault: unknown) => studio.host.log.fault(fault),
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = JSON.stringify({ port: (server.address() as AddressInfo).port, token, pid: process.pid });
  let writing: Promise<void> = Promise.resolve();
  let file: string | undefined;

  function follow(folder: string | undefined): void {
    const next = folder === undefined ? undefined : join(folder, '.gatehouse', 'studio.json');
    if (next === file) return;
    const previous = file;
    file = next;
    writing = writing
      .then(async () => {
        if (previous !== undefined) await rm(previous, { force: true });
        if (next === undefined) return;
        await mkdir(join(next, '..'), { recursive: true });
        await writeFile(next, address, { mode: 0o600 });
      })
      // A folder that cannot be written has no address; command lines then open it by themselves.
      .catch((error: unknown) => studio.host.log.warn(`No address for command lines: ${String(error)}`));
  }

  const stop = studio.events(
    (event: StudioEvent) => {
      if (event.name === 'workspace.changed')
        follow(event.payload?.isReadOnly === false ? event.payload.folder : undefined);
    },
    ['workspace.changed'],
  );
  return {
    async dispose() {
      stop();
      follow(undefined);
      await writing;
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the router refuses what is no call, with its code
  }
}
