// Routes, integrations, authorizers and models with their responses, managed by AWS's own client.
import {
  CreateAuthorizerCommand,
  CreateIntegrationCommand,
  CreateIntegrationResponseCommand,
  CreateModelCommand,
  CreateRouteCommand,
  CreateRouteResponseCommand,
  DeleteIntegrationCommand,
  DeleteRouteCommand,
  DeleteRouteRequestParameterCommand,
  GetAuthorizersCommand,
  GetIntegrationCommand,
  GetIntegrationResponsesCommand,
  GetModelsCommand,
  GetModelTemplateCommand,
  GetRouteCommand,
  GetRouteResponseCommand,
  GetRoutesCommand,
  UpdateAuthorizerCommand,
  UpdateIntegrationCommand,
  UpdateModelCommand,
  UpdateRouteCommand,
  UpdateRouteResponseCommand,
} from '@aws-sdk/client-apigatewayv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openV2, type V2UnderTest } from './v2-fixture';

let v2: V2UnderTest;
let http = '';
let socket = '';

beforeAll(async () => {
  v2 = await openV2();
  http = await v2.createApi();
  socket = await v2.createApi({ ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' });
});

afterAll(() => v2.dispose());

describe('a route', () => {
  it('is made with what AWS fills in, changed member by member and taken away', async () => {
    const target = await v2.createIntegration(http);
    const RouteId = await v2.createRoute(http, 'GET /routes/{id}', target);
    const made = await v2.answer(new GetRouteCommand({ ApiId: http, RouteId }));
    const change = { ApiId: http, RouteId, OperationName: 'getPet', AuthorizationType: 'AWS_IAM' } as const;
    const changed = await v2.answer(new UpdateRouteCommand(change));
    const cleared = await v2.answer(new UpdateRouteCommand({ ApiId: http, RouteId, OperationName: '', Target: '' }));
    await v2.answer(new DeleteRouteCommand({ ApiId: http, RouteId }));
    const bare = { RouteId, RouteKey: 'GET /routes/{id}', ApiKeyRequired: false };
    expect([made, changed, cleared, await v2.refused(new GetRouteCommand({ ApiId: http, RouteId }))]).toEqual([
      { ...bare, AuthorizationType: 'NONE', Target: `integrations/${target}` },
      { ...bare, AuthorizationType: 'AWS_IAM', OperationName: 'getPet', Target: `integrations/${target}` },
      { ...bare, AuthorizationType: 'AWS_IAM' },
      `NotFoundException: Invalid Route identifier specified ${RouteId}`,
    ]);
  });

  it('of a WebSocket API requires parameters, one of which is taken away by name', async () => {
    const RequestParameters = {
      'route.request.header.Auth': { Required: true },
      'route.request.querystring.room': { Required: false },
    };
    const { RouteId: id } = await v2.answer(
      new CreateRouteCommand({ ApiId: socket, RouteKey: '$connect', RequestParameters }),
    );
    const place = { ApiId: socket, RouteId: String(id) };
    const name = { ...place, RequestParameterKey: 'route.request.header.Auth' };
    await v2.answer(new DeleteRouteRequestParameterCommand(name));
    const { RequestParameters: left } = await v2.answer(new GetRouteCommand(place));
    expect([left, await v2.refused(new DeleteRouteRequestParameterCommand(name))]).toEqual([
      { 'route.request.querystring.room': { Required: false } },
      'NotFoundException: Invalid RequestParameter identifier specified route.request.header.Auth',
    ]);
  });

  it('of a WebSocket API answers by a route response', async () => {
    const RouteId = await v2.createRoute(socket, 'answered');
    const place = { ApiId: socket, RouteId };
    const made = await v2.answer(new CreateRouteResponseCommand({ ...place, RouteResponseKey: '$default' }));
    const response = { ...place, RouteResponseId: String(made.RouteResponseId) };
    await v2.answer(new UpdateRouteResponseCommand({ ...response, ResponseModels: { 'application/json': 'Pet' } }));
    expect([made, await v2.answer(new GetRouteResponseCommand(response))]).toEqual([
      { RouteResponseId: expect.stringMatching(/^[a-z0-9]{6}$/), RouteResponseKey: '$default' },
      {
        RouteResponseId: made.RouteResponseId,
        RouteResponseKey: '$default',
        ResponseModels: { 'application/json': 'Pet' },
      },
    ]);
  });

  it('is refused in the words of the rules, and of the framework before them', async () => {
    const wrongType = { ApiId: http, RouteKey: 'GET /x', AuthorizationType: 'SOME' as never };
    const twice = await v2.createRoute(http, 'GET /twice');
    const refusals = [
      await v2.refused(new CreateRouteCommand(wrongType)),
      await v2.refused(new CreateRouteCommand({ ApiId: 'nope', RouteKey: 'GET /x' })),
      await v2.refused(new CreateRouteCommand({ ApiId: http, RouteKey: 'GET /twice' })),
      await v2.refused(new CreateRouteResponseCommand({ ApiId: http, RouteId: twice, RouteResponseKey: '$default' })),
    ];
    expect(refusals).toEqual([
      "BadRequestException: 1 validation error detected: Value 'SOME' at 'createRouteInput.authorizationType' failed to satisfy constraint: Member must satisfy enum value set: [NONE, AWS_IAM, CUSTOM, JWT]",
      'NotFoundException: Invalid API identifier specified 000000000000:nope',
      'ConflictException: Route with key GET /twice already exists for this API',
      'BadRequestException: RouteResponse is not supported for HTTP protocol Apis',
    ]);
  });

  it('comes in lists of pages', async () => {
    const ApiId = await v2.createApi();
    for (const name of ['a', 'b', 'c']) await v2.createRoute(ApiId, `GET /${name}`);
    const { Items, NextToken } = await v2.answer(new GetRoutesCommand({ ApiId, MaxResults: '2' }));
    const rest = await v2.answer(new GetRoutesCommand({ ApiId, NextToken: String(NextToken) }));
    expect([Items, rest.Items, rest.NextToken]).toMatchObject([[{}, {}], [{}], undefined]);
  });
});

describe('an integration', () => {
  it('of an HTTP API is made with what AWS fills in', async () => {
    const uri = 'arn:aws:lambda:us-east-1:000000000000:function:pets';
    const input = {
      ApiId: http,
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: uri,
      PayloadFormatVersion: '2.0',
    } as const;
    const { ApiId: _, ...sent } = input;
    expect(await v2.answer(new CreateIntegrationCommand(input))).toEqual({
      ...sent,
      IntegrationId: expect.stringMatching(/^[a-z0-9]{7}$/),
      IntegrationMethod: 'POST',
      ConnectionType: 'INTERNET',
      TimeoutInMillis: 30_000,
    });
  });

  it('of a WebSocket API is made with what AWS fills in, and has responses', async () => {
    const input = { ApiId: socket, IntegrationType: 'MOCK', RequestTemplates: { 'application/json': '{}' } } as const;
    const { IntegrationId, ...made } = await v2.answer(new CreateIntegrationCommand(input));
    const place = { ApiId: socket, IntegrationId: String(IntegrationId) };
    const templates = { 'application/json': '{"ok": true}' };
    await v2.answer(
      new CreateIntegrationResponseCommand({
        ...place,
        IntegrationResponseKey: '$default',
        ResponseTemplates: templates,
      }),
    );
    const { Items } = await v2.answer(new GetIntegrationResponsesCommand(place));
    expect([made, Items]).toEqual([
      {
        IntegrationType: 'MOCK',
        ConnectionType: 'INTERNET',
        PassthroughBehavior: 'WHEN_NO_MATCH',
        PayloadFormatVersion: '1.0',
        RequestTemplates: { 'application/json': '{}' },
        TimeoutInMillis: 29_000,
        IntegrationResponseSelectionExpression: '${integration.response.statuscode}',
      },
      [
        {
          IntegrationResponseId: expect.stringMatching(/^[a-z0-9]{6}$/),
          IntegrationResponseKey: '$default',
          ResponseTemplates: templates,
        },
      ],
    ]);
  });

  it('tells answers of functions without a proxy apart by their errors', async () => {
    const uri =
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations';
    const made = await v2.answer(
      new CreateIntegrationCommand({
        ApiId: socket,
        IntegrationType: 'AWS',
        IntegrationMethod: 'POST',
        IntegrationUri: uri,
      }),
    );
    expect(made.IntegrationResponseSelectionExpression).toBe('${integration.response.body.errorMessage}');
  });

  it('merges its parameters by key; an empty one takes its key away', async () => {
    const IntegrationId = await v2.createIntegration(http);
    const place = { ApiId: http, IntegrationId };
    const update = (RequestParameters: Record<string, string>) =>
      v2.answer(new UpdateIntegrationCommand({ ...place, RequestParameters }));
    await update({ 'append:header.a': '1', 'append:header.b': '2' });
    await update({ 'append:header.a': '', 'append:header.c': '3' });
    const ResponseParameters = { '500': { 'overwrite:statuscode': '403' }, '404': { 'overwrite:statuscode': '400' } };
    await v2.answer(new UpdateIntegrationCommand({ ...place, ResponseParameters }));
    await v2.answer(new UpdateIntegrationCommand({ ...place, ResponseParameters: { '404': {} } }));
    const merged = await v2.answer(new GetIntegrationCommand(place));
    expect([merged.RequestParameters, merged.ResponseParameters]).toEqual([
      { 'append:header.b': '2', 'append:header.c': '3' },
      { '500': { 'overwrite:statuscode': '403' } },
    ]);
  });

  it('does not go while a route leads to it', async () => {
    const ApiId = await v2.createApi();
    const IntegrationId = await v2.createIntegration(ApiId);
    const routeId = await v2.createRoute(ApiId, 'GET /pets', IntegrationId);
    expect(await v2.refused(new DeleteIntegrationCommand({ ApiId, IntegrationId }))).toBe(
      `ConflictException: Cannot delete Integration because it is referenced by the following Routes with Ids: [${routeId}]`,
    );
  });

  it('of quick create does not go at all', async () => {
    const ApiId = await v2.createApi({ Target: 'http://127.0.0.1:9/' });
    const { Items } = await v2.answer(new GetRoutesCommand({ ApiId }));
    const [route] = Items as { RouteId: string; Target: string }[];
    const IntegrationId = route?.Target.replace('integrations/', '') ?? '';
    const changed = await v2.refused(
      new UpdateRouteCommand({ ApiId, RouteId: route?.RouteId ?? '', RouteKey: 'GET /a' }),
    );
    expect([changed, await v2.refused(new DeleteIntegrationCommand({ ApiId, IntegrationId }))]).toEqual([
      'BadRequestException: The route key $default is managed by API Gateway and cannot be changed',
      `BadRequestException: The integration ${IntegrationId} is managed by API Gateway and cannot be deleted`,
    ]);
  });
});

describe('an authorizer', () => {
  it('is made, changed and listed', async () => {
    const ApiId = await v2.createApi();
    const source = ['$request.header.Authorization'];
    const made = await v2.answer(
      new CreateAuthorizerCommand({
        ApiId,
        Name: 'pool',
        AuthorizerType: 'JWT',
        IdentitySource: source,
        JwtConfiguration: { Issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc', Audience: ['one'] },
      }),
    );
    const AuthorizerId = String(made.AuthorizerId);
    await v2.answer(new UpdateAuthorizerCommand({ ApiId, AuthorizerId, Name: 'users' }));
    const lambda = await v2.answer(
      new CreateAuthorizerCommand({
        ApiId,
        Name: 'asks',
        AuthorizerType: 'REQUEST',
        AuthorizerPayloadFormatVersion: '2.0',
        AuthorizerUri:
          'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:auth/invocations',
        IdentitySource: source,
      }),
    );
    const { Items } = await v2.answer(new GetAuthorizersCommand({ ApiId }));
    const listed = Items as { Name: string }[];
    expect([made.AuthorizerId, lambda, listed.map(({ Name }) => Name).sort()]).toMatchObject([
      expect.stringMatching(/^[a-z0-9]{6}$/),
      { EnableSimpleResponses: false, AuthorizerResultTtlInSeconds: 0 },
      ['asks', 'users'],
    ]);
  });
});

describe('a model', () => {
  it('is made, changed, and copied by a template', async () => {
    const schema = JSON.stringify({ type: 'object', properties: { action: { type: 'string' } } });
    const input = { ApiId: socket, Name: 'Message', Schema: '{"type":"object"}', ContentType: 'application/json' };
    const { ModelId: id } = await v2.answer(new CreateModelCommand(input));
    const place = { ApiId: socket, ModelId: String(id) };
    await v2.answer(new UpdateModelCommand({ ...place, Schema: schema }));
    expect([
      (await v2.answer(new GetModelsCommand({ ApiId: socket }))).Items,
      (await v2.answer(new GetModelTemplateCommand(place))).Value,
      await v2.refused(new CreateModelCommand({ ...input, ApiId: http })),
    ]).toEqual([
      [{ ModelId: id, Name: 'Message', ContentType: 'application/json', Schema: schema }],
      '#set($inputRoot = $input.path(\'$\'))\n{\n  "action" : "$inputRoot.action"\n}',
      'BadRequestException: Model is not supported for HTTP protocol Apis',
    ]);
  });
});
