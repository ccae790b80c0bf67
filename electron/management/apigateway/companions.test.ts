// What stands beside the APIs, managed by AWS's own client: keys, plans, links, domains, tags, the account.
import {
  CreateApiKeyCommand,
  CreateBasePathMappingCommand,
  CreateDeploymentCommand,
  CreateDomainNameCommand,
  CreateRestApiCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  CreateVpcLinkCommand,
  DeleteApiKeyCommand,
  DeleteBasePathMappingCommand,
  DeleteUsagePlanKeyCommand,
  DeleteVpcLinkCommand,
  GetAccountCommand,
  GetApiKeyCommand,
  GetApiKeysCommand,
  GetBasePathMappingsCommand,
  GetDomainNameCommand,
  GetTagsCommand,
  GetUsagePlanCommand,
  GetUsagePlanKeysCommand,
  GetUsagePlansCommand,
  GetVpcLinkCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAccountCommand,
  UpdateApiKeyCommand,
  UpdateBasePathMappingCommand,
  UpdateUsagePlanCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;
let restApiId = '';

beforeAll(async () => {
  managed = await openTestManagement();
  const { apigateway } = managed;
  const api = await apigateway.send(new CreateRestApiCommand({ name: 'Pets' }));
  restApiId = api.id ?? '';
  const method = { restApiId, resourceId: api.rootResourceId ?? '', httpMethod: 'GET' };
  await apigateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await apigateway.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
  await apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }));
});

afterAll(() => managed.dispose());

describe('API keys', () => {
  it('get a value of 40 characters, which shows only when it is asked for', async () => {
    const { id = '', value = '' } = (await managed.send(new CreateApiKeyCommand({ name: 'first' }))) as {
      id: string;
      value: string;
    };
    const shown = (await managed.send(new GetApiKeyCommand({ apiKey: id, includeValue: true }))) as { value: string };
    const hidden = await managed.send(new GetApiKeyCommand({ apiKey: id }));
    expect([value, shown.value, hidden]).toEqual([
      expect.stringMatching(/^[A-Za-z0-9]{40}$/),
      value,
      {
        id,
        name: 'first',
        enabled: false,
        stageKeys: [],
        tags: {},
        createdDate: expect.any(Date),
        lastUpdatedDate: expect.any(Date),
      },
    ]);
  });

  it('are listed newest first, by the start of their name, and not at all for a limit of zero', async () => {
    for (const name of ['list-a', 'list-b', 'other', 'List-c']) await managed.send(new CreateApiKeyCommand({ name }));
    const listed = (await managed.send(new GetApiKeysCommand({ nameQuery: 'list-' }))) as { items: { name: string }[] };
    const none = await managed.send(new GetApiKeysCommand({ limit: 0 }));
    expect([listed.items.map(({ name }) => name), none]).toEqual([['list-b', 'list-a'], { items: [] }]);
  });

  it('come in pages that together hold each key once', async () => {
    const names: string[] = [];
    let position: string | undefined;
    do {
      const page = (await managed.send(new GetApiKeysCommand({ limit: 2, ...(position && { position }) }))) as {
        items: { name: string }[];
        position?: string;
      };
      names.push(...page.items.map(({ name }) => name));
      position = page.position;
    } while (position !== undefined);
    expect(new Set(names).size).toBe(names.length);
  });

  it('count what is not true as false', async () => {
    const { id = '' } = (await managed.send(new CreateApiKeyCommand({ name: 'on', enabled: true }))) as { id: string };
    const patchOperations = [{ op: 'replace' as const, path: '/enabled', value: 'wrong' }];
    expect(await managed.send(new UpdateApiKeyCommand({ apiKey: id, patchOperations }))).toMatchObject({
      enabled: false,
    });
  });

  it('are refused in the recorded words', async () => {
    const value = 'a-key-that-is-long-enough-1';
    await managed.send(new CreateApiKeyCommand({ name: 'twin', value }));
    expect([
      await managed.refusal(new CreateApiKeyCommand({ name: 'short', value: 'short' })),
      await managed.refusal(new CreateApiKeyCommand({ name: 'long', value: 'x'.repeat(129) })),
      await managed.refusal(new CreateApiKeyCommand({ name: 'x'.repeat(1_025) })),
      await managed.refusal(new CreateApiKeyCommand({ name: 'twin', value })),
      await managed.refusal(new GetApiKeyCommand({ apiKey: 'nothere' })),
    ]).toEqual([
      'BadRequestException: API Key value should be at least 20 characters',
      'BadRequestException: API Key value exceeds maximum size of 128 characters',
      'BadRequestException: Invalid API Key name, can be at most 1024 characters.',
      'ConflictException: API Key already exists',
      'NotFoundException: Invalid API Key identifier specified',
    ]);
  });
});

