// Who may call the service, what regions see of one another, and what is not built.
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateIntegrationCommand,
  CreatePortalCommand,
  GetApisCommand,
  GetStagesCommand,
} from '@aws-sdk/client-apigatewayv2';
import { afterEach, describe, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';
import { checkCall } from './check-call';
import { operationTable } from './operation-table';
import { openV2 } from './v2-fixture';

let managed: ManagementUnderTest | undefined;

afterEach(() => managed?.dispose());

const outcomeOf = (sent: Promise<unknown>) =>
  sent.then(
    () => 'done',
    ({ name, message }: Error) => `${name}: ${message}`,
  );

it('lets users do what their policies allow, with resources that do not name the version', async () => {
  managed = await openTestManagement({ accessKeys: [{ accessKeyId: 'test', secretAccessKey: 'test' }] });
  const statement = { Effect: 'Allow', Action: 'apigateway:GET', Resource: 'arn:aws:apigateway:us-east-1::/apis' };
  const { accessKey } = await managed.client.principals.createUser({
    userName: 'reader',
    policies: { read: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) },
  });
  const { requestHandler } = managed.apigateway.config;
  const credentials = accessKey ?? { accessKeyId: '', secretAccessKey: '' };
  const reader = new ApiGatewayV2Client({ region: 'us-east-1', credentials, requestHandler, maxAttempts: 1 });
  const refusal = (action: string, path: string) =>
    `AccessDeniedException: User: arn:aws:iam::000000000000:user/reader is not authorized to perform: apigateway:${action} on resource: arn:aws:apigateway:us-east-1::/${path} because no identity-based policy allows the apigateway:${action} action`;
  expect([
    await outcomeOf(reader.send(new GetApisCommand({}))),
    await outcomeOf(reader.send(new CreateApiCommand({ Name: 'Pets', ProtocolType: 'HTTP' }))),
    await outcomeOf(reader.send(new GetStagesCommand({ ApiId: 'a1b2c3d4e5' }))),
    await outcomeOf(managed.apigatewayv2.send(new GetApisCommand({}))),
  ]).toEqual(['done', refusal('POST', 'apis'), refusal('GET', 'apis/a1b2c3d4e5/stages'), 'done']);
});

it('answers calls that nobody signed, and keeps regions apart', async () => {
  const v2 = await openV2();
  managed = v2;
  await v2.createApi();
  const away = v2.clientsOf({ region: 'eu-west-1', accountId: '111122223333' }).apigatewayv2;
  const made = await away.send(new CreateApiCommand({ Name: 'Away', ProtocolType: 'HTTP' }));
  const theirs = await away.send(new GetApisCommand({}));
  const unsigned = await v2.call('GET', '/v2/apis');
  const home = JSON.parse(unsigned.text) as { items: { name: string }[] };
  expect([made.ApiEndpoint, theirs.Items?.map(({ Name }) => Name), home.items.map(({ name }) => name)]).toEqual([
    expect.stringContaining('.execute-api.eu-west-1.localhost:'),
    ['Away'],
    ['Pets'],
  ]);
});

it('writes timestamps as text, errors with their type in a header, and what was looked for beside the message', async () => {
  const v2 = await openV2();
  managed = v2;
  const made = await v2.call('POST', '/v2/apis', { name: 'Pets', protocolType: 'HTTP' });
  const missing = await v2.call('GET', '/v2/apis/nope');
  expect([made.status, JSON.parse(made.text), missing.status, missing.headers, JSON.parse(missing.text)]).toMatchObject(
    [
      201,
      { createdDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) },
      404,
      { 'x-amzn-ErrorType': 'NotFoundException', 'x-amzn-RequestId': expect.any(String) },
      { message: 'Invalid API identifier specified 000000000000:nope', resourceType: 'Api' },
    ],
  );
});

describe('what is not here', () => {
  const input = {
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: 'arn:aws:lambda:us-east-1:000000000000:function:nobody',
    PayloadFormatVersion: '2.0',
  } as const;

  it('is kept, and said in a header', async () => {
    const v2 = await openV2();
    managed = v2;
    const apiId = await v2.createApi();
    const members = Object.entries(input).map(([name, value]) => [`${name[0]?.toLowerCase()}${name.slice(1)}`, value]);
    const made = await v2.call('POST', `/v2/apis/${apiId}/integrations`, Object.fromEntries(members));
    expect([made.status, made.headers['x-gatehouse-warning']]).toEqual([
      201,
      'integrationUri: There is no function nobody here.',
    ]);
  });

  it('is refused where everything has to be met', async () => {
    const v2 = await openV2({ isStrict: true });
    managed = v2;
    const refused = await v2.refused(new CreateIntegrationCommand({ ...input, ApiId: await v2.createApi() }));
    expect(refused).toBe('BadRequestException: Invalid integrationUri specified: There is no function nobody here.');
  });
});

describe('what is not built', () => {
  it('says so and names itself', async () => {
    const v2 = await openV2();
    managed = v2;
    const content = { DisplayName: 'Docs', Theme: { CustomColors: {} as never } };
    const portal = new CreatePortalCommand({
      Authorization: { None: {} },
      EndpointConfiguration: { None: {} },
      PortalContent: content,
    });
    expect(await v2.refused(portal)).toBe(
      'NotImplemented: Gatehouse does not implement apigatewayv2 CreatePortal yet.',
    );
  });

  it('is portals and their products only', async () => {
    const v2 = await openV2();
    managed = v2;
    const unbuilt: string[] = [];
    for (const [name, method, uri] of operationTable) {
      const target = uri.replace(/\{[^}]+\}/g, 'x');
      const query = name === 'ExportApi' ? '?outputType=JSON' : name === 'UntagResource' ? '?tagKeys=a' : '';
      const { status } = await v2.call(method, `${target}${query}`, bodyOf(name));
      if (status === 501) unbuilt.push(name);
    }
    expect(unbuilt.filter((name) => !/Portal|ProductPage|ProductRestEndpointPage/.test(name))).toEqual([]);
  });
});

/** A body that the framework lets through. */
function bodyOf(name: (typeof operationTable)[number][0]): object {
  const sent = new Map<string, unknown>();
  for (let round = 0; round < 8; round++) {
    try {
      checkCall(name, {
        labels: {},
        query: new URLSearchParams('outputType=JSON&tagKeys=a'),
        json: () => Object.fromEntries(sent),
      });
      return Object.fromEntries(sent);
    } catch (error) {
      const { message } = error as Error;
      for (const [, member = ''] of message.matchAll(/Value null at '\w+\.(\w+)'/g)) sent.set(member, valueFor(member));
    }
  }
  throw new Error(`No body of ${name} is let through.`);
}

function valueFor(member: string): unknown {
  const lists = ['identitySource', 'subnetIds', 'actions', 'conditions'];
  if (lists.includes(member)) return [];
  if (member === 'priority') return 1;
  return member === 'authorizerType' ? 'JWT' : member === 'integrationType' ? 'HTTP_PROXY' : 'x';
}
