// REST APIs, their resources and methods, managed by AWS's own client.
import {
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateVpcLinkCommand,
  DeleteIntegrationResponseCommand,
  DeleteMethodResponseCommand,
  GetApiKeysCommand,
  GetIntegrationResponseCommand,
  GetMethodCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetRestApisCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateIntegrationCommand,
  UpdateMethodCommand,
  UpdateResourceCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;

beforeAll(async () => {
  managed = await openTestManagement();
});

afterAll(() => managed.dispose());

async function create(input: Partial<CreateRestApiCommand['input']> = {}) {
  const made = await managed.apigateway.send(new CreateRestApiCommand({ name: 'Pets', ...input }));
  return { ...made, restApiId: made.id ?? '', rootId: made.rootResourceId ?? '' };
}

describe('a REST API', () => {
  it('is made with the defaults that AWS fills in', async () => {
    const made = await managed.send(new CreateRestApiCommand({ name: 'Plain' }));
    expect(made).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{10}$/),
      name: 'Plain',
      createdDate: expect.any(Date),
      apiKeySource: 'HEADER',
      endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
      disableExecuteApiEndpoint: false,
      rootResourceId: expect.stringMatching(/^[a-z0-9]{10}$/),
    });
  });

  it('keeps its policy expanded, and shows it escaped once more', async () => {
    const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
    const policy = JSON.stringify({ Statement: [statement] });
    const { restApiId, policy: shown = '' } = await create({ policy });
    const plain = JSON.parse(`"${shown}"`) as string;
    expect([shown.includes('\\"Statement\\"'), JSON.parse(plain).Statement[0].Resource]).toEqual([
      true,
      `arn:aws:execute-api:us-east-1:000000000000:${restApiId}/*`,
    ]);
  });

  it('is not made at all where a part of it is refused', async () => {
    const before = await managed.apigateway.send(new GetRestApisCommand({ limit: 500 }));
    const refusals = [
      await managed.refusal(new CreateRestApiCommand({ name: 'A', description: '' })),
      await managed.refusal(new CreateRestApiCommand({ name: 'A', minimumCompressionSize: -1 })),
      await managed.refusal(new CreateRestApiCommand({ name: 'A', policy: 'no policy' })),
      await managed.refusal(new CreateRestApiCommand({ name: 'A', endpointConfiguration: { types: [] } })),
      await managed.refusal(
        new CreateRestApiCommand({ name: 'A', endpointConfiguration: { types: ['EDGE', 'REGIONAL'] } }),
      ),
      await managed.refusal(
        new CreateRestApiCommand({ name: 'A', endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'ipv4' } }),
      ),
      await managed.refusal(
        new CreateRestApiCommand({
          name: 'A',
          endpointConfiguration: { types: ['wrong' as never], ipAddressType: 'wrong' as never },
        }),
      ),
    ];
    const after = await managed.apigateway.send(new GetRestApisCommand({ limit: 500 }));
    expect([refusals, after.items?.length]).toEqual([
      [
        'BadRequestException: Description cannot be an empty string',
        'BadRequestException: Invalid minimum compression size, must be between 0 and 10485760',
        'BadRequestException: Invalid policy document. Please check the policy syntax and ensure that Principals are valid.',
        'BadRequestException: REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.',
        'BadRequestException: Cannot create an api with multiple Endpoint Types.',
        'BadRequestException: Only dualstack ipAddressType is supported for Private APIs.',
        "ValidationException: 2 validation errors detected: Value '[wrong]' at 'createRestApiInput.endpointConfiguration.types' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [PRIVATE, EDGE, REGIONAL]]; Value 'wrong' at 'createRestApiInput.endpointConfiguration.ipAddressType' failed to satisfy constraint: Member must satisfy enum value set: [ipv4, dualstack]",
      ],
      before.items?.length,
    ]);
  });

  it('is cloned with its resources and methods', async () => {
    const { restApiId, rootId } = await create({ binaryMediaTypes: ['image/png'] });
    const pets = await managed.apigateway.send(
      new CreateResourceCommand({ restApiId, parentId: rootId, pathPart: 'pets' }),
    );
    const method = { restApiId, resourceId: pets.id ?? '', httpMethod: 'GET' };
    await managed.send(new PutMethodCommand({ ...method, authorizationType: 'none' }));
    const clone = await create({ name: 'Clone', cloneFrom: restApiId });
    const { items = [] } = await managed.apigateway.send(
      new GetResourcesCommand({ restApiId: clone.restApiId, embed: ['methods'] }),
    );
    expect([
      clone.binaryMediaTypes,
      clone.rootId === rootId,
      items.map(({ path, parentId, resourceMethods }) => [path, parentId, Object.keys(resourceMethods ?? {})]),
    ]).toEqual([
      ['image/png'],
      false,
      [
        ['/', undefined, []],
        ['/pets', clone.rootId, ['GET']],
      ],
    ]);
  });

  it('is seen in its own region only', async () => {
    const { apigateway } = managed;
    const frankfurt = managed.clientIn('eu-central-1');
    const { id: restApiId = '' } = await frankfurt.send(new CreateRestApiCommand({ name: 'Far' }));
    const arn = 'arn:aws:elasticloadbalancing:eu-central-1:000000000000:loadbalancer/net/a/0123456789abcdef';
    await frankfurt.send(new CreateVpcLinkCommand({ name: 'far', targetArns: [arn] }));
    const [near, far] = await Promise.all(
      [apigateway, frankfurt].map((client) => client.send(new GetRestApisCommand({ limit: 500 }))),
    );
    expect([
      near?.items?.some(({ id }) => id === restApiId),
      far?.items?.map(({ name }) => name),
      await managed.refusal(new GetRestApiCommand({ restApiId })),
      (await frankfurt.send(new GetResourcesCommand({ restApiId }))).items?.map(({ path }) => path),
      (await frankfurt.send(new GetApiKeysCommand({}))).items,
    ]).toEqual([
      false,
      ['Far'],
      `NotFoundException: Invalid API identifier specified 000000000000:${restApiId}`,
      ['/'],
      [],
    ]);
  });
});

