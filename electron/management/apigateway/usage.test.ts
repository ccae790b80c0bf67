import {
  CreateApiKeyCommand,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  GetResourcesCommand,
  GetUsageCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateUsageCommand,
} from '@aws-sdk/client-api-gateway';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dayOf } from '../../../shared/usage/quota-period';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;
beforeEach(async () => {
  managed = await openTestManagement();
});
afterEach(() => managed.dispose());

/** An API whose GET / needs a key, on stage dev. */
async function keyedApi(): Promise<string> {
  const { id: restApiId } = await managed.apigateway.send(new CreateRestApiCommand({ name: 'Keyed' }));
  const { items = [] } = await managed.apigateway.send(new GetResourcesCommand({ restApiId }));
  const at = { restApiId, resourceId: items[0]?.id, httpMethod: 'GET' };
  await managed.apigateway.send(new PutMethodCommand({ ...at, authorizationType: 'NONE', apiKeyRequired: true }));
  await managed.apigateway.send(
    new PutIntegrationCommand({
      ...at,
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
    }),
  );
  await managed.apigateway.send(new PutMethodResponseCommand({ ...at, statusCode: '200' }));
  await managed.apigateway.send(new PutIntegrationResponseCommand({ ...at, statusCode: '200' }));
  await managed.apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }));
  return restApiId ?? '';
}

async function planOf(apiId: string, limit: number): Promise<{ usagePlanId: string; keyId: string; value: string }> {
  const plan = await managed.apigateway.send(
    new CreateUsagePlanCommand({
      name: 'gold',
      apiStages: [{ apiId, stage: 'dev' }],
      quota: { limit, period: 'DAY' },
    }),
  );
  const key = await managed.apigateway.send(new CreateApiKeyCommand({ name: 'alice', enabled: true }));
  const [usagePlanId = '', keyId = '', value = ''] = [plan.id, key.id, key.value];
  await managed.apigateway.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }));
  return { usagePlanId, keyId, value };
}

async function statusOf(apiId: string, key: string): Promise<number> {
  const answer = await managed.client.invocations.send({
    apiId,
    stageName: 'dev',
    verb: 'GET',
    pathWithQueryString: '/',
    headers: [['x-api-key', key]],
  });
  return answer.status;
}

it('limits a key from its first request on, shows its use, and gives requests back', async () => {
  const apiId = await keyedApi();
  const { usagePlanId, keyId, value } = await planOf(apiId, 2);
  const statuses = [await statusOf(apiId, value), await statusOf(apiId, value), await statusOf(apiId, value)];
  const today = dayOf(Date.now());
  const span = { usagePlanId, startDate: today, endDate: today };
  const used = await managed.send(new GetUsageCommand(span));
  const patchOperations = [{ op: 'replace' as const, path: '/remaining', value: '1' }];
  const updated = await managed.send(new UpdateUsageCommand({ usagePlanId, keyId, patchOperations }));
  const after = [await statusOf(apiId, value), await statusOf(apiId, value)];
  expect([statuses, used, updated, after]).toEqual([
    [200, 200, 429],
    { ...span, items: { [keyId]: [[2, 0]] } },
    { ...span, items: { [keyId]: [[2, 1]] } },
    [200, 429],
  ]);
});

it('begins a new period when the virtual clock passes midnight', async () => {
  const apiId = await keyedApi();
  const { value } = await planOf(apiId, 1);
  const before = [await statusOf(apiId, value), await statusOf(apiId, value)];
  await managed.client.clock.advance({ seconds: 86_400 });
  expect([before, await statusOf(apiId, value)]).toEqual([[200, 429], 200]);
});

it('goes on counting after the workspace was closed and opened again', async () => {
  const apiId = await keyedApi();
  const { value } = await planOf(apiId, 1);
  const counted = managed.next('gateway.changed', () => managed.studio.current.workspace?.usage.usage.length === 1);
  await statusOf(apiId, value);
  await counted;
  const { folder } = await managed.client.workspace.state().then((state) => state ?? { folder: '' });
  await managed.client.workspace.open({ folder });
  expect(await statusOf(apiId, value)).toBe(429);
});

it('refuses what cannot be', async () => {
  const apiId = await keyedApi();
  const { usagePlanId, keyId } = await planOf(apiId, 1);
  const patch = (path: string, value: string) =>
    new UpdateUsageCommand({ usagePlanId, keyId, patchOperations: [{ op: 'replace', path, value }] });
  const span = (startDate: string, endDate: string) => new GetUsageCommand({ usagePlanId, startDate, endDate });
  expect([
    await managed.refusal(
      new GetUsageCommand({ usagePlanId: 'nothere', startDate: '2026-01-01', endDate: '2026-01-02' }),
    ),
    await managed.refusal(span('2026-13-01', '2026-01-02')),
    await managed.refusal(span('2026-01-03', '2026-01-02')),
    await managed.refusal(span('2026-01-01', '2026-06-02')),
    await managed.refusal(patch('/used', '1')),
    await managed.refusal(patch('/remaining', 'x')),
  ]).toEqual([
    'NotFoundException: Invalid Usage Plan ID specified',
    'BadRequestException: Invalid startDate specified. Dates must be in the format YYYY-MM-DD',
    'BadRequestException: The start date is after the end date.',
    'BadRequestException: A span has at most 90 days.',
    'BadRequestException: Invalid patch path /used',
    'BadRequestException: Invalid value specified for remaining. Must be a whole number',
  ]);
});

it('explains a request without a key beside its trace', async () => {
  const apiId = await keyedApi();
  await managed.client.invocations.send({ apiId, stageName: 'dev', verb: 'GET', pathWithQueryString: '/' });
  const [row] = await managed.client.requests.list({});
  const answer = await managed.call('GET', `/_gatehouse/requests/${row?.requestId}`);
  expect(JSON.parse(answer.text)).toMatchObject({
    requestId: row?.requestId,
    explanation: { headline: 'The request has no API key that is good here.', isRefused: true },
  });
});
