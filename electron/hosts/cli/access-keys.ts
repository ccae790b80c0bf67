// The keys that `gatehouse serve --auth-check` verifies management calls with.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AccessKey } from '../../management/wire/access-keys';
import { UsageError } from './command';

const fileShape = z.array(
  z.strictObject({
    accessKeyId: z.string().min(1),
    secretAccessKey: z.string().min(1),
    sessionToken: z.string().min(1).optional(),
  }),
);

/** Where a workspace keeps keys; the folder is local to the machine and in no repository. */
const file = '.gatehouse/access-keys.json';

/** The keys of the workspace's file and of AWS's variables. */
export async function readAccessKeys(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly AccessKey[]> {
  return [...(await keysInFile(folder)), ...keyOfEnvironment(environment)];
}

/** What is missing where there are none. */
export const noAccessKeys = `--auth-check has no keys to check with: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write ${file}: [{"accessKeyId": "…", "secretAccessKey": "…"}].`;

async function keysInFile(folder: string): Promise<readonly AccessKey[]> {
  const text = await readFile(join(folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw new UsageError(`${file} cannot be read: ${error.message}`);
  });
  const keys = fileShape.safeParse(parse(text));
  if (!keys.success) throw new UsageError(`${file} is no list of {"accessKeyId", "secretAccessKey", "sessionToken"}.`);
  return keys.data.map(({ sessionToken, ...key }) => ({ ...key, ...(sessionToken !== undefined && { sessionToken }) }));
}

function keyOfEnvironment(environment: Readonly<Record<string, string | undefined>>): readonly AccessKey[] {
  const { AWS_ACCESS_KEY_ID: id = '', AWS_SECRET_ACCESS_KEY: secret = '', AWS_SESSION_TOKEN: token = '' } = environment;
  if (id === '' || secret === '') return [];
  return [{ accessKeyId: id, secretAccessKey: secret, ...(token !== '' && { sessionToken: token }) }];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the shape refuses it
  }
}
