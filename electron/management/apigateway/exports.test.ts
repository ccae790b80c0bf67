// GetExport through AWS's own client, and documents of OpenAPI 3.1 that AWS's own call refuses.
import {
  CreateDeploymentCommand,
  CreateDocumentationPartCommand,
  CreateDocumentationVersionCommand,
  GetExportCommand,
  ImportRestApiCommand,
  UpdateDocumentationPartCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;
let restApiId = '';

const document = {
  openapi: '3.0.1',
  info: { title: 'Shop', version: '1.0 "beta"' },
  paths: {
    '/a': {
      get: {
        description: 'Reads a',
        security: [{ sigv4: [] }],
        responses: { '200': { description: 'Fine' } },
        'x-amazon-apigateway-integration': { type: 'mock', requestTemplates: { 'application/json': '{}' } },
      },
    },
  },
  components: {
    securitySchemes: {
      sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
    },
  },
};
const bytes = (value: object) => Buffer.from(JSON.stringify(value));

beforeAll(async () => {
  managed = await openTestManagement();
  restApiId = (await managed.apigateway.send(new ImportRestApiCommand({ body: bytes(document) }))).id ?? '';
  await managed.apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }));
  await managed.apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'bare' }));
  await managed.apigateway.send(
    new CreateDocumentationVersionCommand({ restApiId, documentationVersion: 'v1', stageName: 'dev' }),
  );
});

afterAll(() => managed.dispose());

function exportOf(extensions: string | undefined, more: { stageName?: string; accepts?: string } = {}) {
  return new GetExportCommand({
    restApiId,
    stageName: 'dev',
    exportType: 'oas30',
    ...(extensions !== undefined && { parameters: { extensions } }),
    ...more,
  });
}

async function marksOf(extensions: string | undefined, stageName = 'dev') {
  const { body } = await managed.apigateway.send(exportOf(extensions, { stageName }));
  const text = Buffer.from(body ?? []).toString('utf8');
  const marks = ['apigateway-integration', 'sigv4', 'apigateway-documentation', 'x-postman-collection'];
  return marks.filter((mark) => text.includes(mark)).join(' ');
}

it.each([
  [undefined, ''],
  ['integrations', 'apigateway-integration'],
  ['authorizers', 'sigv4'],
  ['documentation', 'apigateway-documentation'],
  ['integrations,authorizers', 'apigateway-integration sigv4'],
  ['authorizers, documentation,postman', 'sigv4 apigateway-documentation x-postman-collection'],
  ['apigateway', 'apigateway-integration sigv4 apigateway-documentation'],
])('adds what %s asks for', async (extensions, marks) => {
  expect(await marksOf(extensions)).toBe(marks);
});

it('holds documentation only where the stage names a version of it', async () => {
  expect(await marksOf('apigateway', 'bare')).toBe('apigateway-integration sigv4');
});

it.each([
  ['application/json', 'json', /^\{\n {2}"openapi" : "3\.0\.1",/],
  ['application/yaml', 'yaml', /^openapi: 3\.0\.1\n/],
])('answers %s as a file, its type said by its name', async (accepts, syntax, start) => {
  const { contentType, contentDisposition, body } = await managed.apigateway.send(exportOf(undefined, { accepts }));
  expect([contentType, contentDisposition, Buffer.from(body ?? []).toString('utf8')]).toEqual([
    'application/octet-stream',
    `attachment; filename="oas30_1.0 -beta-.${syntax}"`,
    expect.stringMatching(start),
  ]);
});

it('refuses extensions that there are none of', async () => {
  expect(await managed.refusal(exportOf('integrations,everything'))).toContain(
    'BadRequestException: Invalid extensions',
  );
});

it('refuses bodies without a JSON model', async () => {
  const content = { 'text/plain': { schema: { $ref: '#/components/schemas/A' } } };
  const post = { ...document.paths['/a'].get, security: [], requestBody: { required: true, content } };
  const body = { ...document, paths: { '/a': { post } }, components: { schemas: { A: { type: 'object' } } } };
  const { id = '' } = await managed.apigateway.send(new ImportRestApiCommand({ body: bytes(body) }));
  await managed.apigateway.send(new CreateDeploymentCommand({ restApiId: id, stageName: 'dev' }));
  const command = new GetExportCommand({ restApiId: id, stageName: 'dev', exportType: 'swagger' });
  expect(await managed.refusal(command)).toBe('BadRequestException: Only found non-JSON body models for POST /a');
});

it('means the region of the call, and names it in the address', async () => {
  const client = managed.clientIn('eu-west-1');
  const integration = { type: 'http', httpMethod: 'GET', uri: 'https://${AWS::Region}.example.com' };
  const get = { responses: {}, 'x-amazon-apigateway-integration': integration };
  const body = bytes({ openapi: '3.0.1', info: { title: 'There', version: '1' }, paths: { '/a': { get } } });
  const { id = '' } = await client.send(new ImportRestApiCommand({ body }));
  await client.send(new CreateDeploymentCommand({ restApiId: id, stageName: 'dev' }));
  const parameters = { extensions: 'integrations' };
  const command = new GetExportCommand({ restApiId: id, stageName: 'dev', exportType: 'oas30', parameters });
  const exported = JSON.parse(Buffer.from((await client.send(command)).body ?? []).toString('utf8'));
  const found = exported.paths['/a'].get['x-amazon-apigateway-integration'].uri;
  expect([exported.servers[0].url, found]).toEqual([
    expect.stringContaining('.execute-api.eu-west-1.amazonaws.com/'),
    'https://eu-west-1.example.com',
  ]);
});

it('refuses OpenAPI 3.1, as AWS does', async () => {
  const command = new ImportRestApiCommand({ body: bytes({ ...document, openapi: '3.1.0' }) });
  expect(await managed.refusal(command)).toBe('BadRequestException: Invalid OpenAPI input.');
});

it('publishes the documentation as it was when the stage’s version was made', async () => {
  const api = await managed.apigateway.send(new ImportRestApiCommand({ body: bytes(document) }));
  const own = { restApiId: api.id ?? '' };
  const location = { type: 'API' } as const;
  const describe = (text: string) => JSON.stringify({ info: { description: text } });
  const part = await managed.apigateway.send(
    new CreateDocumentationPartCommand({ ...own, location, properties: describe('first words') }),
  );
  await managed.apigateway.send(new CreateDeploymentCommand({ ...own, stageName: 'dev' }));
  const publish = (documentationVersion: string) =>
    managed.apigateway.send(new CreateDocumentationVersionCommand({ ...own, documentationVersion, stageName: 'dev' }));
  const published = async () => {
    const exported = new GetExportCommand({
      ...own,
      stageName: 'dev',
      exportType: 'oas30',
      parameters: { extensions: 'documentation' },
    });
    const { body } = await managed.apigateway.send(exported);
    return /(?:first|second) words/.exec(Buffer.from(body ?? []).toString('utf8'))?.[0];
  };
  const version = await publish('v1');
  const patchOperations = [{ op: 'replace' as const, path: '/properties', value: describe('second words') }];
  await managed.apigateway.send(
    new UpdateDocumentationPartCommand({ ...own, documentationPartId: part.id ?? '', patchOperations }),
  );
  const before = await published();
  await publish('v2');
  expect([Object.keys(version).sort(), before, await published()]).toEqual([
    ['$metadata', 'createdDate', 'version'],
    'first words',
    'second words',
  ]);
});
