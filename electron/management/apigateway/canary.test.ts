// Canary releases by AWS's own client, and what the gateway then serves.
import {
  CreateDeploymentCommand,
  CreateRestApiCommand,
  DeleteDeploymentCommand,
  GetStageCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { DescribeLogGroupsCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;
let restApiId = '';
let resourceId = '';

beforeEach(async () => {
  managed = await openTestManagement();
  const { apigateway } = managed;
  const api = await apigateway.send(new CreateRestApiCommand({ name: 'Pets' }));
  restApiId = api.id ?? '';
  resourceId = api.rootResourceId ?? '';
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  const requestTemplates = { 'application/json': '{"statusCode":200}' };
  await apigateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await apigateway.send(new PutIntegrationCommand({ ...method, type: 'MOCK', requestTemplates }));
  await apigateway.send(new PutMethodResponseCommand({ ...method, statusCode: '200' }));
  await answerWith('old $stageVariables.colour');
  await deploy({ stageName: 'prod', variables: { colour: 'blue', size: 'L' } });
  await answerWith('new $stageVariables.colour $stageVariables.size');
});
afterEach(() => managed.dispose());

const answerWith = (template: string) =>
  managed.apigateway.send(
    new PutIntegrationResponseCommand({
      restApiId,
      resourceId,
      httpMethod: 'GET',
      statusCode: '200',
      responseTemplates: { 'application/json': template },
    }),
  );

async function deploy(input: Partial<CreateDeploymentCommand['input']>): Promise<string> {
  return (await managed.apigateway.send(new CreateDeploymentCommand({ restApiId, ...input }))).id ?? '';
}

const patch = (...patchOperations: NonNullable<UpdateStageCommand['input']['patchOperations']>) =>
  managed.apigateway.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }));

async function answer(release?: string): Promise<string> {
  const [stage] = await managed.client.stages.list({ apiId: restApiId });
  const headers = release === undefined ? undefined : { 'X-Gatehouse-Release': release };
  return (await fetch(`${stage?.urls.path}/`, { headers: headers ?? {} })).text();
}

it('serves the canary to its share of the requests, under its overridden variables, at once', async () => {
  const none = await answer();
  const overrides = { colour: 'green' };
  await deploy({ stageName: 'prod', canarySettings: { percentTraffic: 100, stageVariableOverrides: overrides } });
  const all = await answer();
  const pinned = await answer('production');
  await patch({ op: 'replace', path: '/canarySettings/percentTraffic', value: '0.0' });
  expect([none, all, pinned, await answer(), await answer('canary')]).toEqual([
    'old blue',
    'new green L',
    'old blue',
    'old blue',
    'new green L',
  ]);
});

it('promotes a canary with the patch of the AWS console, and ends it with another', async () => {
  const canary = await deploy({
    stageName: 'prod',
    canarySettings: { percentTraffic: 10, stageVariableOverrides: { colour: 'green' } },
  });
  await patch(
    { op: 'replace', path: '/canarySettings/percentTraffic', value: '0.0' },
    { op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' },
    { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
  );
  const promoted = await answer('production');
  const refused = await managed.refusal(new DeleteDeploymentCommand({ restApiId, deploymentId: canary }));
  await patch({ op: 'remove', path: '/canarySettings' });
  const { deploymentId, variables, canarySettings } = await managed.apigateway.send(
    new GetStageCommand({ restApiId, stageName: 'prod' }),
  );
  expect([promoted, refused, await answer('canary'), deploymentId, variables, canarySettings]).toEqual([
    'new green L',
    'BadRequestException: Active stages pointing to this deployment must be moved or deleted',
    'new green L',
    canary,
    { colour: 'green', size: 'L' },
    undefined,
  ]);
});

it('keeps the deployment of a canary that no stage serves itself', async () => {
  const canary = await deploy({ stageName: 'prod', canarySettings: {} });
  expect(await managed.refusal(new DeleteDeploymentCommand({ restApiId, deploymentId: canary }))).toBe(
    'BadRequestException: Active stages pointing to this deployment must be moved or deleted',
  );
});

it('logs what the canary served in a group of its own besides', async () => {
  await patch({ op: 'replace', path: '/*/*/logging/loglevel', value: 'INFO' });
  await deploy({ stageName: 'prod', canarySettings: { percentTraffic: 0 } });
  for (const release of ['canary', 'production', 'canary']) await answer(release);
  await managed.studio.gateway.settled();
  const own = `API-Gateway-Execution-Logs_${restApiId}/prod`;
  const starts = async (logGroupName: string) => {
    const filterPattern = '"Starting execution for request"';
    return (await managed.logs.send(new FilterLogEventsCommand({ logGroupName, filterPattern }))).events?.length;
  };
  await expect.poll(() => starts(own).catch(() => 0)).toBe(3);
  const { logGroups = [] } = await managed.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: own }));
  expect([logGroups.map(({ logGroupName }) => logGroupName), await starts(`${own}/Canary`)]).toEqual([
    [own, `${own}/Canary`],
    2,
  ]);
});
