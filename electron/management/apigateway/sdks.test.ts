// Client libraries through AWS's own client.
import { createHash } from 'node:crypto';
import {
  CreateDeploymentCommand,
  GetSdkCommand,
  GetSdkTypeCommand,
  GetSdkTypesCommand,
  ImportRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;
let restApiId = '';

beforeAll(async () => {
  managed = await openTestManagement();
  const mock = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' } };
  const operation = { responses: {}, 'x-amazon-apigateway-integration': mock };
  const document = {
    openapi: '3.0.1',
    info: { title: 'Shop', version: '1.2 beta' },
    paths: { '/items/{itemId}': { get: { ...operation, operationId: 'GetItem' } } },
  };
  const made = await managed.apigateway.send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(document)) }));
  restApiId = made.id ?? '';
  await managed.apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }));
});

afterAll(() => managed.dispose());

const getSdk = (sdkType: string, parameters?: Record<string, string>, stageName = 'dev') =>
  new GetSdkCommand({ restApiId, stageName, sdkType, ...(parameters && { parameters }) });

it('answers the JavaScript library as a zip archive, the same bytes each time', async () => {
  const [first, second] = [
    await managed.apigateway.send(getSdk('javascript')),
    await managed.apigateway.send(getSdk('javascript')),
  ];
  const bytes = first.body ?? new Uint8Array();
  const hash = (given: Uint8Array) => createHash('sha256').update(given).digest('hex');
  const client = strFromU8(unzipSync(bytes)['apiGateway-js-sdk/apigClient.js'] ?? new Uint8Array());
  expect([first.contentType, first.contentDisposition, hash(bytes)]).toEqual([
    'application/octet-stream',
    'attachment; filename="javascript_1.2-beta.zip"',
    hash(second.body ?? new Uint8Array()),
  ]);
  expect(client).toContain('apigClient.itemsItemIdGet = function (params, body, additionalParams)');
  expect(client).toContain('apigClient.getItem = apigClient.itemsItemIdGet;');
});

it('lists the types, up to the limit, and shows each', async () => {
  const { items: all = [] } = await managed.apigateway.send(new GetSdkTypesCommand({}));
  const first = await managed.apigateway.send(new GetSdkTypesCommand({ limit: 4 }));
  const swift = await managed.apigateway.send(new GetSdkTypeCommand({ id: 'swift' }));
  const unknown = await managed.refusal(new GetSdkTypeCommand({ id: 'cobol' }));
  expect([
    all.map(({ id }) => id),
    first.items?.length,
    swift.configurationProperties?.map(({ name, required }) => [name, required]),
    unknown,
  ]).toEqual([
    ['android', 'java', 'javascript', 'objectivec', 'swift', 'ruby'],
    4,
    [['classPrefix', true]],
    'NotFoundException: Invalid SDK type identifier specified',
  ]);
});

it('refuses missing parameters first, and then says which type it does not generate', async () => {
  expect([
    await managed.refusal(getSdk('java', { serviceName: 'Shop' })),
    await managed.refusal(getSdk('java', { serviceName: 'Shop', javaPackageName: 'shop' })),
    await managed.refusal(getSdk('ruby', { 'service.name': 'Shop' })),
    await managed.refusal(getSdk('cobol')),
    await managed.refusal(getSdk('javascript', undefined, 'nope')),
  ]).toEqual([
    'BadRequestException: The java SDK requires the following parameters: javaPackageName',
    'NotImplemented: Gatehouse does not implement apigateway GetSdk for java (Java SDK). It generates: javascript.',
    'NotImplemented: Gatehouse does not implement apigateway GetSdk for ruby (Ruby SDK). It generates: javascript.',
    'BadRequestException: Invalid SDK type specified: cobol',
    'NotFoundException: Invalid stage identifier specified',
  ]);
}, 30_000);