describe('patches', () => {
  it('change an API, and two clients at once lose nothing', async () => {
    const { restApiId } = await create();
    const types = Array.from({ length: 20 }, (_, at) => `image/x${at}`);
    await Promise.all(
      types.map((type) =>
        managed.send(
          new UpdateRestApiCommand({
            restApiId,
            patchOperations: [{ op: 'add', path: `/binaryMediaTypes/${type.replace('/', '~1')}` }],
          }),
        ),
      ),
    );
    const { binaryMediaTypes = [], tags } = await managed.apigateway.send(new GetRestApiCommand({ restApiId }));
    expect([[...binaryMediaTypes].sort(), tags]).toEqual([[...types].sort(), {}]);
  });

  it('apply all or nothing', async () => {
    const { restApiId } = await create();
    const patchOperations = [
      { op: 'replace' as const, path: '/name', value: 'Changed' },
      { op: 'replace' as const, path: '/nothing', value: 'x' },
    ];
    const refused = await managed.refusal(new UpdateRestApiCommand({ restApiId, patchOperations }));
    const { name } = await managed.apigateway.send(new GetRestApiCommand({ restApiId }));
    expect([refused, name]).toEqual(['BadRequestException: Invalid patch path /nothing', 'Pets']);
  });

  it('rename and move resources, but neither the root nor below themselves', async () => {
    const { restApiId, rootId } = await create();
    const make = async (parentId: string, pathPart: string) =>
      (await managed.apigateway.send(new CreateResourceCommand({ restApiId, parentId, pathPart }))).id ?? '';
    const pets = await make(rootId, 'pets');
    const toys = await make(pets, 'toys');
    const update = (resourceId: string, path: string, value: string) =>
      new UpdateResourceCommand({ restApiId, resourceId, patchOperations: [{ op: 'replace', path, value }] });
    const renamed = (await managed.send(update(toys, '/pathPart', 'games'))) as { path: string };
    expect([
      renamed.path,
      await managed.refusal(update(pets, '/parentId', toys)),
      await managed.refusal(update(rootId, '/pathPart', 'x')),
      await managed.refusal(update(pets, '/nothing', 'x')),
    ]).toEqual([
      '/pets/games',
      'BadRequestException: Resources cannot be cyclical.',
      'BadRequestException: Root resource cannot update its pathPart.',
      "BadRequestException: Invalid patch path  '/nothing' specified for op 'replace'. Must be one of: [/parentId, /pathPart]",
    ]);
  });

  it('change a method, its integration and their responses', async () => {
    const { restApiId, rootId: resourceId } = await create();
    const method = { restApiId, resourceId, httpMethod: 'GET' };
    await managed.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
    await managed.send(new PutMethodResponseCommand({ ...method, statusCode: '200' }));
    const uri = 'https://example.com';
    await managed.send(new PutIntegrationCommand({ ...method, type: 'HTTP', integrationHttpMethod: 'GET', uri }));
    await managed.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200', selectionPattern: '' }));
    const replace = (path: string, value: string) => ({ op: 'replace' as const, path, value });
    await managed.send(
      new UpdateMethodCommand({
        ...method,
        patchOperations: [
          replace('/requestParameters/method.request.querystring.q', 'true'),
          replace('/apiKeyRequired', 'x'),
        ],
      }),
    );
    await managed.send(
      new UpdateIntegrationCommand({
        ...method,
        patchOperations: [
          replace('/timeoutInMillis', '1000'),
          replace('/requestParameters/integration.request.querystring.q', 'method.request.querystring.q'),
          replace('/requestTemplates/application~1json', '{}'),
        ],
      }),
    );
    const { methodIntegration, requestParameters, apiKeyRequired } = await managed.apigateway.send(
      new GetMethodCommand(method),
    );
    expect({ methodIntegration, requestParameters, apiKeyRequired }).toEqual({
      requestParameters: { 'method.request.querystring.q': true },
      apiKeyRequired: false,
      methodIntegration: {
        type: 'HTTP',
        httpMethod: 'GET',
        uri,
        connectionType: 'INTERNET',
        requestParameters: { 'integration.request.querystring.q': 'method.request.querystring.q' },
        requestTemplates: { 'application/json': '{}' },
        passthroughBehavior: 'WHEN_NO_MATCH',
        timeoutInMillis: 1_000,
        cacheNamespace: resourceId,
        cacheKeyParameters: [],
        integrationResponses: { '200': { statusCode: '200', selectionPattern: '' } },
      },
    });
    await managed.send(new DeleteIntegrationResponseCommand({ ...method, statusCode: '200' }));
    await managed.send(new DeleteMethodResponseCommand({ ...method, statusCode: '200' }));
    expect(await managed.refusal(new GetIntegrationResponseCommand({ ...method, statusCode: '200' }))).toBe(
      'NotFoundException: Invalid Response status code specified',
    );
  });
});
