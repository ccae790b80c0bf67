// Deployments and stages, managed by AWS's own client.
import {
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  DeleteDeploymentCommand,
  DeleteStageCommand,
  GetDeploymentCommand,
  GetDeploymentsCommand,
  GetStageCommand,
  GetStagesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateStageCommand,
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
  const parentId = api.rootResourceId ?? '';
  const { id: resourceId = '' } = await apigateway.send(
    new CreateResourceCommand({ restApiId, parentId, pathPart: 'pets' }),
  );
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await apigateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await apigateway.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
});

afterAll(() => managed.dispose());

async function deploy(input: Partial<CreateDeploymentCommand['input']> = {}): Promise<string> {
  const made = await managed.apigateway.send(new CreateDeploymentCommand({ restApiId, ...input }));
  return made.id ?? '';
}

async function refusal(send: Promise<unknown>): Promise<string> {
  return send.then(
    () => 'no refusal',
    ({ name, message }: Error) => `${name}: ${message}`,
  );
}

describe('a stage', () => {
  it('shows what AWS shows of a new one', async () => {
    const deploymentId = await deploy();
    const { $metadata: _, ...stage } = await managed.apigateway.send(
      new CreateStageCommand({ restApiId, stageName: 'fresh', deploymentId }),
    );
    expect(stage).toEqual({
      stageName: 'fresh',
      deploymentId,
      cacheClusterEnabled: false,
      cacheClusterStatus: 'NOT_AVAILABLE',
      methodSettings: {},
      tracingEnabled: false,
      createdDate: expect.any(Date),
      lastUpdatedDate: expect.any(Date),
    });
  });

  it('moves to another deployment by a patch, and keeps the one before until then', async () => {
    const first = await deploy({ stageName: 'dev', variables: { color: 'red' }, stageDescription: 'For work' });
    const second = await deploy();
    const patchOperations = [
      { op: 'replace' as const, path: '/deploymentId', value: second },
      { op: 'replace' as const, path: '/variables/color', value: 'blue' },
      { op: 'remove' as const, path: '/description' },
      { op: 'replace' as const, path: '/*/*/logging/loglevel', value: 'INFO' },
    ];
    const before = await managed.apigateway.send(new GetStageCommand({ restApiId, stageName: 'dev' }));
    const refused = await refusal(
      managed.apigateway.send(new UpdateStageCommand({ restApiId, stageName: 'dev', patchOperations })),
    );
    const after = await managed.apigateway.send(
      new UpdateStageCommand({
        restApiId,
        stageName: 'dev',
        patchOperations: patchOperations.filter(({ op }) => op !== 'remove'),
      }),
    );
    expect([
      [before.deploymentId, before.description, before.variables],
      refused,
      [after.deploymentId, after.variables, after.methodSettings?.['*/*']?.loggingLevel],
    ]).toEqual([
      [first, 'For work', { color: 'red' }],
      'BadRequestException: Cannot remove method setting description because there is no method setting for this method ',
      [second, { color: 'blue' }, 'INFO'],
    ]);
  });

  it('loses nothing when two clients patch it at once', async () => {
    await deploy({ stageName: 'busy' });
    const names = Array.from({ length: 20 }, (_, at) => `v${at}`);
    await Promise.all(
      names.map((name) =>
        managed.apigateway.send(
          new UpdateStageCommand({
            restApiId,
            stageName: 'busy',
            patchOperations: [{ op: 'replace', path: `/variables/${name}`, value: name }],
          }),
        ),
      ),
    );
    const { variables } = await managed.apigateway.send(new GetStageCommand({ restApiId, stageName: 'busy' }));
    expect(Object.keys(variables ?? {}).sort()).toEqual([...names].sort());
  });
});

