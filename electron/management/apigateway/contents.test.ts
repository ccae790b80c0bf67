// Details of what AWS's service keeps, fills in and refuses, beyond its framework's checks.
import {
  CreateApiKeyCommand,
  CreateAuthorizerCommand,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  CreateUsagePlanCommand,
  DeleteMethodCommand,
  DeleteStageCommand,
  FlushStageCacheCommand,
  GenerateClientCertificateCommand,
  GetDeploymentCommand,
  GetDeploymentsCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStagesCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  TestInvokeMethodCommand,
  UpdateDeploymentCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;
let method = { restApiId: '', resourceId: '', httpMethod: 'GET' };

beforeAll(async () => {
  managed = await openTestManagement();
  const { id = '', rootResourceId = '' } = await managed.apigateway.send(new CreateRestApiCommand({ name: 'Pets' }));
  method = { restApiId: id, resourceId: rootResourceId, httpMethod: 'GET' };
  await managed.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await managed.send(new PutMethodResponseCommand({ ...method, statusCode: '200' }));
});

afterAll(async () => {
  expect(managed.faults).toEqual([]);
  await managed.dispose();
});

it('drops the uri of a MOCK and reads an empty template as null', async () => {
  const requestTemplates = { 'application/json': '{"statusCode": 200}' };
  const put = await managed.send(
    new PutIntegrationCommand({ ...method, type: 'MOCK', uri: 'http://a', requestTemplates }),
  );
  const path = `/restapis/${method.restApiId}/resources/${method.resourceId}/methods/GET/integration/responses/200`;
  const body = { responseTemplates: { 'application/json': '' }, selectionPattern: '' };
  const response = await managed.call('PUT', path, body);
  expect([put, response.status, JSON.parse(response.text)]).toEqual([
    {
      type: 'MOCK',
      requestTemplates,
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: method.resourceId,
      cacheKeyParameters: [],
    },
    201,
    { statusCode: '200', selectionPattern: '', responseTemplates: { 'application/json': null } },
  ]);
});

it('refuses a method and a method response that are there', async () => {
  expect([
    await managed.refusal(new PutMethodCommand({ ...method, authorizationType: 'NONE' })),
    await managed.refusal(new PutMethodResponseCommand({ ...method, statusCode: '200' })),
  ]).toEqual([
    'ConflictException: Method already exists for this resource',
    'ConflictException: Response already exists for this resource',
  ]);
});

it('looks at API and resource, then verb, then authorizer, then validator, then models', async () => {
  const wrong = {
    authorizationType: 'CUSTOM',
    authorizerId: 'no',
    requestValidatorId: 'no',
    requestModels: { a: 'No' },
  };
  const outcome = (more: object) =>
    managed.refusal(new PutMethodCommand({ ...method, httpMethod: 'POST', ...wrong, ...more }));
  expect([
    await outcome({ restApiId: 'no', httpMethod: 'FETCH' }),
    await outcome({ resourceId: 'no', httpMethod: 'FETCH' }),
    await outcome({ httpMethod: 'FETCH' }),
    await outcome({}),
    await outcome({ authorizationType: 'NONE', authorizerId: undefined }),
    await outcome({ authorizationType: 'NONE', authorizerId: undefined, requestValidatorId: undefined }),
  ]).toEqual([
    'NotFoundException: Invalid Resource identifier specified',
    'NotFoundException: Invalid Resource identifier specified',
    'BadRequestException: Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY',
    'BadRequestException: Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    'BadRequestException: Invalid Request Validator identifier specified',
    'BadRequestException: Invalid model identifier specified: No',
  ]);
});

it('describes a deployment anew, and summarises what was deployed', async () => {
  const { restApiId } = method;
  const { id: deploymentId = '' } = await managed.apigateway.send(new CreateDeploymentCommand({ restApiId }));
  const patchOperations = [{ op: 'replace', path: '/description', value: 'first' }] as const;
  const updated = await managed.send(
    new UpdateDeploymentCommand({ restApiId, deploymentId, patchOperations: [...patchOperations] }),
  );
  await managed.send(new PutMethodCommand({ ...method, httpMethod: 'PUT', authorizationType: 'NONE' }));
  const shown = await managed.send(new GetDeploymentCommand({ restApiId, deploymentId, embed: ['apisummary'] }));
  await managed.send(new DeleteMethodCommand({ ...method, httpMethod: 'PUT' }));
  const refused = [{ op: 'add', path: '/description', value: 'x' }] as const;
  expect([
    updated,
    shown,
    await managed.refusal(new UpdateDeploymentCommand({ restApiId, deploymentId, patchOperations: [...refused] })),
    await managed.refusal(new UpdateDeploymentCommand({ restApiId, deploymentId: 'no', patchOperations: [] })),
  ]).toEqual([
    { id: deploymentId, description: 'first', createdDate: expect.any(Date) },
    {
      id: deploymentId,
      description: 'first',
      createdDate: expect.any(Date),
      apiSummary: { '/': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } },
    },
    'BadRequestException: Invalid patch operation specified. Must be one of: [replace]',
    'NotFoundException: Invalid Deployment identifier specified',
  ]);
});

