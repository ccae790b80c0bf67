// Who may call, and what is refused of what they ask for: `serve --auth-check` and `serve --strict`.
import {
  CreateDeploymentCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  GetRestApiCommand,
  GetRestApisCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateAccountCommand,
  UpdateMethodCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { afterEach, describe, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from './management-fixture';

let managed: ManagementUnderTest | undefined;

afterEach(() => managed?.dispose());

async function apiWithRoot(opened: ManagementUnderTest): Promise<{ restApiId: string; resourceId: string }> {
  const { id = '', rootResourceId = '' } = await opened.apigateway.send(new CreateRestApiCommand({ name: 'Pets' }));
  return { restApiId: id, resourceId: rootResourceId };
}

describe('with keys to check', () => {
  it('serves who signs with one of them, over SDK and sts alike', async () => {
    managed = await openTestManagement({ accessKeys: [{ accessKeyId: 'test', secretAccessKey: 'test' }] });
    expect(await managed.send(new GetRestApisCommand({}))).toEqual({ items: [] });
  });

  it('refuses another secret in the protocol of the service, and keeps /_gatehouse open to this machine', async () => {
    managed = await openTestManagement({ accessKeys: [{ accessKeyId: 'test', secretAccessKey: 'other' }] });
    const health = await managed.call('GET', '/_gatehouse/health');
    const metrics = await managed.call('GET', '/_gatehouse/metrics');
    const sts = await managed.call('POST', '/', 'Action=GetCallerIdentity&Version=2011-06-15', {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    });
    expect([
      await managed.refusal(new GetRestApisCommand({})),
      [health.status, metrics.status],
      [sts.status, /<Code>(\w+)<\/Code><Message>([\w ]+)</.exec(sts.text)?.slice(1)],
    ]).toEqual([
      expect.stringMatching(/^InvalidSignatureException: The request signature we calculated does not match/),
      [200, 200],
      [403, ['MissingAuthenticationToken', 'Missing Authentication Token']],
    ]);
  });
});

it('takes a key that nobody knows for an administrator where none was given, and still refuses wrong secrets', async () => {
  managed = await openTestManagement({ accessKeys: [] });
  const { accessKey } = await managed.client.principals.createUser({ userName: 'reader', policies: {} });
  const known = managed.clientIn('us-east-1', { accessKeyId: accessKey?.accessKeyId ?? '', secretAccessKey: 'other' });
  expect([
    await managed.send(new GetRestApisCommand({})),
    await known.send(new GetRestApisCommand({})).catch(({ name }: Error) => name),
    (await managed.call('GET', '/restapis')).status,
  ]).toEqual([{ items: [] }, 'InvalidSignatureException', 403]);
});

describe('with keys of users', () => {
  const signer = (opened: ManagementUnderTest, keys: { accessKeyId: string; secretAccessKey: string }) =>
    opened.clientIn('us-east-1', keys);
  const refusalOf = (sent: Promise<unknown>) =>
    sent.then(
      () => 'done',
      ({ name, message }: Error) => `${name}: ${message}`,
    );

  it('lets users do what their policies allow, and says no in the words of the service', async () => {
    managed = await openTestManagement({ accessKeys: [{ accessKeyId: 'test', secretAccessKey: 'test' }] });
    const { principals } = managed.client;
    const statements = [
      { Effect: 'Allow', Action: 'apigateway:GET', Resource: 'arn:aws:apigateway:us-east-1::/restapis*' },
      { Effect: 'Deny', Action: 'apigateway:*', Resource: 'arn:aws:apigateway:*::/restapis/secret' },
    ];
    const { accessKey } = await principals.createUser({
      userName: 'reader',
      policies: { read: JSON.stringify({ Version: '2012-10-17', Statement: statements }) },
    });
    const reader = signer(managed, accessKey ?? { accessKeyId: '', secretAccessKey: '' });
    const { accessKeyId = '' } = accessKey ?? {};
    const other = signer(managed, { accessKeyId, secretAccessKey: 'other' });
    const stranger = signer(managed, { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' });
    const arn = 'arn:aws:iam::000000000000:user/reader';
    expect([
      await refusalOf(reader.send(new GetRestApisCommand({}))),
      await refusalOf(reader.send(new CreateRestApiCommand({ name: 'Pets' }))),
      await refusalOf(reader.send(new GetRestApiCommand({ restApiId: 'secret' }))),
      (await refusalOf(other.send(new GetRestApisCommand({})))).slice(0, 26),
      await refusalOf(stranger.send(new GetRestApisCommand({}))),
    ]).toEqual([
      'done',
      `AccessDeniedException: User: ${arn} is not authorized to perform: apigateway:POST on resource: arn:aws:apigateway:us-east-1::/restapis because no identity-based policy allows the apigateway:POST action`,
      `AccessDeniedException: User: ${arn} is not authorized to perform: apigateway:GET on resource: arn:aws:apigateway:us-east-1::/restapis/secret with an explicit deny in an identity-based policy`,
      'InvalidSignatureException:',
      'UnrecognizedClientException: The security token included in the request is invalid.',
    ]);
  });
});

describe('what is not done here', () => {
  const role = 'arn:aws:iam::000000000000:role/caller';

  it('is kept, and said in a header', async () => {
    managed = await openTestManagement();
    const { restApiId, resourceId } = await apiWithRoot(managed);
    const method = { restApiId, resourceId, httpMethod: 'GET' };
    await managed.apigateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
    const path = `/restapis/${restApiId}/resources/${resourceId}/methods/GET/integration`;
    const put = await managed.call('PUT', path, { type: 'MOCK', credentials: role });
    const patched = await managed.call('PATCH', path, {
      patchOperations: [{ op: 'replace', path: '/timeoutInMillis', value: '60' }],
    });
    expect([put.status, put.headers['x-gatehouse-warning'], patched.headers['x-gatehouse-warning']]).toEqual([
      201,
      `methodIntegration.credentials: There is no role ${role} here.`,
      undefined,
    ]);
  });

  it('is refused by name where the host is strict, and nothing is stored', async () => {
    managed = await openTestManagement({ isStrict: true });
    const { restApiId, resourceId } = await apiWithRoot(managed);
    const method = { restApiId, resourceId, httpMethod: 'GET' };
    await managed.apigateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
    const uri =
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:none/invocations';
    const before = managed.studio.current.require().workingCopy.definition;
    const proxy = { ...method, type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri } as const;
    const patchOperations = [{ op: 'replace', path: '/cloudwatchRoleArn', value: role }] as const;
    expect([
      await managed.refusal(new PutIntegrationCommand({ ...method, type: 'MOCK', credentials: role })),
      await managed.refusal(new PutIntegrationCommand(proxy)),
      await managed.refusal(new UpdateAccountCommand({ patchOperations: [...patchOperations] })),
    ]).toEqual([
      `BadRequestException: Invalid methodIntegration.credentials specified: There is no role ${role} here.`,
      'BadRequestException: Invalid methodIntegration.uri specified: There is no function none here.',
      expect.stringMatching(/^BadRequestException: Invalid cloudwatchRoleArn specified: /),
    ]);
    expect(managed.studio.current.require().workingCopy.definition).toBe(before);
    await managed.apigateway.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
    const { id: deploymentId = '' } = await managed.apigateway.send(new CreateDeploymentCommand({ restApiId }));
    const cached = { restApiId, stageName: 'dev', deploymentId, cacheClusterEnabled: true } as const;
    expect([
      await managed.refusal(new CreateStageCommand(cached)),
      await managed.send(new UpdateMethodCommand({ ...method, patchOperations: [] })),
      await managed.send(new GetRestApiCommand({ restApiId })),
    ]).toEqual([
      'no refusal',
      expect.objectContaining({ httpMethod: 'GET' }),
      expect.objectContaining({ id: restApiId }),
    ]);
  });
});

it('lets a strict host’s stages write into log groups that are there', async () => {
  managed = await openTestManagement({ isStrict: true });
  const { restApiId, resourceId } = await apiWithRoot(managed);
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await managed.apigateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await managed.apigateway.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
  await managed.apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }));
  const arn = (name: string) => `arn:aws:logs:us-east-1:000000000000:log-group:${name}`;
  const logTo = (name: string) =>
    new UpdateStageCommand({
      restApiId,
      stageName: 'dev',
      patchOperations: [{ op: 'replace', path: '/accessLogSettings/destinationArn', value: arn(name) }],
    });
  const target = { 'x-amz-target': 'Logs_20140328.CreateLogGroup' };
  const made = await managed.call('POST', '/', { logGroupName: 'access' }, target);
  const kept = (await managed.send(logTo('access'))) as { accessLogSettings: object };
  expect([made.status, kept.accessLogSettings, await managed.refusal(logTo('none'))]).toEqual([
    200,
    { destinationArn: arn('access') },
    `BadRequestException: Invalid accessLogSettings.destinationArn specified: There is no log group ${arn('none')} here.`,
  ]);
});

it('names the account of a key that is one', async () => {
  managed = await openTestManagement();
  const answer = await managed.call('GET', '/restapis/none', '', {
    authorization:
      'AWS4-HMAC-SHA256 Credential=123456789012/20260115/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=0',
  });
  expect(JSON.parse(answer.text).message).toBe('Invalid API identifier specified 123456789012:none');
});

it('says that no workspace is open', async () => {
  managed = await openTestManagement();
  await managed.client.workspace.close({});
  const { status, headers } = await managed.call('GET', '/restapis');
  expect([status, headers['x-amzn-ErrorType'], managed.faults]).toEqual([503, 'ServiceUnavailableException', []]);
});