describe('usage plans', () => {
  it('hold stages, throttles, a quota and keys', async () => {
    const { id: usagePlanId = '', ...made } = (await managed.send(
      new CreateUsagePlanCommand({ name: 'gold', quota: { limit: 10, period: 'DAY' } }),
    )) as { id: string };
    const stage = `${restApiId}:dev`;
    const patchOperations = [
      { op: 'add' as const, path: '/apiStages', value: stage },
      { op: 'replace' as const, path: `/apiStages/${stage}/throttle/~1pets/GET/rateLimit`, value: '0.5' },
      { op: 'replace' as const, path: `/apiStages/${stage}/throttle/~1pets/GET/burstLimit`, value: '1' },
      { op: 'replace' as const, path: '/throttle/rateLimit', value: '100' },
      { op: 'replace' as const, path: '/quota/period', value: 'WEEK' },
    ];
    const updated = await managed.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations }));
    const key = (await managed.send(new CreateApiKeyCommand({ name: 'of gold' }))) as { id: string; value: string };
    const joined = await managed.send(
      new CreateUsagePlanKeyCommand({ usagePlanId, keyId: key.id, keyType: 'API_KEY' }),
    );
    const plansOfKey = (await managed.send(new GetUsagePlansCommand({ keyId: key.id }))) as { items: { id: string }[] };
    await managed.send(new DeleteUsagePlanKeyCommand({ usagePlanId, keyId: key.id }));
    expect([
      made,
      updated,
      joined,
      plansOfKey.items.map(({ id }) => id),
      await managed.send(new GetUsagePlanKeysCommand({ usagePlanId })),
    ]).toEqual([
      { name: 'gold', apiStages: [], quota: { limit: 10, period: 'DAY', offset: 0 } },
      {
        id: usagePlanId,
        name: 'gold',
        apiStages: [{ apiId: restApiId, stage: 'dev', throttle: { '/pets/GET': { rateLimit: 0.5, burstLimit: 1 } } }],
        throttle: { rateLimit: 100 },
        quota: { limit: 10, period: 'WEEK', offset: 0 },
        tags: {},
      },
      { id: key.id, type: 'API_KEY', value: key.value, name: 'of gold' },
      [usagePlanId],
      { items: [] },
    ]);
  });

  it('are refused in the recorded words', async () => {
    const { id: usagePlanId = '' } = (await managed.send(new CreateUsagePlanCommand({ name: 'silver' }))) as {
      id: string;
    };
    const add = (value: string) =>
      managed.refusal(
        new UpdateUsagePlanCommand({ usagePlanId, patchOperations: [{ op: 'add', path: '/apiStages', value }] }),
      );
    expect([
      await add('malformed'),
      await add(`${restApiId}:none`),
      await managed.refusal(new GetUsagePlanCommand({ usagePlanId: 'nothere' })),
    ]).toEqual([
      'BadRequestException: Invalid API Stage specified',
      `NotFoundException: Invalid API Stage {api: ${restApiId}, stage: none} specified for usageplan ${usagePlanId}`,
      'NotFoundException: Invalid Usage Plan ID specified',
    ]);
    expect(await managed.send(new GetUsagePlanKeysCommand({ usagePlanId: 'nothere' }))).toEqual({ items: [] });
  });
});

it('makes VPC links that are pending in the answer and available to the next read', async () => {
  const targetArns = ['arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/orders/0123456789abcdef'];
  const { id: vpcLinkId = '', ...made } = (await managed.send(
    new CreateVpcLinkCommand({ name: 'inside', targetArns }),
  )) as {
    id: string;
  };
  expect([
    made,
    await managed.send(new GetVpcLinkCommand({ vpcLinkId })),
    await managed.refusal(new CreateVpcLinkCommand({ name: 'x', targetArns: ['arn:wrong'] })),
  ]).toEqual([
    { name: 'inside', targetArns, status: 'PENDING' },
    {
      id: vpcLinkId,
      name: 'inside',
      targetArns,
      status: 'AVAILABLE',
      statusMessage: 'Your vpc link is ready for use',
      tags: {},
    },
    'BadRequestException: Invalid ARN. ARN is not well formed arn:wrong',
  ]);
  await managed.send(new DeleteVpcLinkCommand({ vpcLinkId }));
  expect(await managed.refusal(new GetVpcLinkCommand({ vpcLinkId }))).toBe(
    'NotFoundException: Invalid Vpc Link identifier specified',
  );
});

