import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  DeleteRestApiCommand,
  GetExportCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetRestApisCommand,
  GetStagesCommand,
  ImportRestApiCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  TestInvokeMethodCommand,
} from '@aws-sdk/client-api-gateway';
import { IAMClient, ListGroupsCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { test as base, expect } from '@playwright/test';
import { serveGatehouse } from './fixtures/served-gatehouse';

interface Served {
  readonly url: string;
  readonly client: APIGatewayClient;
}

const test = base.extend<{ served: Served }>({
  // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it uses, and this one uses nothing
  served: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-sdk-'));
    const gatehouse = await serveGatehouse(join(folder, 'workspace'), folder);
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    const client = new APIGatewayClient({ endpoint: gatehouse.url, region: 'us-east-1', credentials, maxAttempts: 1 });
    await use({ url: gatehouse.url, client });
    client.destroy();
    expect(await gatehouse.stop()).toBe(0);
    await rm(folder, { recursive: true, force: true });
  },
});

test('the AWS SDK builds an API step by step, deploys it, and it answers', { tag: ['@p0', '@web-only'] }, async ({
  served: { client, url },
}) => {
  const api = await client.send(
    new CreateRestApiCommand({ name: 'By hand', endpointConfiguration: { types: ['REGIONAL'] } }),
  );
  const restApiId = api.id ?? '';
  const root = api.rootResourceId ?? '';
  const { id: resourceId = '' } = await client.send(
    new CreateResourceCommand({ restApiId, parentId: root, pathPart: 'hello' }),
  );
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await client.send(new PutMethodResponseCommand({ ...method, statusCode: '200' }));
  const requestTemplates = { 'application/json': '{"statusCode": 200}' };
  await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK', requestTemplates }));
  const responseTemplates = { 'application/json': '{"hello": "$input.params(\'name\')"}' };
  await client.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200', responseTemplates }));
  const tested = await client.send(new TestInvokeMethodCommand({ ...method, pathWithQueryString: '/hello?name=sdk' }));
  const { id: deploymentId } = await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }));
  const answer = await fetch(`${url}/_aws/execute-api/${restApiId}/dev/hello?name=curl`);
  const { item: stages } = await client.send(new GetStagesCommand({ restApiId }));
  expect({
    tested: [tested.status, tested.body, tested.log?.startsWith('Execution log for request ')],
    answer: [answer.status, await answer.text()],
    stages: stages?.map(({ stageName, deploymentId: served }) => [stageName, served]),
  }).toEqual({
    tested: [200, '{"hello": "sdk"}', true],
    answer: [200, '{"hello": "curl"}'],
    stages: [['dev', deploymentId]],
  });
  await client.send(new DeleteRestApiCommand({ restApiId }));
  await expect(client.send(new GetRestApiCommand({ restApiId }))).rejects.toMatchObject({
    name: 'NotFoundException',
    message: `Invalid API identifier specified 000000000000:${restApiId}`,
  });
});

test('a document goes in and the stage’s export comes out', { tag: ['@p1', '@web-only'] }, async ({
  served: { client },
}) => {
  const operation = {
    responses: { 200: { description: 'ok' } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200' } },
    },
  };
  const document = {
    openapi: '3.0.1',
    info: { title: 'Imported', version: '2' },
    paths: { '/a/{b}': { get: operation } },
  };
  const { id: restApiId = '' } = await client.send(
    new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(document)) }),
  );
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'v1' }));
  const exported = await client.send(
    new GetExportCommand({
      restApiId,
      stageName: 'v1',
      exportType: 'oas30',
      parameters: { extensions: 'apigateway' },
      accepts: 'application/json',
    }),
  );
  const { paths } = JSON.parse(Buffer.from(exported.body ?? []).toString('utf8')) as { paths: object };
  const { items: resources } = await client.send(new GetResourcesCommand({ restApiId }));
  const { items: apis } = await client.send(new GetRestApisCommand({}));
  expect([Object.keys(paths), resources?.map(({ path }) => path), apis?.map(({ name }) => name)]).toEqual([
    ['/a/{b}'],
    ['/', '/a', '/a/{b}'],
    ['Imported'],
  ]);
});

test('what is not built says so by name', { tag: ['@p1', '@web-only'] }, async ({ served: { url: endpoint } }) => {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const iam = new IAMClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  await expect(iam.send(new ListGroupsCommand({}))).rejects.toMatchObject({
    message: 'Gatehouse does not implement iam ListGroups yet.',
    $metadata: { httpStatusCode: 501 },
  });
  iam.destroy();
});

test('sts says who the caller is, and gives keys for a time', { tag: ['@p1', '@web-only'] }, async ({
  served: { url: endpoint },
}) => {
  const credentials = { accessKeyId: '123456789012', secretAccessKey: 'any' };
  const sts = new STSClient({ endpoint, region: 'eu-west-1', credentials, maxAttempts: 1 });
  const { Account: account } = await sts.send(new GetCallerIdentityCommand({}));
  const role = { RoleArn: 'arn:aws:iam::123456789012:role/reader', RoleSessionName: 'tour' };
  const { Credentials: given } = await sts.send(new AssumeRoleCommand(role));
  expect([account, given?.AccessKeyId?.slice(0, 4), given?.Expiration instanceof Date]).toEqual([
    '123456789012',
    'ASIA',
    true,
  ]);
  await expect(sts.send(new AssumeRoleCommand({ ...role, RoleArn: 'reader' }))).rejects.toMatchObject({
    name: 'ValidationError',
  });
  sts.destroy();
});
