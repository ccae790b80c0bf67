// Custom domain names and VPC endpoints: made by AWS's own client and by hand, called by their Host header.
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  APIGatewayClient,
  CreateBasePathMappingCommand,
  CreateDeploymentCommand,
  CreateDomainNameCommand,
  ImportRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import {
  ApiGatewayV2Client,
  CreateApiMappingCommand,
  CreateRoutingRuleCommand,
  UpdateDomainNameCommand,
} from '@aws-sdk/client-apigatewayv2';
import { expect, test as plain } from '@playwright/test';
import { serveGatehouse } from './fixtures/served-gatehouse';
import { test } from './fixtures/studio-test';
import { AccessScreen } from './pages/access-screen';
import { StudioWindow } from './pages/studio-window';

function document(title: string): string {
  const operation = {
    responses: { '200': { description: 'fine' } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: {
        default: { statusCode: '200', responseTemplates: { 'application/json': `${title} $context.path` } },
      },
    },
  };
  return JSON.stringify({
    openapi: '3.0.1',
    info: { title, version: '1' },
    paths: { '/pets': { get: { operationId: 'listPets', ...operation } } },
  });
}

/** What GET of the path answers at this host. */
function ask(url: string, host: string, path: string, headers: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(new URL(path, url), { headers: { ...headers, Host: host }, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve(`${response.statusCode} ${text}`));
    });
    request.on('error', reject);
  });
}

plain('the AWS SDK maps a name, and requests follow it at once', { tag: ['@p0', '@web-only'] }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-domains-'));
  const gatehouse = await serveGatehouse(join(folder, 'workspace'), folder);
  const { url } = gatehouse;
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const settings = { endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 };
  const [client, v2] = [new APIGatewayClient(settings), new ApiGatewayV2Client(settings)];
  const made = async (title: string): Promise<string> => {
    const { id = '' } = await client.send(new ImportRestApiCommand({ body: Buffer.from(document(title)) }));
    await client.send(new CreateDeploymentCommand({ restApiId: id, stageName: 'dev' }));
    return id;
  };
  const [one, two] = [await made('One'), await made('Two')];
  const domainName = 'api.example.com';
  await client.send(new CreateDomainNameCommand({ domainName, endpointConfiguration: { types: ['REGIONAL'] } }));
  const before = await ask(url, domainName, '/v1/pets');
  await client.send(new CreateBasePathMappingCommand({ domainName, basePath: 'v1', restApiId: one, stage: 'dev' }));
  await v2.send(
    new CreateApiMappingCommand({ DomainName: domainName, ApiId: two, Stage: 'dev', ApiMappingKey: 'v1/deep' }),
  );
  const mapped = [await ask(url, domainName, '/v1/pets'), await ask(url, domainName, '/v1/deep/pets')];
  await v2.send(
    new CreateRoutingRuleCommand({
      DomainName: domainName,
      Priority: 1,
      Conditions: [{ MatchHeaders: { AnyOf: [{ Header: 'x-beta', ValueGlob: '*' }] } }],
      Actions: [{ InvokeApi: { ApiId: two, Stage: 'dev' } }],
    }),
  );
  await v2.send(new UpdateDomainNameCommand({ DomainName: domainName, RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING' }));
  const ruled = await ask(url, domainName, '/pets', { 'x-beta': '1' });
  client.destroy();
  v2.destroy();
  expect(await gatehouse.stop()).toBe(0);
  await rm(folder, { recursive: true, force: true });
  expect([before, ...mapped, ruled]).toEqual([
    '403 {"message":"Forbidden"}',
    '200 One /v1/pets',
    '200 Two /v1/deep/pets',
    '200 Two /pets',
  ]);
});

test('a name is made by hand, tried without a request, and answers', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await studio.paste(document('Pets'));
  await access.deployTo('dev');
  const url = await studio.invokeUrl();
  await studio.goTo('Access');
  await page.getByRole('button', { name: 'New custom domain name', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Domain name').fill('pets.example.com');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('button', { name: 'Add mapping', exact: true }).click();
  await dialog.getByLabel('Base path').fill('v1');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const tried = page.getByRole('status', { name: 'Where it goes' });
  await expect(tried.getByText('Pets, dev')).toBeVisible();
  await page.getByRole('textbox', { name: 'Path' }).fill('/v2/pets');
  await expect(tried.getByText('403 Forbidden')).toBeVisible();
  expect(await ask(url, 'pets.example.com', '/v1/pets')).toBe('200 Pets /v1/pets');
});

test('a private API is reachable through a VPC endpoint alone', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await studio.paste(document('Pets'));
  await access.deployTo('dev');
  await studio.goTo('Access');
  await page.getByRole('button', { name: 'New VPC endpoint', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('VPC endpoint id').fill('vpce-0a1b');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  const ways = page.getByRole('grid', { name: 'Ways to the API' });
  await expect(ways.getByText('403 Forbidden').first()).toBeVisible();
  await access.open('VPC endpoints');
  await page.getByRole('textbox', { name: 'Path' }).fill('/pets');
  await expect(ways.getByRole('row', { name: /^The internet .* Reachable/ })).toBeVisible();
});
