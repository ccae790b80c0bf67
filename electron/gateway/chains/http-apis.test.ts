import { expect, it } from 'vitest';
import { type Entity, type EntityKey, entityKey } from '../../../shared/definition/entities';
import type { Trace } from '../../../shared/trace/trace';
import { openGateway } from '../gateway';
import { noCompanions, openAccess } from '../no-companions';
import type { AccessLogLine, StageSettings } from '../ports';

const apiId = 'a60h4yl2h0';

function snapshotWith(routeKey: string, integrationUri: string) {
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
      { id: 'r1', routeKey, target: 'integrations/i1', authorizationType: 'NONE', apiKeyRequired: false },
    ],
    [
      entityKey('v2-integration', apiId, 'i1'),
      {
        id: 'i1',
        integrationType: 'HTTP_PROXY',
        integrationUri,
        connectionType: 'INTERNET',
        timeoutInMillis: 30_000,
        payloadFormatVersion: '1.0',
      },
    ],
  ];
  return { protocol: 'HTTP', apiId, entities: Object.fromEntries(entities) as Record<EntityKey, Entity> } as const;
}

/** A gateway whose endpoint answers with the URL that it was called by. */
function openOrders(settings: Partial<StageSettings> = {}) {
  const traces: Trace[] = [];
  const accessLog: AccessLogLine[] = [];
  const gateway = openGateway({
    settings: {
      identity: { accountId: '123456789012', region: 'us-east-1' },
      endpoints: {},
      tracesPerSecond: 100,
      access: openAccess,
    },
    observer: {
      traces: (more) => traces.push(...more),
      accessLog: (more) => accessLog.push(...more),
      counters: () => undefined,
    },
    clock: () => 0,
    random: () => 0.5,
    fillRandom: (bytes) => bytes.fill(7),
    schedule: () => () => undefined,
    http: {
      call: ({ url }) => Promise.resolve({ status: 200, headers: [], body: Buffer.from(url), latencyMs: 1 }),
      dispose: () => Promise.resolve(),
    },
  });
  const deploy = (uri: string, stageName = '$default') =>
    gateway.deploy({
      apiId,
      stageName,
      deploymentId: 'dep1',
      deployedAt: 0,
      snapshotHash: uri,
      snapshot: snapshotWith('GET /orders/{id}', uri),
      settings: { variables: {}, methodSettings: {}, tracingEnabled: false, ...settings },
    });
  return {
    gateway,
    traces,
    accessLog,
    deploy,
    async send(path: string) {
      const answer = await gateway.handle({
        method: 'GET',
        url: path,
        rawHeaders: ['Host', `${apiId}.execute-api.us-east-1.localhost`],
        body: new Uint8Array(0),
        connection: { remoteAddress: '127.0.0.1', port: 4600, isTls: false },
      });
      return `${answer.status} ${Buffer.from(answer.body).toString()}`;
    },
  };
}

it('serves the newest deployment, and nothing once it is taken away', async () => {
  const { deploy, gateway, send } = openOrders();
  deploy('http://one.example/{id}');
  const first = await send('/orders/7');
  deploy('http://two.example/{id}');
  const second = await send('/orders/7');
  deploy('http://one.example/{id}', 'dev');
  gateway.undeploy(apiId, '$default');
  expect([first, second, await send('/orders/7'), await send('/dev/orders/7')]).toEqual([
    '200 http://one.example/7',
    '200 http://two.example/7',
    '404 {"message":"Not Found"}',
    '200 http://one.example/7',
  ]);
});

it('answers 404 for an HTTP API that serves no stage, and 403 for an id that no API has', async () => {
  const { gateway } = openOrders();
  gateway.setCompanions({ ...noCompanions, httpApiIds: [apiId] });
  const statusOf = async (id: string) => {
    const { status, body } = await gateway.handle({
      method: 'GET',
      url: `/_aws/execute-api/${id}/x`,
      rawHeaders: ['Host', 'localhost'],
      body: new Uint8Array(0),
      connection: { remoteAddress: '127.0.0.1', port: 4600, isTls: false },
    });
    return `${status} ${Buffer.from(body).toString()}`;
  };
  expect([await statusOf(apiId), await statusOf('b60h4yl2h0')]).toEqual([
    '404 {"message":"Not Found"}',
    '403 {"message":"Forbidden"}',
  ]);
});

