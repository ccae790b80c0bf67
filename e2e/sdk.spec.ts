// The generated JavaScript client in a page of another origin, against a stage that is served.
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { runCommand, serveGatehouse } from './fixtures/served-gatehouse';

interface ApigClient {
  petsGet(params: object): Promise<{ status: number; data: { type: string }[] }>;
  createPet(params: object, body: object): Promise<{ status: number; data: unknown }>;
  getPet(params: object): Promise<{ status: number }>;
}

declare const apigClientFactory: { newClient(config?: object): ApigClient };

test('a page calls a stage by the client that the command line wrote', { tag: ['@p1', '@web-only'] }, async ({
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-client-'));
  const workspace = join(folder, 'workspace');
  await cp('samples/petstore', workspace, { recursive: true });
  const gatehouse = await serveGatehouse(workspace, folder);
  for (const words of [['deploy'], ['sdk', '--out', 'client.zip']]) {
    const { code, errors } = await runCommand(
      [...words, 'PetStore', '--stage', 'dev', '--workspace', workspace],
      folder,
    );
    expect([code, code === 0 ? '' : errors]).toEqual([0, '']);
  }
  const files = unzipSync(await readFile(join(folder, 'client.zip')));
  const site = createServer((request, response) => {
    const file = files[`apiGateway-js-sdk${request.url}`];
    response.writeHead(request.url === '/' || file !== undefined ? 200 : 404, {
      'Content-Type': request.url === '/' ? 'text/html' : 'text/javascript',
    });
    const scripts = strFromU8(files['apiGateway-js-sdk/README.md'] ?? new Uint8Array()).match(
      /<script src.*<\/script>/g,
    );
    response.end(request.url === '/' ? `<!doctype html><title>Pets</title>${scripts?.join('')}` : file);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);

  const seen = await page.evaluate(async () => {
    const client = apigClientFactory.newClient();
    const listed = await client.petsGet({ type: 'dog' });
    const made = await client.createPet({}, { type: 'cat', price: 5 });
    // With keys the signature's headers must pass the preflight that the sample's OPTIONS method answers.
    const signed = await apigClientFactory.newClient({ accessKey: 'any', secretKey: 'any' }).petsGet({});
    let missing: unknown;
    try {
      await client.getPet({});
    } catch (error) {
      missing = error;
    }
    return [listed.status, listed.data[0]?.type, made.status, signed.status, missing];
  });
  expect(seen).toEqual([200, 'dog', 201, 200, 'petId must be defined']);

  await new Promise((resolve) => site.close(resolve));
  expect(await gatehouse.stop()).toBe(0);
  await rm(folder, { recursive: true, force: true });
});