it('keeps domain names with their mappings', async () => {
  const domainName = 'api.example.com';
  const made = await managed.send(
    new CreateDomainNameCommand({ domainName, endpointConfiguration: { types: ['REGIONAL'] }, tags: { team: 'a' } }),
  );
  const mapping = { restApiId, stage: 'dev' };
  const root = await managed.send(new CreateBasePathMappingCommand({ domainName, ...mapping }));
  const patchOperations = [{ op: 'replace' as const, path: '/basePath', value: 'v1' }];
  const moved = await managed.send(
    new UpdateBasePathMappingCommand({ domainName, basePath: '(none)', patchOperations }),
  );
  const again = await managed.refusal(new CreateBasePathMappingCommand({ domainName, basePath: 'v1', ...mapping }));
  await managed.send(new DeleteBasePathMappingCommand({ domainName, basePath: 'v1' }));
  expect([made, root, moved, again, await managed.send(new GetBasePathMappingsCommand({ domainName }))]).toEqual([
    {
      domainName,
      regionalDomainName: expect.stringMatching(/^d-[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/),
      regionalHostedZoneId: 'Z1UJRXOUMOOFQ8',
      domainNameStatus: 'AVAILABLE',
      securityPolicy: 'TLS_1_2',
      endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
      routingMode: 'BASE_PATH_MAPPING_ONLY',
      tags: { team: 'a' },
    },
    { basePath: '(none)', ...mapping },
    { basePath: 'v1', ...mapping },
    'ConflictException: Base path already exists for this domain name',
    { items: [] },
  ]);
  expect(await managed.refusal(new GetDomainNameCommand({ domainName: 'none.example.com' }))).toBe(
    'NotFoundException: Invalid domain name identifier specified',
  );
});

it('tags APIs and stages by their ARN', async () => {
  const resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${restApiId}/stages/dev`;
  await managed.send(new TagResourceCommand({ resourceArn, tags: { team: 'a', cost: 'b' } }));
  await managed.send(new UntagResourceCommand({ resourceArn, tagKeys: ['cost', 'none'] }));
  expect([
    await managed.send(new GetTagsCommand({ resourceArn })),
    await managed.refusal(new TagResourceCommand({ resourceArn, tags: { 'aws:x': 'y' } })),
    await managed.refusal(new GetTagsCommand({ resourceArn: 'arn:aws:apigateway:us-east-1::/restapis/nothere' })),
  ]).toEqual([
    { tags: { team: 'a' } },
    "BadRequestException: Tag keys cannot start with 'aws:'",
    'NotFoundException: Invalid resource identifier specified: arn:aws:apigateway:us-east-1::/restapis/nothere',
  ]);
});

it('shows the account and takes a role for logs', async () => {
  const cloudwatchRoleArn = 'arn:aws:iam::000000000000:role/logs';
  const patchOperations = [{ op: 'replace' as const, path: '/cloudwatchRoleArn', value: cloudwatchRoleArn }];
  const before = await managed.send(new GetAccountCommand({}));
  const defaults = {
    throttleSettings: { rateLimit: 10_000, burstLimit: 5_000 },
    features: ['UsagePlans'],
    apiKeyVersion: '4',
  };
  expect([before, await managed.send(new UpdateAccountCommand({ patchOperations }))]).toEqual([
    defaults,
    { ...defaults, cloudwatchRoleArn },
  ]);
});

it('forgets a key in its plans when the key goes', async () => {
  const { id: usagePlanId = '' } = (await managed.send(new CreateUsagePlanCommand({ name: 'bronze' }))) as {
    id: string;
  };
  const { id: apiKey = '' } = (await managed.send(new CreateApiKeyCommand({ name: 'gone' }))) as { id: string };
  await managed.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId: apiKey, keyType: 'API_KEY' }));
  await managed.send(new DeleteApiKeyCommand({ apiKey }));
  expect(await managed.send(new GetUsagePlanKeysCommand({ usagePlanId }))).toEqual({ items: [] });
});
