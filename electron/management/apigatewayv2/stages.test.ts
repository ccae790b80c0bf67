// Stages and deployments of HTTP and WebSocket APIs, managed by AWS's own client.
import { CreateUsagePlanCommand } from '@aws-sdk/client-api-gateway';
import {
  CreateDeploymentCommand,
  CreateStageCommand,
  DeleteAccessLogSettingsCommand,
  DeleteDeploymentCommand,
  DeleteRouteSettingsCommand,
  DeleteStageCommand,
  GetDeploymentCommand,
  GetDeploymentsCommand,
  GetStageCommand,
  GetStagesCommand,
  ResetAuthorizersCacheCommand,
  UpdateDeploymentCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openV2, type V2UnderTest } from './v2-fixture';

let v2: V2UnderTest;

beforeAll(async () => {
  v2 = await openV2();
});

afterAll(() => v2.dispose());

const automatic = 'Automatic deployment triggered by changes to the Api configuration';

/** An API with a route that leads somewhere. */
async function readyApi(): Promise<string> {
  const apiId = await v2.createApi();
  await v2.createRoute(apiId, 'GET /pets', await v2.createIntegration(apiId));
  return apiId;
}

describe('a stage', () => {
  it('is made without a deployment, and serves one from then on that it is given', async () => {
    const ApiId = await readyApi();
    const made = await v2.answer(new CreateStageCommand({ ApiId, StageName: 'dev', Tags: { a: 'b' } }));
    const { DeploymentId } = await v2.answer(new CreateDeploymentCommand({ ApiId, Description: 'one' }));
    const pointed = await v2.answer(
      new UpdateStageCommand({ ApiId, StageName: 'dev', DeploymentId: String(DeploymentId) }),
    );
    expect([made, pointed]).toEqual([
      {
        CreatedDate: expect.any(Date),
        DefaultRouteSettings: { DetailedMetricsEnabled: false },
        LastUpdatedDate: expect.any(Date),
        RouteSettings: {},
        StageName: 'dev',
        StageVariables: {},
        Tags: { a: 'b' },
      },
      { ...made, LastUpdatedDate: expect.any(Date), DeploymentId },
    ]);
  });

  it('that deploys by itself has a deployment as soon as it is made, and another after each change', async () => {
    const ApiId = await readyApi();
    const made = await v2.answer(new CreateStageCommand({ ApiId, StageName: '$default', AutoDeploy: true }));
    await v2.createRoute(ApiId, 'POST /pets');
    const after = await v2.answer(new GetStageCommand({ ApiId, StageName: '$default' }));
    const { Items } = await v2.answer(new GetDeploymentsCommand({ ApiId }));
    const [latest] = Items as { DeploymentId: string }[];
    expect([made.AutoDeploy, made.DeploymentId === after.DeploymentId, after, latest]).toMatchObject([
      true,
      false,
      {
        DeploymentId: latest?.DeploymentId,
        LastDeploymentStatusMessage: `Successfully deployed stage with deployment ID '${latest?.DeploymentId}'`,
      },
      { AutoDeployed: true, DeploymentStatus: 'DEPLOYED', Description: automatic },
    ]);
  });

  it('says why it could not deploy itself', async () => {
    const ApiId = await v2.createApi();
    const made = await v2.answer(new CreateStageCommand({ ApiId, StageName: '$default', AutoDeploy: true }));
    expect([made.DeploymentId, made.LastDeploymentStatusMessage]).toEqual([
      undefined,
      'Deployment attempt failed: At least one route is required before deploying the Api.',
    ]);
  });

  it('merges its variables and route settings by key', async () => {
    const ApiId = await readyApi();
    const stage = { ApiId, StageName: 'dev' };
    await v2.answer(new CreateStageCommand({ ...stage, StageVariables: { one: '1', two: '2' } }));
    const limits = { ThrottlingBurstLimit: 5, ThrottlingRateLimit: 2.5 };
    const log = { DestinationArn: 'arn:aws:logs:us-east-1:000000000000:log-group:/pets', Format: '$context.requestId' };
    const updated = await v2.answer(
      new UpdateStageCommand({
        ...stage,
        StageVariables: { one: '', three: '3' },
        RouteSettings: { 'GET /pets': limits },
        AccessLogSettings: log,
      }),
    );
    const absent = { ...stage, RouteKey: 'GET /nobody' };
    const refusals = [
      await v2.refused(new DeleteRouteSettingsCommand(absent)),
      await v2.refused(new UpdateStageCommand({ ...stage, RouteSettings: { 'GET /nobody': limits } })),
    ];
    await v2.answer(new DeleteRouteSettingsCommand({ ...stage, RouteKey: 'GET /pets' }));
    await v2.answer(new DeleteAccessLogSettingsCommand(stage));
    const { RouteSettings, AccessLogSettings } = await v2.answer(new GetStageCommand(stage));
    expect([updated, refusals, RouteSettings, AccessLogSettings]).toMatchObject([
      { StageVariables: { two: '2', three: '3' }, RouteSettings: { 'GET /pets': limits }, AccessLogSettings: log },
      Array(2).fill('NotFoundException: Unable to find Route by key GET /nobody within the provided RouteSettings'),
      {},
      undefined,
    ]);
  });

  it('is refused with the reason why', async () => {
    const ApiId = await readyApi();
    const managed = await v2.createApi({ Target: 'http://127.0.0.1:9/' });
    await v2.answer(new CreateStageCommand({ ApiId, StageName: 'dev' }));
    const auto = { ApiId, StageName: 'auto', AutoDeploy: true, DeploymentId: 'abcdef' };
    expect([
      await v2.refused(new CreateStageCommand({ ApiId, StageName: 'dev' })),
      await v2.refused(new CreateStageCommand(auto)),
      await v2.refused(new CreateStageCommand({ ...auto, AutoDeploy: false })),
      await v2.refused(new GetStageCommand({ ApiId, StageName: 'nope' })),
      await v2.refused(new UpdateStageCommand({ ApiId: managed, StageName: '$default', Description: 'mine' })),
      await v2.refused(new ResetAuthorizersCacheCommand({ ApiId, StageName: 'nope' })),
      await v2.refused(new ResetAuthorizersCacheCommand({ ApiId, StageName: 'dev' })),
    ]).toEqual([
      'ConflictException: Stage already exists',
      'BadRequestException: Deployment ID cannot be set on a stage when AutoDeploy is enabled',
      'NotFoundException: Invalid Deployment identifier specified abcdef',
      'NotFoundException: Invalid stage identifier specified',
      'BadRequestException: The stage $default is managed by API Gateway and cannot be changed',
      'NotFoundException: Invalid stage identifier specified',
      'no refusal',
    ]);
  });

  it('that deploys by itself takes no deployment by hand', async () => {
    const ApiId = await readyApi();
    const stage = { ApiId, StageName: 'auto' };
    await v2.answer(new CreateStageCommand({ ...stage, AutoDeploy: true }));
    const { Items: before } = await v2.answer(new GetDeploymentsCommand({ ApiId }));
    const refused = await v2.refused(new CreateDeploymentCommand(stage));
    const { Items: after } = await v2.answer(new GetDeploymentsCommand({ ApiId }));
    expect([refused, after]).toEqual([
      'BadRequestException: Deployment ID cannot be set on a stage when AutoDeploy is enabled',
      before,
    ]);
  });

  it('shows whether it has detailed metrics whatever else its settings say', async () => {
    const ApiId = await readyApi();
    const DefaultRouteSettings = { ThrottlingBurstLimit: 5 };
    const made = await v2.answer(new CreateStageCommand({ ApiId, StageName: 'dev', DefaultRouteSettings }));
    expect(made.DefaultRouteSettings).toEqual({ DetailedMetricsEnabled: false, ThrottlingBurstLimit: 5 });
  });

  it('logs to log groups only where the API is an HTTP API', async () => {
    const DestinationArn = 'arn:aws:firehose:us-east-1:000000000000:deliverystream/amazon-apigateway-pets';
    const AccessLogSettings = { DestinationArn, Format: '$context.requestId' };
    const stage = { StageName: 'dev', AccessLogSettings };
    const RouteSelectionExpression = '$request.body.action';
    const socket = await v2.createApi({ ProtocolType: 'WEBSOCKET', RouteSelectionExpression });
    expect([
      await v2.refused(new CreateStageCommand({ ...stage, ApiId: await readyApi() })),
      await v2.refused(new CreateStageCommand({ ...stage, ApiId: socket })),
    ]).toEqual(['BadRequestException: Access logs of HTTP APIs go to CloudWatch Logs only', 'no refusal']);
  });

  it('of a WebSocket API logs nothing at first, and may be in a usage plan', async () => {
    const ApiId = await v2.createApi({ ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' });
    const made = await v2.answer(new CreateStageCommand({ ApiId, StageName: 'prod' }));
    const plan = { name: 'Sockets', apiStages: [{ apiId: ApiId, stage: 'prod' }] };
    const { apiStages } = await v2.apigateway.send(new CreateUsagePlanCommand(plan));
    await v2.answer(new DeleteStageCommand({ ApiId, StageName: 'prod' }));
    expect([made.DefaultRouteSettings, apiStages, (await v2.answer(new GetStagesCommand({ ApiId }))).Items]).toEqual([
      { DataTraceEnabled: false, DetailedMetricsEnabled: false, LoggingLevel: 'OFF' },
      plan.apiStages,
      [],
    ]);
  });
});

it('keeps stages of HTTP APIs out of usage plans', async () => {
  const api = await readyApi();
  await v2.answer(new CreateStageCommand({ ApiId: api, StageName: 'dev' }));
  const plan = new CreateUsagePlanCommand({ name: 'Pets', apiStages: [{ apiId: api, stage: 'dev' }] });
  expect(await v2.refusal(plan)).toContain(`NotFoundException: Invalid API Stage {api: ${api}, stage: dev}`);
});

describe('a deployment', () => {
  it('is made, described anew and taken away once no stage serves it', async () => {
    const ApiId = await readyApi();
    await v2.answer(new CreateStageCommand({ ApiId, StageName: 'dev' }));
    const made = await v2.answer(new CreateDeploymentCommand({ ApiId, StageName: 'dev', Description: 'first' }));
    const place = { ApiId, DeploymentId: String(made.DeploymentId) };
    await v2.answer(new UpdateDeploymentCommand({ ...place, Description: 'second' }));
    const described = await v2.answer(new GetDeploymentCommand(place));
    const inUse = await v2.refused(new DeleteDeploymentCommand(place));
    await v2.answer(new DeleteStageCommand({ ApiId, StageName: 'dev' }));
    await v2.answer(new DeleteDeploymentCommand(place));
    expect([made, described, inUse, await v2.refused(new GetDeploymentCommand(place))]).toEqual([
      {
        AutoDeployed: false,
        CreatedDate: expect.any(Date),
        DeploymentId: expect.stringMatching(/^[a-z0-9]{6}$/),
        DeploymentStatus: 'DEPLOYED',
        Description: 'first',
      },
      { ...made, Description: 'second' },
      'ConflictException: Active stages pointing to this deployment must be moved or deleted',
      `NotFoundException: Invalid Deployment identifier specified ${made.DeploymentId}`,
    ]);
  });

  it('is refused without routes and for a stage that is not there', async () => {
    const ApiId = await v2.createApi();
    expect([
      await v2.refused(new CreateDeploymentCommand({ ApiId })),
      await v2.refused(new CreateDeploymentCommand({ ApiId, StageName: 'nope' })),
    ]).toEqual([
      'BadRequestException: At least one route is required before deploying the Api.',
      'NotFoundException: Invalid stage identifier specified',
    ]);
  });
});
