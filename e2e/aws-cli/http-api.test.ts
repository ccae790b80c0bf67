// The AWS CLI builds an HTTP API, deploys it, looks at every part of it and removes it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsCli, openAwsCli, whyNoCli } from './aws-command';
import { type Endpoint, openEndpoint } from './open-endpoint';

const reason = whyNoCli();
if (reason !== undefined) process.stderr.write(`Tests with the AWS CLI are skipped: ${reason}.\n`);

describe.skipIf(reason !== undefined)('the AWS CLI and HTTP APIs', () => {
  let endpoint: Endpoint;
  let cli: AwsCli;
  let backend: Server;
  let upstream = '';

  beforeAll(async () => {
    endpoint = await openEndpoint();
    cli = openAwsCli(endpoint.url, endpoint.folder);
    backend = createServer((request, response) => response.end(`${request.method} ${request.url}`));
    await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
    upstream = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    cli.dispose();
    backend.close();
    await endpoint.dispose();
  });

  const v2 = (...words: string[]) => cli.json('apigatewayv2', ...words) as Promise<Record<string, unknown>>;
  const refused = (...words: string[]) => cli.refusal('apigatewayv2', ...words);
  const call = async (path: string) => {
    const answer = await fetch(`${endpoint.url}/_aws/execute-api${path}`);
    return [answer.status, await answer.text()];
  };

  it('makes an API that answers at once by quick create', async () => {
    const made = await v2('create-api', '--name', 'Quick', '--protocol-type', 'HTTP', '--target', upstream);
    const apiId = String(made.ApiId);
    const { Items: stages } = await v2('get-stages', '--api-id', apiId);
    expect([await call(`/${apiId}/a/b?c=d`), stages]).toMatchObject([
      [200, 'GET /a/b?c=d'],
      [{ StageName: '$default', AutoDeploy: true, ApiGatewayManaged: true, DeploymentId: expect.any(String) }],
    ]);
    await v2('delete-api', '--api-id', apiId);
    expect((await call(`/${apiId}/a`))[0]).not.toBe(200);
  });

  it('makes routes, integrations and stages one by one', async () => {
    const cors = ['--cors-configuration', 'AllowOrigins=https://a.example,AllowMethods=GET'];
    const { ApiId } = await v2('create-api', '--name', 'Parts', '--protocol-type', 'HTTP', ...cors);
    const onApi = ['--api-id', String(ApiId)];
    const proxy = [
      '--integration-type',
      'HTTP_PROXY',
      '--integration-method',
      'ANY',
      '--payload-format-version',
      '1.0',
    ];
    const uri = ['--integration-uri', `${upstream}/{proxy}`];
    const { IntegrationId } = await v2('create-integration', ...onApi, ...proxy, ...uri);
    const target = ['--target', `integrations/${IntegrationId}`];
    const { RouteId } = await v2('create-route', ...onApi, '--route-key', 'ANY /{proxy+}', ...target);
    await v2('create-stage', ...onApi, '--stage-name', 'dev', '--stage-variables', 'a=1,b=2');
    await v2('create-deployment', ...onApi, '--stage-name', 'dev');
    const limits = ['--route-settings', '{"ANY /{proxy+}":{"ThrottlingBurstLimit":7}}'];
    const updated = await v2('update-stage', ...onApi, '--stage-name', 'dev', '--stage-variables', 'a=', ...limits);
    await v2('delete-route-settings', ...onApi, '--stage-name', 'dev', '--route-key', 'ANY /{proxy+}');
    expect([
      await call(`/${ApiId}/dev/x/y`),
      updated,
      await v2('get-route', ...onApi, '--route-id', String(RouteId)),
    ]).toMatchObject([
      [200, 'GET /x/y'],
      { StageVariables: { b: '2' }, RouteSettings: { 'ANY /{proxy+}': { ThrottlingBurstLimit: 7 } } },
      { RouteKey: 'ANY /{proxy+}', ApiKeyRequired: false, AuthorizationType: 'NONE' },
    ]);
    expect([
      await refused('delete-integration', ...onApi, '--integration-id', String(IntegrationId)),
      await refused('get-route', ...onApi, '--route-id', 'nobody1'),
      await refused('create-route', ...onApi, '--route-key', 'pets'),
    ]).toEqual([
      `An error occurred (ConflictException) when calling the DeleteIntegration operation: Cannot delete Integration because it is referenced by the following Routes with Ids: [${RouteId}]`,
      'An error occurred (NotFoundException) when calling the GetRoute operation: Invalid Route identifier specified nobody1',
      expect.stringContaining('An error occurred (BadRequestException) when calling the CreateRoute operation'),
    ]);
    expect(endpoint.faults).toEqual([]);
  });
});
