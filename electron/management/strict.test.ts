// What a strict server lets through: AWS's own defaults are no settings that anybody asked for.
import {
  CreateDeploymentCommand,
  CreateRestApiCommand,
  GetModelsCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateAccountCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { zipOf } from '../backends/lambda/testing/sample-zip';
import { openTestManagement } from './management-fixture';

it('takes the settings of a stage’s cache, which are enforced here', async () => {
  const managed = await openTestManagement({ isStrict: true });
  const api = await managed.apigateway.send(new CreateRestApiCommand({ name: 'Strict' }));
  const [restApiId, resourceId] = [api.id ?? '', api.rootResourceId ?? ''];
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await managed.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await managed.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
  await managed.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }));
  const set = (path: string, value: string) =>
    managed.refusal(
      new UpdateStageCommand({ restApiId, stageName: 'dev', patchOperations: [{ op: 'replace', path, value }] }),
    );
  const outcomes = [await set('/cacheClusterEnabled', 'true'), await set('/*/*/caching/ttlInSeconds', '60')];
  await managed.dispose();
  expect(outcomes).toEqual(['no refusal', 'no refusal']);
});

it('gives a new API the two models of AWS to the letter', async () => {
  const managed = await openTestManagement();
  const { id: restApiId } = await managed.apigateway.send(new CreateRestApiCommand({ name: 'New' }));
  const { items = [] } = await managed.apigateway.send(new GetModelsCommand({ restApiId }));
  await managed.dispose();
  const draft = 'http://json-schema.org/draft-04/schema#';
  expect(Object.fromEntries(items.map(({ name, schema }) => [name, schema]))).toEqual({
    Empty: `{\n  "$schema": "${draft}",\n  "title" : "Empty Schema",\n  "type" : "object"\n}`,
    Error: `{\n  "$schema" : "${draft}",\n  "title" : "Error Schema",\n  "type" : "object",\n  "properties" : {\n    "message" : { "type" : "string" }\n  }\n}`,
  });
});

it('takes a function and an account whose roles are there, and refuses those that are not', async () => {
  const managed = await openTestManagement({ isStrict: true });
  const name = (role: string) => `arn:aws:iam::000000000000:role/${role}`;
  await managed.client.definition.put({
    key: 'iam-role:there',
    entity: { roleName: 'there', roleId: 'AROAEXAMPLE', createDate: 0, assumeRolePolicyDocument: '{}' },
  });
  const account = (role: string) =>
    managed.refusal(
      new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: name(role) }] }),
    );
  const Code = { ZipFile: zipOf([{ name: 'index.js', content: 'exports.handler = async () => 1;' }]) };
  const functionWith = (role: string) =>
    managed.lambda
      .send(
        new CreateFunctionCommand({
          FunctionName: role,
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Role: name(role),
          Code,
        }),
      )
      .then(
        () => 'no refusal',
        ({ name, message }: Error) => `${name}: ${message}`,
      );
  const outcomes = [
    await account('there'),
    await account('gone'),
    await functionWith('there'),
    await functionWith('gone'),
  ];
  await managed.dispose();
  const missing = `There is no role ${name('gone')} here.`;
  expect(outcomes).toEqual([
    'no refusal',
    `BadRequestException: Invalid cloudwatchRoleArn specified: ${missing}`,
    'no refusal',
    `InvalidParameterValueException: Invalid role specified: ${missing}`,
  ]);
});