it.each([
  ['/variables/a-b', 'x', 'A stage variable name holds up to 64 letters, digits and _.'],
  ['/variables/a', 'x y', 'A stage variable value holds up to 512 letters, digits and - . _ ~ : / ? # & = , only.'],
  ['/canarySettings/percentTraffic', '100.1', 'Percent traffic must be between 0.0 and 100.0'],
  ['/cacheClusterSize', '2', 'Invalid cache cluster size. Must be one of: [0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237]'],
  ['/*/*/caching/ttlInSeconds', '-1', 'Cache TTL must be a whole number from 0 to 3600'],
  ['/documentationVersion', '9', 'Invalid Documentation version specified'],
  ['/clientCertificateId', 'abcdef', 'Invalid Client Certificate identifier specified'],
  ['/accessLogSettings/destinationArn', 'pets', 'Invalid ARN specified in the request: pets'],
])('refuses %s %s in words that say what is wrong with it', async (path, value, message) => {
  await deploy({ stageName: 'strict' });
  const patchOperations = [{ op: 'replace' as const, path, value }];
  const patch = new UpdateStageCommand({ restApiId, stageName: 'strict', patchOperations });
  expect(await refusal(managed.apigateway.send(patch))).toBe(`BadRequestException: ${message}`);
  await managed.apigateway.send(new DeleteStageCommand({ restApiId, stageName: 'strict' }));
});

describe('a canary deployment', () => {
  it('of a stage that is made with a canary begins with the deployment of the stage', async () => {
    const deploymentId = await deploy();
    const { canarySettings } = await managed.apigateway.send(
      new CreateStageCommand({ restApiId, stageName: 'early', deploymentId, canarySettings: { percentTraffic: 5 } }),
    );
    expect(canarySettings).toEqual({ deploymentId, percentTraffic: 5, useStageCache: false });
  });

  it('applies what it says of the stage itself, too', async () => {
    await deploy({ stageName: 'told', variables: { color: 'red' } });
    await deploy({ stageName: 'told', canarySettings: {}, variables: { color: 'blue' }, tracingEnabled: true });
    const { variables, tracingEnabled } = await managed.apigateway.send(
      new GetStageCommand({ restApiId, stageName: 'told' }),
    );
    expect([variables, tracingEnabled]).toEqual([{ color: 'blue' }, true]);
  });

  it('goes to the canary of its stage, which stays where it was', async () => {
    const stable = await deploy({ stageName: 'live' });
    const canary = await deploy({ stageName: 'live', canarySettings: { percentTraffic: 10 } });
    const stage = await managed.apigateway.send(new GetStageCommand({ restApiId, stageName: 'live' }));
    expect([stage.deploymentId, stage.canarySettings]).toEqual([
      stable,
      { deploymentId: canary, percentTraffic: 10, useStageCache: false },
    ]);
  });

  it('needs a stage that exists', async () => {
    const canarySettings = { percentTraffic: 10 };
    expect([
      await refusal(deploy({ canarySettings })),
      await refusal(deploy({ canarySettings, stageName: 'no' })),
    ]).toEqual([
      'BadRequestException: Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is null',
      'BadRequestException: Invalid deployment content specified.Stage no must already be created before making a canary release deployment',
    ]);
  });
});

it('summarises a deployment, and keeps it while a stage uses it', async () => {
  const deploymentId = await deploy({ stageName: 'used' });
  const { apiSummary } = await managed.apigateway.send(
    new GetDeploymentCommand({ restApiId, deploymentId, embed: ['apisummary'] }),
  );
  expect([
    apiSummary,
    await refusal(managed.apigateway.send(new DeleteDeploymentCommand({ restApiId, deploymentId }))),
  ]).toEqual([
    { '/pets': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } },
    'BadRequestException: Active stages pointing to this deployment must be moved or deleted',
  ]);
});

it('counts the stages that deployments make towards the quota, and deploys nothing for one too many', async () => {
  const { item: stages = [] } = await managed.apigateway.send(new GetStagesCommand({ restApiId }));
  for (let at = stages.length; at < 10; at += 1) await deploy({ stageName: `more${at}` });
  const count = async () => (await managed.apigateway.send(new GetDeploymentsCommand({ restApiId }))).items?.length;
  const before = await count();
  const refused = await refusal(deploy({ stageName: 'eleventh' }));
  expect([refused, await count()]).toEqual([
    'LimitExceededException: Maximum number of stages has been reached. Please contact Customer Service if you need additional stages.',
    before,
  ]);
});
