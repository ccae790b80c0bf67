// OpenAPI documents of HTTP APIs through the contract: warnings that refuse, stages of exports, one edit each.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
beforeEach(async () => {
  test = await openTestStudio();
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

const proxied = {
  'x-amazon-apigateway-integration': {
    type: 'http_proxy',
    httpMethod: 'GET',
    uri: 'https://b.example.com',
    payloadFormatVersion: '1.0',
  },
};
const documentOf = (paths: object, more: object = {}) =>
  JSON.stringify({ openapi: '3.0.1', info: { title: 'Pets', version: '1' }, paths, ...more });

it('refuses a document with warnings where it is told to, and changes nothing', async () => {
  const { client } = test;
  const text = documentOf({ '/pets': { get: { 'x-amazon-apigateway-integration': { type: 'mock' } } } });
  const { apiId } = await client.documents.import({ text: documentOf({ '/a': { get: proxied } }), protocol: 'HTTP' });
  const before = await client.definition.read();
  const refused = await Promise.all([
    client.documents.import({ text, protocol: 'HTTP', failOnWarnings: true }).catch((error: unknown) => error),
    client.documents.put({ apiId, text, failOnWarnings: true }).catch((error: unknown) => error),
  ]);
  const after = await client.definition.read();
  const refusal = {
    code: 'IMPORT_REFUSED',
    message: expect.stringMatching(/^Warnings found during import:\n\tThe integration is left out: /),
  };
  expect([refused, after.entities]).toMatchObject([[refusal, refusal], before.entities]);
});

it('puts the base path of a document before its routes, and the name of a stage into an export', async () => {
  const { client } = test;
  const servers = [{ url: 'https://api.example.com/v1/shop' }];
  const { apiId, methods } = await client.documents.import({
    text: documentOf({ '/pets': { get: proxied } }, { servers }),
    protocol: 'HTTP',
    basepath: 'prepend',
  });
  await client.deployments.create({ apiId, stageName: 'dev' });
  await client.documents.put({ apiId, text: documentOf({ '/cats': { get: proxied } }), basepath: 'ignore' });
  const [served, now] = await Promise.all([
    client.documents.export({ apiId, stageName: 'dev' }),
    client.documents.export({ apiId, extensions: [] }),
  ]);
  const told = [served, now].map(({ text }) => {
    const { paths, servers: found } = JSON.parse(text);
    return [Object.keys(paths), found[0].variables.basePath.default];
  });
  expect([methods, told, now.text.includes('x-amazon')]).toEqual([
    1,
    [
      [['/v1/shop/pets'], 'dev'],
      [['/cats'], ''],
    ],
    false,
  ]);
});
