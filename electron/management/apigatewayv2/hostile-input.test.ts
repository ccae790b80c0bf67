// Everything that can be wrong with a call: the answer is AWS's kind of refusal, never a fault, and nothing is lost.
import {
  CreateAuthorizerCommand,
  CreateDeploymentCommand,
  CreateDomainNameCommand,
  CreateStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hostileBody, isRefusal, wrongBodies } from '../hostile-fixture';
import { inputShapes } from './input-shapes';
import { operationTable } from './operation-table';
import { openV2, type V2UnderTest } from './v2-fixture';

let v2: V2UnderTest;
let labels: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  v2 = await openV2();
  const apiId = await v2.createApi();
  const integrationId = await v2.createIntegration(apiId);
  const routeId = await v2.createRoute(apiId, 'GET /pets', integrationId);
  await v2.answer(new CreateStageCommand({ ApiId: apiId, StageName: 'dev' }));
  const { DeploymentId } = await v2.answer(new CreateDeploymentCommand({ ApiId: apiId }));
  const { AuthorizerId } = await v2.answer(
    new CreateAuthorizerCommand({
      ApiId: apiId,
      Name: 'a',
      AuthorizerType: 'REQUEST',
      AuthorizerPayloadFormatVersion: '2.0',
      AuthorizerUri: 'arn:aws:lambda:us-east-1:000000000000:function:a',
      IdentitySource: ['$request.header.A'],
    }),
  );
  await v2.answer(new CreateDomainNameCommand({ DomainName: 'a.example.com' }));
  labels = {
    apiId,
    integrationId,
    routeId,
    stageName: 'dev',
    deploymentId: String(DeploymentId),
    authorizerId: String(AuthorizerId),
    domainName: 'a.example.com',
    'resourceArn+': encodeURIComponent(`arn:aws:apigateway:us-east-1::/apis/${apiId}`),
  };
});

afterAll(() => v2.dispose());

const bodies = operationTable.flatMap(([name, method, uri]) => {
  const shape = inputShapes[name];
  return shape === undefined ? [] : [{ name, method, uri, shape }];
});

function targetOf(uri: string): string {
  return uri.replace(/\{([^}]+)\}/g, (_, label: string) => labels[label] ?? 'unknown');
}

it('refuses every wrong type of every member of every operation', async () => {
  const before = v2.studio.current.require().workingCopy.definition;
  const odd: string[] = [];
  for (const { name, method, uri, shape } of bodies) {
    for (const body of wrongBodies(shape)) {
      const answer = await v2.call(method, targetOf(uri), body);
      const isRight = isRefusal(answer) && answer.headers['x-amzn-ErrorType'] === 'SerializationException';
      if (!isRight) odd.push(`${name} ${JSON.stringify(body)}: ${answer.status} ${answer.text}`);
    }
  }
  expect([odd, v2.faults]).toEqual([[], []]);
  expect(v2.studio.current.require().workingCopy.definition).toBe(before);
});

it('answers any body of the right types with success or AWS’s refusal, and keeps a sound workspace', async () => {
  const built = bodies.filter(({ name }) => name !== 'ImportApi' && name !== 'ReimportApi');
  const anyCall = fc
    .constantFrom(...built)
    .chain(({ method, uri, shape }) => hostileBody(shape).map((body) => ({ method, uri, body })));
  await fc.assert(
    fc.asyncProperty(anyCall, async ({ method, uri, body }) => {
      const answer = await v2.call(method, targetOf(uri), body);
      if (answer.status >= 300) expect(isRefusal(answer)).toBe(true);
      expect(v2.faults).toEqual([]);
    }),
    { numRuns: 400, seed: 20_261_122 },
  );
  const { folder, workingCopy } = v2.studio.current.require();
  const kept = Object.fromEntries(workingCopy.definition);
  await v2.client.workspace.close({});
  await v2.client.workspace.open({ folder });
  expect(Object.fromEntries(v2.studio.current.require().workingCopy.definition)).toEqual(kept);
}, 60_000);
