// Requests to HTTP APIs, recorded and replayed: the caller is asked again, and answers of functions stand in.
import { expect, it } from 'vitest';
import { type Entity, type EntityKey, entityKey } from '../../../shared/definition/entities';
import type { LambdaInvocation } from '../../../shared/lambda/functions';
import type { Trace } from '../../../shared/trace/trace';
import {
  issuerOfSample,
  sampleTime,
  sampleToken,
  tokenAccess,
} from '../../gateway/3-access/tokens/testing/sample-tokens';
import { openGateway } from '../../gateway/gateway';
import { openAccess } from '../../gateway/no-companions';
import { recordedRequest } from './recorded-request';

const apiId = 'a60h4yl2h0';
const functionUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders/invocations';

/** One route to a function; its members over those of an open one. */
function stageWith(route: object = {}, audience = '1example23456789') {
  const entities: [EntityKey, Entity][] = [
    [
      entityKey('v2-api', apiId),
      {
        id: apiId,
        name: 'Orders',
        protocolType: 'HTTP',
        createdDate: 0,
        routeSelectionExpression: '$request.method $request.path',
        disableExecuteApiEndpoint: false,
        ipAddressType: 'ipv4',
      },
    ],
    [
      entityKey('v2-route', apiId, 'r1'),
      {
        id: 'r1',
        routeKey: 'POST /orders',
        target: 'integrations/i1',
        authorizationType: 'NONE',
        apiKeyRequired: false,
        ...route,
      },
    ],
    [
      entityKey('v2-integration', apiId, 'i1'),
      {
        id: 'i1',
        integrationType: 'AWS_PROXY',
        integrationUri: functionUri,
        connectionType: 'INTERNET',
        timeoutInMillis: 30_000,
        payloadFormatVersion: '2.0',
      },
    ],
    [
      entityKey('v2-authorizer', apiId, 'au1'),
      {
        id: 'au1',
        name: 'shop',
        authorizerType: 'JWT',
        identitySource: ['$request.header.Authorization'],
        jwtConfiguration: { audience: [audience], issuer: issuerOfSample() },
      },
    ],
  ];
  const snapshot = { protocol: 'HTTP', apiId, entities: Object.fromEntries(entities) as Record<EntityKey, Entity> };
  return {
    apiId,
    stageName: '$default',
    deploymentId: 'd1',
    deployedAt: 0,
    snapshotHash: JSON.stringify(entities),
    snapshot: snapshot as typeof snapshot & { readonly protocol: 'HTTP' },
    settings: { variables: {}, methodSettings: {}, tracingEnabled: false },
  };
}

const guarded = { authorizationType: 'JWT', authorizerId: 'au1' };

/** Posts once to `before`, and replays the recording through `after` a day later. */
async function replayed(before: ReturnType<typeof stageWith>, after: ReturnType<typeof stageWith>, token?: string) {
  const traces: Trace[] = [];
  const calls: LambdaInvocation[] = [];
  const gateway = openGateway({
    settings: {
      identity: { accountId: '123456789012', region: 'us-east-1' },
      endpoints: {},
      tracesPerSecond: 100,
      access: { ...openAccess, ...tokenAccess },
    },
    observer: {
      traces: (more) => traces.push(...more),
      accessLog: () => undefined,
      counters: () => undefined,
    },
    clock: () => sampleTime,
    schedule: () => () => undefined,
    http: { call: () => Promise.reject(new Error('no endpoint is called here')), dispose: () => Promise.resolve() },
    lambda: {
      invoke: async (invocation) => {
        calls.push(invocation);
        const payload = JSON.stringify({ statusCode: 201, body: `order ${calls.length}` });
        return { kind: 'answered', status: 200, payload, executedVersion: '$LATEST', requestId: '' };
      },
    },
  });
  gateway.deploy(before);
  await gateway.handle({
    method: 'POST',
    url: '/orders',
    rawHeaders: ['Host', `${apiId}.execute-api.us-east-1.localhost`, ...(token ? ['Authorization', token] : [])],
    body: Buffer.from('{"pet": 1}'),
    connection: { remoteAddress: '127.0.0.1', port: 4600, isTls: false },
  });
  await gateway.drain();
  const [trace] = traces;
  const request = trace && recordedRequest(trace, 'careful');
  if (request === undefined) throw new Error('nothing was recorded');
  const called = calls.length;
  gateway.advanceClock(86_400);
  const [outcome] = await gateway.replay({ stage: after, asksCallers: true, requests: [request] });
  await gateway.dispose();
  const { status, body, endpoint, unknown } = outcome ?? {};
  const { url, body: event = '' } = outcome?.sent ?? {};
  const more = { callsMore: calls.length - called, sentTo: url?.split(':').at(-1), event };
  return { recorded: trace?.response.status, status, body, endpoint, unknown, ...more };
}

it('lets the recorded answer of a function stand in for a POST', async () => {
  expect(await replayed(stageWith(), stageWith())).toMatchObject({
    recorded: 201,
    status: 201,
    body: 'order 1',
    endpoint: 'recorded',
    callsMore: 0,
    sentTo: 'orders/invocations',
  });
});

it('judges a token as of its own time, by the audience that is wanted now', async () => {
  const token = `Bearer ${sampleToken()}`;
  const kept = await replayed(stageWith(guarded), stageWith(guarded), token);
  const refused = await replayed(stageWith(guarded), stageWith(guarded, 'another'), token);
  expect([kept.recorded, kept.status, refused.status, refused.body]).toEqual([
    201,
    201,
    401,
    '{"message":"Unauthorized"}',
  ]);
});

it('hands the endpoint the masked token, never the one that was made anew', async () => {
  const { event } = await replayed(stageWith(guarded), stageWith(guarded), `Bearer ${sampleToken()}`);
  expect((JSON.parse(event) as { headers: Record<string, string> }).headers.authorization).toMatch(/^\*+[^*]{6}$/);
});

it('says that it cannot know where no authorizer read the token then', async () => {
  const token = `Bearer ${sampleToken()}`;
  expect(await replayed(stageWith(), stageWith(guarded), token)).toMatchObject({
    unknown: 'the token that its authorizer asks for is masked, and no authorizer read it then',
  });
  expect(await replayed(stageWith(), stageWith(guarded))).toMatchObject({ status: 401, unknown: undefined });
});
