// HTTP and WebSocket APIs, managed by AWS's own client.

import { CreateRestApiCommand, GetRestApiCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import {
  CreateApiCommand,
  DeleteApiCommand,
  DeleteCorsConfigurationCommand,
  GetApiCommand,
  GetApisCommand,
  GetIntegrationsCommand,
  GetRoutesCommand,
  GetStagesCommand,
  UpdateApiCommand,
} from '@aws-sdk/client-apigatewayv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openV2, type V2UnderTest } from './v2-fixture';

let v2: V2UnderTest;

beforeAll(async () => {
  v2 = await openV2();
});

afterAll(() => v2.dispose());

const id = expect.stringMatching(/^[a-z0-9]{10}$/);

describe('an API', () => {
  it('of HTTP is made with what AWS fills in', async () => {
    const made = await v2.answer(new CreateApiCommand({ Name: 'Plain', ProtocolType: 'HTTP' }));
    const port = v2.studio.gateway.state.port;
    expect(made).toEqual({
      ApiId: id,
      ApiEndpoint: `http://${String(made.ApiId)}.execute-api.us-east-1.localhost:${port}`,
      ApiKeySelectionExpression: '$request.header.x-api-key',
      CreatedDate: expect.any(Date),
      DisableExecuteApiEndpoint: false,
      IpAddressType: 'ipv4',
      Name: 'Plain',
      ProtocolType: 'HTTP',
      RouteSelectionExpression: '$request.method $request.path',
      Tags: {},
    });
  });

  it('of WebSockets keeps its selection expression and has an address of its kind', async () => {
    const input = {
      Name: 'Chat',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
    } as const;
    const made = await v2.answer(new CreateApiCommand({ ...input, DisableSchemaValidation: true, Tags: { a: 'b' } }));
    expect(made).toMatchObject({
      ...input,
      ApiEndpoint: expect.stringMatching(/^ws:\/\/[a-z0-9]{10}\.execute-api\.us-east-1\.localhost:\d+$/),
      DisableSchemaValidation: true,
      Tags: { a: 'b' },
    });
  });

  it('is refused with the reason why', async () => {
    const refusals = [
      await v2.refused(new CreateApiCommand({ Name: 'A', ProtocolType: 'GRPC' as never })),
      await v2.refused(new CreateApiCommand({ Name: 'A', ProtocolType: 'WEBSOCKET' })),
      await v2.refused(new GetApiCommand({ ApiId: 'nope' })),
      await v2.refused(new CreateApiCommand({ Name: 'A', ProtocolType: 'HTTP', IpAddressType: 'ipv6' as never })),
    ];
    expect(refusals).toEqual([
      'BadRequestException: Invalid protocol specified. Must be one of [HTTP, WEBSOCKET]',
      'BadRequestException: routeSelectionExpression is a required parameter for WEBSOCKET protocol Apis',
      'NotFoundException: Invalid API identifier specified 000000000000:nope',
      "BadRequestException: 1 validation error detected: Value 'ipv6' at 'createApiInput.ipAddressType' failed to satisfy constraint: Member must satisfy enum value set: [ipv4, dualstack]",
    ]);
  });

  it('keeps what an update does not name, and loses what it empties', async () => {
    const cors = { AllowOrigins: ['https://a.example'], MaxAge: 60 };
    const apiId = await v2.createApi({ Description: 'All pets', Version: '1', CorsConfiguration: cors });
    const updated = await v2.answer(new UpdateApiCommand({ ApiId: apiId, Name: 'Cats', Version: '' }));
    expect(updated).toMatchObject({ Name: 'Cats', Description: 'All pets', CorsConfiguration: cors });
    expect(Object.keys(updated)).not.toContain('Version');
    await v2.answer(new DeleteCorsConfigurationCommand({ ApiId: apiId }));
    expect(Object.keys(await v2.answer(new GetApiCommand({ ApiId: apiId })))).not.toContain('CorsConfiguration');
  });

  it('is in the list of its own service only', async () => {
    const apiId = await v2.createApi();
    const { id: restApiId = '' } = await v2.apigateway.send(new CreateRestApiCommand({ name: 'Rest' }));
    const { Items = [] } = (await v2.answer(new GetApisCommand({ MaxResults: '500' }))) as {
      Items: { ApiId: string }[];
    };
    const { items = [] } = await v2.apigateway.send(new GetRestApisCommand({ limit: 500 }));
    expect([
      Items.map(({ ApiId }) => ApiId).filter((one) => [apiId, restApiId].includes(one)),
      items.map((one) => one.id).filter((one) => [apiId, restApiId].includes(one ?? '')),
      await v2.refused(new GetApiCommand({ ApiId: restApiId })),
      await v2.refusal(new GetRestApiCommand({ restApiId: apiId })),
    ]).toEqual([
      [apiId],
      [restApiId],
      `NotFoundException: Invalid API identifier specified 000000000000:${restApiId}`,
      `NotFoundException: Invalid API identifier specified 000000000000:${apiId}`,
    ]);
  });

  it('is listed page by page', async () => {
    await v2.createApi();
    const first = (await v2.answer(new GetApisCommand({ MaxResults: '1' }))) as { Items: object[]; NextToken: string };
    const second = (await v2.answer(
      new GetApisCommand({ MaxResults: '1', NextToken: first.NextToken }),
    )) as typeof first;
    expect([first.Items.length, second.Items.length, first.Items[0] === second.Items[0]]).toEqual([1, 1, false]);
  });

  it('goes with everything that belongs to it', async () => {
    const apiId = await v2.createApi({ Target: 'http://127.0.0.1:9/' });
    await v2.answer(new DeleteApiCommand({ ApiId: apiId }));
    const left = [...(v2.studio.current.workspace?.workingCopy.definition.keys() ?? [])];
    expect(left.filter((key) => key.includes(apiId))).toEqual([]);
  });
});

describe('quick create', () => {
  it('makes a managed integration, route and stage', async () => {
    const ApiId = await v2.createApi({ Target: 'arn:aws:lambda:us-east-1:000000000000:function:pets' });
    const { Items: [integration] = [] } = (await v2.answer(new GetIntegrationsCommand({ ApiId }))) as {
      Items: { IntegrationId: string }[];
    };
    const routes = await v2.answer(new GetRoutesCommand({ ApiId }));
    const stages = await v2.answer(new GetStagesCommand({ ApiId }));
    expect([integration, routes.Items, stages.Items]).toMatchObject([
      {
        ApiGatewayManaged: true,
        ConnectionType: 'INTERNET',
        IntegrationId: expect.stringMatching(/^[a-z0-9]{7}$/),
        IntegrationMethod: 'POST',
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: 'arn:aws:lambda:us-east-1:000000000000:function:pets',
        PayloadFormatVersion: '2.0',
        TimeoutInMillis: 30_000,
      },
      [
        {
          ApiGatewayManaged: true,
          ApiKeyRequired: false,
          AuthorizationType: 'NONE',
          RouteId: expect.stringMatching(/^[a-z0-9]{7}$/),
          RouteKey: '$default',
          Target: `integrations/${integration?.IntegrationId}`,
        },
      ],
      [{ ApiGatewayManaged: true, AutoDeploy: true, StageName: '$default', RouteSettings: {}, StageVariables: {} }],
    ]);
  });

  it('is refused for a target and a route key that cannot be, and makes nothing then', async () => {
    const before = v2.studio.current.workspace?.workingCopy.definition.size;
    const create = (input: object) => v2.refused(new CreateApiCommand({ Name: 'A', ProtocolType: 'HTTP', ...input }));
    const refusals = [
      await create({ Target: 'nowhere' }),
      await create({ Target: 'http://127.0.0.1:9/', RouteKey: 'x' }),
    ];
    expect([refusals, v2.studio.current.workspace?.workingCopy.definition.size]).toEqual([
      [
        'BadRequestException: Invalid HTTP endpoint specified for URI',
        'BadRequestException: The route key x must be $default, or a method and a path: GET /pets/{id}',
      ],
      before,
    ]);
  });

  it('is changed by the same members', async () => {
    const ApiId = await v2.createApi({ Target: 'http://127.0.0.1:9/' });
    await v2.answer(new UpdateApiCommand({ ApiId, Target: 'http://127.0.0.1:9/other', RouteKey: 'GET /pets' }));
    const { Items: integrations } = await v2.answer(new GetIntegrationsCommand({ ApiId }));
    const { Items: routes } = await v2.answer(new GetRoutesCommand({ ApiId }));
    expect([integrations, routes]).toMatchObject([
      [{ IntegrationType: 'HTTP_PROXY', IntegrationUri: 'http://127.0.0.1:9/other', PayloadFormatVersion: '1.0' }],
      [{ RouteKey: 'GET /pets' }],
    ]);
  });
});
