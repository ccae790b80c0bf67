// Reaches the studio that has a workspace open, through the address it left in the workspace's local folder.
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors';
import type { CallAnswer, Transport } from '../../../shared/contract/transport';

const addressShape = z.object({ port: z.number(), token: z.string(), pid: z.number() });

/** Where the studio that has the workspace open takes calls. */
export const addressFile = join('.gatehouse', 'studio.json');

/** A transport to the running studio, or undefined where none answers for `folder`. */
export async function remoteTransport(folder: string): Promise<Transport | undefined> {
  const address = await readAddress(folder);
  if (address === undefined || !isRunning(address.pid)) return undefined;
  return {
    call: (message) => post(address, JSON.stringify(message)),
    listen: () => {
      throw new StudioError('NOT_CAPABLE', 'Events are not carried between command lines.');
    },
  };
}

async function readAddress(folder: string) {
  try {
    const text = await readFile(join(folder, addressFile), 'utf8');
    return addressShape.parse(JSON.parse(text));
  } catch {
    return undefined; // no file or a torn one: nobody to ask, and the workspace's lock decides
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // signal 0 tells absence by throwing
  }
}

function post(address: z.infer<typeof addressShape>, body: string): Promise<CallAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: address.port,
        method: 'POST',
        path: '/',
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          Authorization: `Bearer ${address.token}`,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          if (response.statusCode === 200) resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')) as CallAnswer);
          else
            reject(
              new StudioError('UNAUTHORIZED', `The running studio refused the call (${response.statusCode ?? 0}).`),
            );
        });
      },
    );
    sent.on('error', (error) =>
      reject(new StudioError('GATEWAY_DOWN', `The running studio gave no answer: ${error.message}`)),
    );
    sent.end(body);
  });
}
