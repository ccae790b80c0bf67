import { expect, it } from 'vitest';
import type { SampleApi } from '../../testing/sample-api';
import { openSampleGateway, type SentRequest } from '../../testing/sample-gateway';

const arn = 'arn:aws:execute-api:us-east-1:********9012:abc1234567/dev/';

function statement(effect: string, parts: object = {}) {
  return { Effect: effect, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', ...parts };
}

/** Sends to `GET /pets/{id}` of an API with these statements. */
async function send(statements: readonly object[], sent: Partial<SentRequest> = {}, sample: Partial<SampleApi> = {}) {
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const paths = { '/pets/{id}': { GET: {} }, '/': { GET: {} } };
  const { send: call } = openSampleGateway({ paths, ...sample, api: { policy, ...sample.api } });
  const { status, text, headers } = await call({ path: '/dev/pets/7', ...sent });
  return status === 200 ? 200 : [status, headers.get('x-amzn-errortype'), text];
}

function refused(method: string, ending: string) {
  const message = `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${arn}${method}${ending}`;
  return [403, 'AccessDeniedException', JSON.stringify({ Message: message })];
}
const silent = ' because no resource-based policy allows the execute-api:Invoke action';
const denied = ' with an explicit deny';

it('wants an Allow for callers that nobody asks who they are (case 99)', async () => {
  expect([
    await send([statement('Allow')]),
    await send([]),
    await send([statement('Allow', { Resource: 'execute-api:/dev/GET/' })]),
    await send([statement('Allow', { Resource: 'execute-api:/dev/GET/' })], { path: '/dev' }),
    await send([statement('Allow'), statement('Deny', { Resource: 'execute-api:/*/GET/pets/*' })]),
    await send([statement('Allow', { Principal: { AWS: '123456789012' } })]),
  ]).toEqual([
    200,
    refused('GET/pets/7', silent),
    refused('GET/pets/7', silent),
    200,
    refused('GET/pets/7', denied),
    refused('GET/pets/7', silent),
  ]);
});

it('compares the path as it was sent, undecoded', async () => {
  const only = [statement('Allow', { Resource: 'execute-api:/dev/GET/pets/a%2Fb' })];
  expect([await send(only, { path: '/dev/pets/a%2Fb' }), await send(only, { path: '/dev/pets/a%2fb' })]).toEqual([
    200,
    refused('GET/pets/a%2fb', silent),
  ]);
});

it('compares the verb of the request, not the ANY of the method', async () => {
  const paths = { '/pets/{id}': { ANY: {} } };
  const only = [statement('Allow', { Resource: 'execute-api:/dev/GET/*' })];
  expect([await send(only, {}, { paths }), await send(only, { method: 'PUT' }, { paths })]).toEqual([
    200,
    refused('PUT/pets/7', silent),
  ]);
});

it.each([
  ['aws:SourceIp', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, ['X-Gatehouse-Source-Ip', '203.0.113.9']],
  ['aws:SourceVpc', { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }, ['X-Gatehouse-Vpc', 'vpc-1']],
  ['aws:SourceVpce', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, ['X-Gatehouse-Vpce', 'vpce-1']],
  [
    'aws:SourceAccount',
    { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    ['X-Gatehouse-Account', '111122223333'],
  ],
  ['aws:Referer', { StringLike: { 'aws:Referer': 'https://shop.example/*' } }, ['Referer', 'https://shop.example/a']],
  ['aws:UserAgent', { StringEquals: { 'aws:UserAgent': 'probe' } }, ['User-Agent', 'probe']],
] as const)('knows %s', async (_, Condition, header) => {
  const only = [statement('Allow', { Condition })];
  expect([await send(only, { headers: [header] }), await send(only)]).toEqual([200, refused('GET/pets/7', silent)]);
});

it('knows time, transport, region and that nobody signed', async () => {
  const Condition = {
    DateGreaterThan: { 'aws:CurrentTime': '2025-08-19T17:04:49Z' },
    NumericEquals: { 'aws:EpochTime': Date.UTC(2025, 7, 19, 17, 4, 50) / 1_000 },
    Bool: { 'aws:SecureTransport': false, 'aws:ViaAWSService': false },
    StringEquals: { 'aws:RequestedRegion': 'us-east-1', 'aws:PrincipalType': 'Anonymous' },
    Null: { 'aws:PrincipalArn': true, 'aws:Referer': true, 'aws:UserAgent': true, 'aws:SourceVpce': true },
  };
  const tomorrow = { DateGreaterThan: { 'aws:CurrentTime': '2025-08-20' } };
  expect([
    await send([statement('Allow', { Condition })]),
    await send([statement('Allow', { Condition: tomorrow })]),
  ]).toEqual([200, refused('GET/pets/7', silent)]);
});

it('believes claims of an address and endpoint only where they can be true', async () => {
  const claims = [
    ['X-Gatehouse-Source-Ip', 'nonsense'],
    ['X-Gatehouse-Account', '12'],
  ] as const;
  const Condition = { IpAddress: { 'aws:SourceIp': '127.0.0.1' }, Null: { 'aws:SourceAccount': true } };
  expect(await send([statement('Allow', { Condition })], { headers: claims })).toBe(200);
});

it('gives clients of a private API an address of the VPC, and wants a policy of it', async () => {
  const api = { endpointConfiguration: { types: ['PRIVATE' as const] } };
  const headers = [
    ['X-Gatehouse-Vpce', 'vpce-1'],
    ['X-Gatehouse-Source-Ip', '10.0.0.7'],
  ] as const;
  const Condition = { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' }, Null: { 'aws:SourceIp': true } };
  expect([
    await send([statement('Allow', { Condition })], { headers }, { api }),
    await send([statement('Allow')], {}, { api }),
    await send([], { headers }, { api: { ...api, policy: '' } }),
  ]).toEqual([200, [403, 'ForbiddenException', '{"message":"Forbidden"}'], refused('GET/pets/7', silent)]);
});

it('ends requests whose method ARN is over 1,600 bytes with 414', async () => {
  const prefix = 'arn:aws:execute-api:us-east-1:123456789012:abc1234567/dev/GET/pets/'.length;
  const path = (bytes: number) => `/dev/pets/${'x'.repeat(bytes - prefix)}`;
  expect([
    await send([statement('Allow')], { path: path(1_600) }),
    await send([statement('Allow')], { path: path(1_601) }),
  ]).toEqual([200, [414, 'RequestTooLargeException', '{"message":"Request URI too long"}']]);
});

it('leaves APIs without a policy alone, however long their paths are', async () => {
  const { send: call } = openSampleGateway({ paths: { '/pets/{id}': { GET: {} } } });
  expect((await call({ path: `/dev/pets/${'x'.repeat(3_000)}` })).status).toBe(200);
});

it('lets the API write its own words for the refusal', async () => {
  const gatewayResponses = [
    {
      responseType: 'ACCESS_DENIED' as const,
      statusCode: '404',
      responseTemplates: { 'application/json': '{"m":$context.error.messageString}' },
    },
  ];
  const [status, , text] = (await send([], {}, { gatewayResponses })) as [number, string, string];
  expect([status, text.startsWith('{"m":"User: anonymous is not authorized')]).toEqual([404, true]);
});

it('shows in the trace which statement decided, and what would let the caller in', async () => {
  const policy = JSON.stringify({ Statement: [statement('Allow', { Sid: 'all', Resource: 'execute-api:/prod/*' })] });
  const { send: call, traces, gateway } = openSampleGateway({ api: { policy }, paths: { '/': { GET: {} } } });
  await call({ path: '/dev' });
  await gateway.drain();
  expect(traces[0]?.checks).toEqual([
    {
      name: 'resource-policy-before',
      verdict: 'denied',
      said: 'Resource policy does not allow it.',
      durationMs: 0.25,
      evidence: expect.objectContaining({
        result: 'implicit-deny',
        principal: 'anonymous',
        policies: [
          expect.objectContaining({
            source: 'Resource policy',
            entityKey: 'rest-api:abc1234567',
            decision: 'silent',
            statements: [
              {
                sid: 'all',
                effect: 'Allow',
                applies: false,
                principal: { element: 'Principal', matches: true, patterns: ['*'], actual: 'anonymous' },
                action: {
                  element: 'Action',
                  matches: true,
                  patterns: ['execute-api:Invoke'],
                  actual: 'execute-api:Invoke',
                },
                resource: {
                  element: 'Resource',
                  matches: false,
                  patterns: ['execute-api:/prod/*'],
                  actual: 'arn:aws:execute-api:us-east-1:123456789012:abc1234567/dev/GET/',
                },
                conditions: [],
              },
            ],
          }),
        ],
        smallestChange: {
          kind: 'widen-resource',
          said: 'Add execute-api:/dev/GET/ to the resources of statement 1 (all): resource policy.',
          policy: 0,
          before: policy,
          after: policy.replace('"execute-api:/prod/*"', '["execute-api:/prod/*", "execute-api:/dev/GET/"]'),
          alsoOpens: ['Everyone whom statement 1 (all) allows may then call GET / of stage dev.'],
        },
      }),
    },
  ]);
});
