// Client certificates, from the call that makes one to the endpoint that asks for it.
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import {
  CreateDeploymentCommand,
  CreateRestApiCommand,
  GenerateClientCertificateCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  TestInvokeMethodCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localhostCertificate } from '../../gateway/6-integration/test-certificates';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;
// tells the caller whose certificate it was shown
const server = createServer({ ...localhostCertificate, requestCert: true, rejectUnauthorized: false }, (ask, answer) =>
  answer.end((ask.socket as TLSSocket).getPeerCertificate()?.subject?.CN ?? 'a stranger'),
);

beforeAll(async () => {
  managed = await openTestManagement();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await managed.dispose();
  server.close();
});

it('shows the certificate of a stage to the endpoint as soon as the stage names it, and in a test that names it', async () => {
  const api = await managed.apigateway.send(new CreateRestApiCommand({ name: 'Proven' }));
  const [restApiId, resourceId] = [api.id ?? '', api.rootResourceId ?? ''];
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await managed.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await managed.send(
    new PutIntegrationCommand({
      ...method,
      type: 'HTTP_PROXY',
      integrationHttpMethod: 'GET',
      uri: `https://localhost:${(server.address() as AddressInfo).port}/`,
      tlsConfig: { insecureSkipVerification: true },
    }),
  );
  await managed.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }));
  const [stage] = await managed.client.stages.list({ apiId: restApiId });
  const call = async () => (await managed.get(`${stage?.urls.path}/`)).body;
  const before = await call();
  const { clientCertificateId = '' } = await managed.apigateway.send(new GenerateClientCertificateCommand({}));
  const patchOperations = [{ op: 'replace' as const, path: '/clientCertificateId', value: clientCertificateId }];
  const untested = await managed.apigateway.send(new TestInvokeMethodCommand(method));
  const tested = await managed.apigateway.send(new TestInvokeMethodCommand({ ...method, clientCertificateId }));
  await managed.send(new UpdateStageCommand({ restApiId, stageName: 'dev', patchOperations }));
  expect([before, untested.body, tested.body, await call()]).toEqual([
    'a stranger',
    'a stranger',
    'ApiGateway',
    'ApiGateway',
  ]);
});
