import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StudioClient } from '../../../shared/contract/contract';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let opened: StudioUnderTest;
let client: StudioClient;

beforeEach(async () => {
  opened = await openTestStudio();
  client = opened.client;
  await client.workspace.create({ name: 'Domains' });
});
afterEach(() => opened.dispose());

/** A REST API with GET `/x` and the stage `dev`; its id. */
async function restApi(title: string, endpointType: 'REGIONAL' | 'PRIVATE'): Promise<string> {
  const mock = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' } };
  // a private API without a policy cannot be deployed
  const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' };
  const policy = { 'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: [statement] } };
  const text = JSON.stringify({
    ...(endpointType === 'PRIVATE' && policy),
    openapi: '3.0.1',
    info: { title, version: '1' },
    paths: { '/x': { get: { 'x-amazon-apigateway-integration': mock } } },
  });
  const { apiId } = await client.documents.import({ text, endpointType });
  await client.deployments.create({ apiId, stageName: 'dev' });
  return apiId;
}

const refusal = (deed: Promise<unknown>) =>
  deed.then(
    () => 'no refusal',
    ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
  );

it('maps paths as the API version that can keeps them, and refuses what AWS does', async () => {
  const apiId = await restApi('Open', 'REGIONAL');
  const closed = await restApi('Closed', 'PRIVATE');
  const domainName = 'api.example.com';
  const stageName = 'dev';
  await client.domains.create({ domainName });
  const made = [
    await client.domains.map({ domainName, apiId, stageName }),
    await client.domains.map({ domainName, basePath: 'v1', apiId }),
    await client.domains.map({ domainName, basePath: '/v1/deep/', apiId, stageName }),
  ];
  const refusals = [
    await refusal(client.domains.create({ domainName })),
    await refusal(client.domains.map({ domainName, basePath: 'v1/deep', apiId, stageName })),
    await refusal(client.domains.map({ domainName, basePath: 'b', apiId: closed, stageName })),
    await refusal(client.domains.map({ domainName, basePath: 'b', apiId, stageName: 'none' })),
    await refusal(client.domains.map({ domainName: 'other.example.com', apiId, stageName })),
    await refusal(client.domains.associate({ domainName, vpcEndpointId: 'vpce-1' })),
  ];
  expect([made.map(({ key }) => key), refusals]).toEqual([
    [
      'base-path-mapping:api.example.com/(none)',
      'base-path-mapping:api.example.com/v1',
      expect.stringMatching(/^api-mapping:api\.example\.com\/[a-z0-9]{6}$/),
    ],
    [
      'CONFLICT: The domain name you provided already exists.',
      'CONFLICT: Base path already exists for this domain name',
      'INVALID_ARGUMENT: A private API needs a private domain name.',
      'NOT_FOUND: API Open has no stage none.',
      'NOT_FOUND: There is no custom domain name other.example.com.',
      'INVALID_ARGUMENT: Only private domain names are associated with VPC endpoints.',
    ],
  ]);
});

it('adds rules behind the others, and says which one takes a request', async () => {
  const apiId = await restApi('Open', 'REGIONAL');
  const rule = { domainName: 'api.example.com', apiId, stageName: 'dev' };
  await client.domains.create({ domainName: rule.domainName });
  await client.domains.addRule({ ...rule, headers: [{ header: 'x-v', valueGlob: '2' }] });
  const { key } = await client.domains.addRule({ ...rule, basePath: 'v1', stripBasePath: true });
  const taken = await refusal(client.domains.addRule({ ...rule, priority: 20 }));
  const changes = [{ path: ['routingMode'], value: 'ROUTING_RULE_ONLY' }];
  await client.definition.update({ key: 'domain-name:api.example.com', changes });
  const answer = await client.domains.route({ host: 'API.example.com:4600', pathWithQueryString: '/v1/x?y=1' });
  const none = await client.domains.route({ host: 'other.example.com' });
  expect([taken, answer, none]).toEqual([
    "CONFLICT: Priority 20 is another rule's.",
    expect.objectContaining({
      domainName: 'api.example.com',
      outcome: 'api',
      apiId,
      apiName: 'Open',
      stageName: 'dev',
      path: '/x',
      basePath: 'v1',
      routingRuleId: key.split('/')[1],
      tried: [expect.objectContaining({ matches: false }), expect.objectContaining({ matches: true, priority: 20 })],
    }),
    { outcome: 'nowhere', said: 'No custom domain name covers other.example.com.', tried: [] },
  ]);
});

it('says of each way to an API whether it is open, and what decided', async () => {
  const apiId = await restApi('Closed', 'PRIVATE');
  const policy = (Action: string) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action, Resource: '*' }] });
  const set = (key: 'rest-api' | 'domain-name', id: string, text: string) =>
    client.definition.update({ key: `${key}:${id}`, changes: [{ path: ['policy'], value: text }] });
  await set('rest-api', apiId, policy('execute-api:Invoke'));
  const vpcEndpointId = 'vpce-1';
  const endpoint = { vpcEndpointId, vpcId: 'vpc-1' };
  await client.definition.put({ key: 'vpc-endpoint:vpce-1', entity: endpoint });
  const domainName = 'in.example.com';
  await client.domains.create({ domainName, endpointType: 'PRIVATE' });
  await client.domains.map({ domainName, apiId, stageName: 'dev' });
  const ways = async () => {
    const { rows } = await client.domains.reach({ apiId, stageName: 'dev', path: 'x' });
    return rows.map(({ from, by, verdict, said }) => `${from} ${by} ${verdict}: ${said}`);
  };
  const before = await ways();
  await client.domains.associate({ domainName, vpcEndpointId });
  const silent = await ways();
  await set('domain-name', domainName, policy('execute-api:Invoke'));
  const policyDocument = policy('execute-api:ManageConnections');
  const open = await ways();
  await client.definition.put({ key: 'vpc-endpoint:vpce-1', entity: { ...endpoint, policyDocument } });
  const allowed = 'Statement 1 of resource policy allows it.';
  const byName = (lines: readonly string[]) => lines.filter((line) => line.startsWith('vpc-endpoint domain'));
  expect([before, byName(silent), byName(open), (await ways()).at(-1)]).toEqual([
    [
      'internet own refused: A private API cannot be called from outside a VPC endpoint.',
      'internet domain refused: in.example.com is a private name: only VPC endpoints reach it.',
      `vpc-endpoint own reachable: ${allowed}`,
      'vpc-endpoint domain refused: in.example.com has no access association with vpce-1.',
      `vpc-endpoint endpoint reachable: ${allowed}`,
      `vpc-endpoint endpoint reachable: ${allowed}`,
    ],
    ['vpc-endpoint domain refused: in.example.com has no policy, so it lets nobody in.'],
    [`vpc-endpoint domain reachable: ${allowed}`],
    'vpc-endpoint endpoint refused: Policy of VPC endpoint vpce-1 does not allow it.',
  ]);
});
