import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readAccessKeys } from '../access-keys';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { serveCommand } from './serve';

let cli: CliUnderTest;

beforeEach(async () => {
  cli = await openTestCli([serveCommand]);
});

afterEach(() => cli.dispose());

async function writeKeys(text: string): Promise<void> {
  await mkdir(join(cli.folder, '.gatehouse'));
  await writeFile(join(cli.folder, '.gatehouse/access-keys.json'), text);
}

it('checks with the keys of the workspace and of the environment', async () => {
  await writeKeys('[{"accessKeyId": "A", "secretAccessKey": "a"}]');
  const environment = { AWS_ACCESS_KEY_ID: 'B', AWS_SECRET_ACCESS_KEY: 'b', AWS_SESSION_TOKEN: 't' };
  expect(await readAccessKeys(cli.folder, environment)).toEqual([
    { accessKeyId: 'A', secretAccessKey: 'a' },
    { accessKeyId: 'B', secretAccessKey: 'b', sessionToken: 't' },
  ]);
});

it.each([['{}'], ['[{"accessKeyId": "A"}]'], ['[oops']])('refuses a file of keys that is none: %s', async (text) => {
  await writeKeys(text);
  await expect(readAccessKeys(cli.folder, {})).rejects.toThrow(
    '.gatehouse/access-keys.json is no list of {"accessKeyId", "secretAccessKey", "sessionToken"}.',
  );
});

it('takes half a key for none', async () => {
  expect(await readAccessKeys(cli.folder, { AWS_ACCESS_KEY_ID: 'only the id' })).toEqual([]);
});

it('serves beyond this machine only with signatures', async () => {
  const { code, errors } = await cli.run('serve', '--host', '0.0.0.0', '--port', '0');
  expect([code, errors]).toEqual([2, expect.stringContaining('needs verified signatures: add --auth-check.')]);
});