it('makes a stage with all its settings as one edit, or not at all', async () => {
  const { restApiId } = method;
  const { id: deploymentId = '' } = await managed.apigateway.send(new CreateDeploymentCommand({ restApiId }));
  const revision = () => managed.studio.current.require().workingCopy.revision;
  const before = revision();
  const deployments = async () =>
    (await managed.apigateway.send(new GetDeploymentsCommand({ restApiId }))).items?.length;
  const count = await deployments();
  const wrong = { 'no name': 'x' };
  expect([
    await managed.refusal(new CreateStageCommand({ restApiId, stageName: 'dev', deploymentId, variables: wrong })),
    await managed.refusal(new CreateDeploymentCommand({ restApiId, stageName: 'dev', variables: wrong })),
    await managed.send(new GetStagesCommand({ restApiId })),
    await deployments(),
    revision(),
  ]).toEqual([
    expect.stringContaining('BadRequestException: '),
    expect.stringContaining('BadRequestException: '),
    { item: [] },
    count,
    before,
  ]);
  const settings = { variables: { a: '1' }, tracingEnabled: true, tags: { b: 'c' }, cacheClusterEnabled: true };
  await managed.send(new CreateStageCommand({ restApiId, stageName: 'dev', deploymentId, ...settings }));
  const { item: [stage] = [] } = await managed.apigateway.send(new GetStagesCommand({ restApiId }));
  expect([revision() - before, stage]).toEqual([
    1,
    expect.objectContaining({ ...settings, cacheClusterSize: '0.5', cacheClusterStatus: 'AVAILABLE', deploymentId }),
  ]);
  await managed.send(new FlushStageCacheCommand({ restApiId, stageName: 'dev' }));
  await managed.send(new DeleteStageCommand({ restApiId, stageName: 'dev' }));
  expect(await managed.refusal(new FlushStageCacheCommand({ restApiId, stageName: 'dev' }))).toBe(
    'NotFoundException: Invalid stage identifier specified',
  );
});

it('tests a method with lists of header values and a certificate that is there', async () => {
  const responseTemplates = { 'application/json': '$input.params().header' };
  await managed.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200', responseTemplates }));
  const headers = { a: 'one', b: 'other' };
  const tested = (await managed.send(
    new TestInvokeMethodCommand({ ...method, headers, multiValueHeaders: { A: ['two', 'three'] } }),
  )) as { status: number; log: string };
  const { clientCertificateId = '' } = await managed.apigateway.send(new GenerateClientCertificateCommand({}));
  const certified = (await managed.send(
    new TestInvokeMethodCommand({ ...method, clientCertificateId }),
  )) as typeof tested;
  expect([
    tested.status,
    /Method request headers: (\{.*\})/.exec(tested.log)?.[1],
    certified.status,
    await managed.refusal(new TestInvokeMethodCommand({ ...method, clientCertificateId: 'no' })),
  ]).toEqual([
    200,
    expect.not.stringContaining('one'),
    200,
    'NotFoundException: Invalid Client Certificate identifier specified',
  ]);
});

it('keeps the private key of a certificate out of answers and files', async () => {
  const made = (await managed.send(new GenerateClientCertificateCommand({ description: 'kept' }))) as {
    clientCertificateId: string;
  };
  const key = `client-certificate:${made.clientCertificateId}` as const;
  const stored = managed.studio.current.require().workingCopy.definition.get(key) as { privateKey?: string };
  const { text } = await managed.studio.current.require().workingCopy.readText(key);
  expect([
    stored.privateKey?.split('\n')[0],
    Object.hasOwn(made, 'privateKey'),
    /^privateKey: (.*)$/m.exec(text)?.[1],
  ]).toEqual([
    '-----BEGIN PRIVATE KEY-----',
    false,
    `{ secret: client-certificates/${made.clientCertificateId}/privateKey }`,
  ]);
});