it('takes new settings of a stage without a deployment', async () => {
  const { deploy, gateway, send, accessLog, traces } = openOrders();
  deploy('http://one.example/${stageVariables.v}');
  const before = await send('/orders/7');
  gateway.updateStageSettings(apiId, '$default', {
    variables: { v: 'v1' },
    methodSettings: {},
    tracingEnabled: false,
    accessLogFormat: '$context.routeKey $context.requestId',
  });
  const after = await send('/orders/7');
  await gateway.drain();
  // the id in the line is the extended one; the line still belongs to its trace
  expect(accessLog.map(({ requestId }) => requestId)).toEqual([traces[1]?.requestId]);
  expect([before, after, accessLog.map(({ text }) => text)]).toEqual([
    '500 {"message":"Internal Server Error"}',
    '200 http://one.example/v1',
    ['GET /orders/{id} BwcHBwcHBwcHBwc='],
  ]);
});

it('writes one trace for each request, also where no stage was found', async () => {
  const { deploy, gateway, send, traces } = openOrders();
  deploy('http://one.example/{id}', 'dev');
  await send('/dev/orders/7');
  await send('/dev/none');
  await send('/prod');
  await gateway.drain();
  const told = traces.map(({ protocol, routeKey, stage, response, failure, steps }) => ({
    protocol,
    route: routeKey?.routeKey,
    stage,
    status: response.status,
    ...(failure && { failed: `${failure.phase} ${failure.responseType}: ${failure.message}` }),
    passed: steps.filter(({ outcome }) => outcome === 'passed').map(({ name }) => name),
  }));
  expect(told).toEqual([
    {
      protocol: 'HTTP',
      route: 'GET /orders/{id}',
      stage: 'dev',
      status: 200,
      passed: [
        'check-size',
        'match-route',
        'throttle',
        'authorize',
        'answer-preflight',
        'map-request',
        'call-endpoint',
        'map-response',
        'answer',
      ],
    },
    {
      protocol: 'HTTP',
      route: undefined,
      stage: 'dev',
      status: 404,
      failed: 'routing RESOURCE_NOT_FOUND: Not Found',
      passed: ['check-size', 'answer'],
    },
    {
      protocol: 'HTTP',
      route: undefined,
      stage: 'prod',
      status: 404,
      failed: 'routing RESOURCE_NOT_FOUND: Not Found',
      passed: [],
    },
  ]);
});

it('counts by stage, and by route where its settings say so', async () => {
  const { deploy, gateway, send } = openOrders({
    routeSettings: { 'GET /orders/{id}': { detailedMetricsEnabled: true } },
  });
  deploy('http://one.example/{id}', 'dev');
  await send('/dev/orders/7');
  await send('/dev/none');
  const { minutes } = gateway.counters().metrics;
  expect(
    minutes.map(({ protocol, apiId: id, stage, route, count, errors4xx, processedBytes }) => {
      return [protocol, id, stage, route, count, errors4xx, processedBytes?.sum];
    }),
  ).toEqual([
    ['HTTP', apiId, 'dev', undefined, 2, 1, 43],
    ['HTTP', apiId, 'dev', 'GET /orders/{id}', 1, 0, 20],
  ]);
});

it('tries a route of the working copy, past throttle and authorizer', async () => {
  const { gateway } = openOrders();
  const test = {
    snapshot: snapshotWith('GET /orders/{id}', 'http://one.example/${stageVariables.v}/{id}'),
    httpMethod: 'GET',
    headers: [],
    body: '',
    stageVariables: { v: 'v1' },
  };
  const found = await gateway.testRoute({ ...test, pathWithQueryString: '/orders/7?q=1' });
  const lost = await gateway.testRoute({ ...test, pathWithQueryString: '/other' });
  expect(
    [found, lost].map(({ status, body, trace }) => [status, body, trace.origin, trace.routeKey?.routeKey]),
  ).toEqual([
    [200, 'http://one.example/v1/7?q=1', 'test', 'GET /orders/{id}'],
    [404, '{"message":"Not Found"}', 'test', undefined],
  ]);
});
