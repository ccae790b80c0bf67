// Deployments that are swapped while clients call: nothing fails, and nobody sees an older answer after a newer one.
import {
  CreateDeploymentCommand,
  CreateRestApiCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

const clients = 8;
const swaps = 15;

let managed: ManagementUnderTest;
beforeEach(async () => {
  managed = await openTestManagement();
});
afterEach(() => managed.dispose());

it('answers every request of eight clients while fifteen deployments follow one another', async () => {
  const { apigateway } = managed;
  const { id: restApiId = '', rootResourceId: resourceId = '' } = await apigateway.send(
    new CreateRestApiCommand({ name: 'Pets' }),
  );
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  const requestTemplates = { 'application/json': '{"statusCode":200}' };
  await apigateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await apigateway.send(new PutIntegrationCommand({ ...method, type: 'MOCK', requestTemplates }));
  await apigateway.send(new PutMethodResponseCommand({ ...method, statusCode: '200' }));
  const deploy = async (version: number) => {
    const responseTemplates = { 'application/json': String(version) };
    await apigateway.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200', responseTemplates }));
    await apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
  };
  await deploy(0);
  const [stage] = await managed.client.stages.list({ apiId: restApiId });
  const url = `${stage?.urls.path}/`;

  let isOver = false;
  const statuses = new Map<number, number>();
  const runClient = async (): Promise<readonly number[]> => {
    const seen: number[] = [];
    while (!isOver) {
      const response = await fetch(url);
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      seen.push(Number(await response.text()));
    }
    return seen;
  };
  const running = Array.from({ length: clients }, runClient);
  for (let version = 1; version <= swaps; version += 1) await deploy(version);
  isOver = true;
  const seen = await Promise.all(running);
  const isForwardOnly = seen.every((versions) => versions.every((version, at) => version >= (versions[at - 1] ?? 0)));
  const versions = new Set(seen.flat());
  expect([[...statuses.keys()], isForwardOnly, versions.size > 1, Math.max(...versions) <= swaps]).toEqual([
    [200],
    true,
    true,
    true,
  ]);
  // eight clients that never pause leave little of a busy machine to the deployments
}, 90_000);