it('refuses the API, the resource, the authorizer and the stage that are too many', async () => {
  const { restApiId, resourceId: parentId } = method;
  const { client } = managed;
  const key = `rest-api:${restApiId}` as const;
  const { items = [] } = await managed.apigateway.send(new GetRestApisCommand({}));
  expect(items).toHaveLength(1);
  // every call is an edit with files of its own: the many are made as one
  await managed.studio.current.require().workingCopy.edit('Many', (definition) => {
    const many = Array.from({ length: 299 }, (_, at) => {
      const id = `r${String(at).padStart(5, '0')}`;
      return [`resource:${restApiId}/${id}`, { id, parentId, pathPart: `p${at}` }] as const;
    });
    return { definition: new Map([...definition, ...many]) as typeof definition, key };
  });
  const uri =
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:a/invocations';
  const authorizer = {
    restApiId,
    type: 'TOKEN',
    identitySource: 'method.request.header.A',
    authorizerUri: uri,
  } as const;
  for (let at = 0; at < 10; at += 1) await managed.send(new CreateAuthorizerCommand({ ...authorizer, name: `a${at}` }));
  expect([
    await managed.refusal(new CreateResourceCommand({ restApiId, parentId, pathPart: 'more' })),
    await managed.refusal(new CreateAuthorizerCommand({ ...authorizer, name: 'more' })),
    (await managed.apigateway.send(new GetResourcesCommand({ restApiId, limit: 500 }))).items?.length,
    (await client.workspace.state())?.name,
  ]).toEqual([
    'LimitExceededException: Maximum number of resources has been reached. Please contact Customer Service if you need additional resources.',
    'LimitExceededException: Maximum number of authorizers has been reached. Please contact Customer Service if you need additional authorizers.',
    300,
    'Managed',
  ]);
}, 60_000);

it('leaves an empty name of a key away, and names stages of plans that are not there', async () => {
  const { restApiId } = method;
  const apiStages = [{ apiId: restApiId, stage: 'no' }];
  expect([
    await managed.send(new CreateApiKeyCommand({ name: '' })),
    await managed.refusal(new CreateUsagePlanCommand({ name: 'p', apiStages })),
  ]).toEqual([
    expect.not.objectContaining({ name: '' }),
    expect.stringMatching(
      new RegExp(
        `^NotFoundException: Invalid API Stage \\{api: ${restApiId}, stage: no\\} specified for usageplan [a-z0-9]{6}$`,
      ),
    ),
  ]);
});

it.each([
  [
    'PUT',
    'methods/PATCH',
    { authorizationType: 'FOO' },
    /^Invalid authorizationType specified: expected one of "NONE"\|/,
  ],
  [
    'PUT',
    'methods/GET/integration',
    { type: 'MOCK', timeoutInMillis: 1 },
    /^Timeout should be between 50 ms and 29000 ms$/,
  ],
  [
    'PUT',
    'methods/GET/integration',
    { type: 'MOCK', passthroughBehavior: 'SOMETIMES' },
    /^Invalid passthroughBehavior specified: expected one of "WHEN_NO_MATCH"\|/,
  ],
  [
    'PUT',
    'methods/GET/integration',
    { type: 'HTTP', httpMethod: 'GET', uri: 'a' },
    /^Invalid HTTP endpoint specified for URI$/,
  ],
  [
    'PUT',
    'methods/GET/integration',
    { type: 'AWS', httpMethod: 'GET', uri: 'a' },
    /^Invalid ARN specified in the request$/,
  ],
  ['PUT', 'methods/GET/responses/201', { responseModels: { a: 'No' } }, /^Invalid model identifier specified: No$/],
] as const)('names the member that is wrong: %s %s %o', async (verb, place, body, message) => {
  const answer = await managed.call(
    verb,
    `/restapis/${method.restApiId}/resources/${method.resourceId}/${place}`,
    body,
  );
  expect([answer.status, (JSON.parse(answer.text) as { message: string }).message]).toEqual([
    400,
    expect.stringMatching(message),
  ]);
});
