// Documents through AWS's own client: put into an API that is there, documentation alone, keys from a file.
import {
  CreateRestApiCommand,
  CreateUsagePlanCommand,
  GetApiKeyCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetUsagePlanKeysCommand,
  ImportApiKeysCommand,
  ImportDocumentationPartsCommand,
  ImportRestApiCommand,
  PutRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;

beforeAll(async () => {
  managed = await openTestManagement();
});

afterAll(() => managed.dispose());

const bytes = (text: string) => Buffer.from(text);
const mock = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' } };

function document(version: string, paths: readonly string[], types: readonly string[] = []): Uint8Array {
  const operation = { responses: {}, 'x-amazon-apigateway-integration': mock };
  return bytes(
    JSON.stringify({
      openapi: '3.0.1',
      info: { title: 'Shop', version },
      paths: Object.fromEntries(paths.map((path) => [path, { get: operation }])),
      ...(types.length > 0 && { 'x-amazon-apigateway-binary-media-types': types }),
    }),
  );
}

async function pathsOf(restApiId: string): Promise<Record<string, string>> {
  const { items = [] } = await managed.apigateway.send(new GetResourcesCommand({ restApiId }));
  return Object.fromEntries(items.map(({ path = '', id = '' }) => [path, id]));
}

it('merges a document by default, and replaces what is there when told to overwrite', async () => {
  const made = await managed.apigateway.send(
    new CreateRestApiCommand({ name: 'Old', binaryMediaTypes: ['image/png'] }),
  );
  const restApiId = made.id ?? '';
  await managed.apigateway.send(new PutRestApiCommand({ restApiId, body: document('1', ['/a', '/b'], ['image/gif']) }));
  const first = await pathsOf(restApiId);
  const merged = await managed.apigateway.send(
    new PutRestApiCommand({ restApiId, mode: 'merge', body: document('2', ['/c']) }),
  );
  const mergedPaths = Object.keys(await pathsOf(restApiId)).sort();
  const replaced = await managed.apigateway.send(
    new PutRestApiCommand({ restApiId, mode: 'overwrite', body: document('3', ['/b'], ['image/webp']) }),
  );
  const last = await pathsOf(restApiId);
  expect([
    [merged.name, merged.version, merged.binaryMediaTypes, merged.tags],
    mergedPaths,
    [replaced.version, replaced.binaryMediaTypes],
    last,
  ]).toEqual([
    ['Shop', '2', ['image/png', 'image/gif'], {}],
    ['/', '/a', '/b', '/c'],
    ['3', ['image/webp']],
    { '/': first['/'], '/b': first['/b'] },
  ]);
});

it('changes nothing where warnings are refused', async () => {
  const { id: restApiId = '' } = await managed.apigateway.send(new CreateRestApiCommand({ name: 'Kept' }));
  const body = bytes(
    JSON.stringify({
      openapi: '3.0.1',
      info: { title: 'Other', version: '1' },
      paths: { '/a': { get: { responses: {}, 'x-amazon-apigateway-integration': mock } } },
      'x-amazon-apigateway-documentation': { documentationParts: [{ location: { type: 'NOTHING' }, properties: {} }] },
    }),
  );
  const refused = await managed.refusal(new PutRestApiCommand({ restApiId, body, failOnWarnings: true }));
  const { name } = await managed.apigateway.send(new GetRestApiCommand({ restApiId }));
  const warned = await managed.apigateway.send(new PutRestApiCommand({ restApiId, body }));
  expect([refused.split('\n')[0], name, warned.warnings?.length, warned.name]).toEqual([
    'BadRequestException: Warnings found during import:',
    'Kept',
    1,
    'Other',
  ]);
});

it('imports with the endpoint type that is asked for', async () => {
  const parameters = { endpointConfigurationTypes: 'REGIONAL' };
  const made = await managed.apigateway.send(new ImportRestApiCommand({ body: document('1', ['/a']), parameters }));
  expect(made.endpointConfiguration?.types).toEqual(['REGIONAL']);
});

it('imports documentation alone', async () => {
  const { id: restApiId = '' } = await managed.apigateway.send(new CreateRestApiCommand({ name: 'Documented' }));
  const body = bytes(
    JSON.stringify({
      swagger: '2.0',
      info: { title: 'Other', version: '1' },
      paths: {},
      'x-amazon-apigateway-documentation': {
        documentationParts: [{ location: { type: 'API' }, properties: { description: 'All of it' } }],
      },
    }),
  );
  const { ids } = await managed.apigateway.send(new ImportDocumentationPartsCommand({ restApiId, body }));
  const { name } = await managed.apigateway.send(new GetRestApiCommand({ restApiId }));
  const rubbish = new ImportDocumentationPartsCommand({ restApiId, body: bytes('no document') });
  expect([ids?.length, name, await managed.refusal(rubbish)]).toEqual([
    1,
    'Documented',
    'BadRequestException: Unable to build importer with provided input.',
  ]);
});

it('imports API keys from a file and puts them into plans', async () => {
  const { id: usagePlanId = '' } = await managed.apigateway.send(new CreateUsagePlanCommand({ name: 'gold' }));
  const value = 'k'.repeat(30);
  const csv = `Name,KEY,ignored,usageplanIds,enabled\nfirst, ${value} ,x,"${usagePlanId},none",\n`;
  const again = `name,key,enabled\nrenamed,${value},false\n`;
  const send = (text: string) =>
    managed.apigateway.send(new ImportApiKeysCommand({ format: 'csv', body: bytes(text) }));
  const first = await send(csv);
  const second = await send(again);
  const key = await managed.apigateway.send(new GetApiKeyCommand({ apiKey: first.ids?.[0] ?? '', includeValue: true }));
  const members = await managed.apigateway.send(new GetUsagePlanKeysCommand({ usagePlanId }));
  expect([first.warnings, second.ids, [key.name, key.value, key.enabled], members.items?.length]).toEqual([
    ['Line 2: usage plan none does not exist'],
    first.ids,
    ['renamed', value, false],
    1,
  ]);
});

it('refuses documents that are no UTF-8, and stores nothing of them', async () => {
  const text = Buffer.concat([bytes('{"openapi":"3.0.1","info":{"title":"Caf'), Buffer.from([0xe9]), bytes('"}}')]);
  const { id: restApiId = '' } = await managed.apigateway.send(new CreateRestApiCommand({ name: 'Unread' }));
  const keys = Buffer.concat([bytes('name,key\nCaf'), Buffer.from([0xe9]), bytes(`,${'k'.repeat(30)}\n`)]);
  expect([
    await managed.refusal(new ImportRestApiCommand({ body: text })),
    await managed.refusal(new PutRestApiCommand({ restApiId, body: text })),
    await managed.refusal(new ImportDocumentationPartsCommand({ restApiId, body: text })),
    await managed.refusal(new ImportApiKeysCommand({ body: keys, format: 'csv' })),
    (await managed.apigateway.send(new GetRestApiCommand({ restApiId }))).name,
  ]).toEqual([
    'BadRequestException: Invalid OpenAPI input.',
    'BadRequestException: Invalid OpenAPI input.',
    'BadRequestException: Unable to build importer with provided input.',
    'BadRequestException: Invalid API key file. The file must be comma-separated values in UTF-8.',
    'Unread',
  ]);
});
