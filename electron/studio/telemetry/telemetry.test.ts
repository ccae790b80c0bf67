import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { afterEach, expect, it } from 'vitest';
import type { Trace } from '../../../shared/trace/trace';
import { createTelemetry, type Telemetry } from './telemetry';
import { traceSpans } from './trace-spans';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.dispose();
});

interface Received {
  readonly path: string;
  readonly token: string | undefined;
  readonly body: unknown;
}

async function openCollector(status = 200) {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      received.push({ path: request.url ?? '', token: request.headers['x-token']?.toString(), body: JSON.parse(text) });
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push({ dispose: () => server.close() });
  return { received, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const none = { count: 0, sum: 0, least: 0, most: 0, values: [] };
const latency = { count: 1, sum: 12, least: 12, most: 12, values: [[12, 1]] } as const;
const row = {
  ...{ at: 0, apiId: 'a', apiName: 'Shop', stage: 'dev', part: 'GET /pets/{id}', count: 1, errors4xx: 0 },
  ...{ errors5xx: 0, cacheHits: 0, cacheMisses: 0, bytes: 0, latency, integrationLatency: none },
};

function openTelemetry(): { telemetry: Telemetry; warnings: string[] } {
  const warnings: string[] = [];
  const telemetry = createTelemetry({
    version: '1.2.3',
    log: { info() {}, warn: (message) => warnings.push(message), fault() {} },
    clock: () => 1_800_000_001_000,
    totals: () => ({ since: 1_800_000_000_000, rows: [row] }),
    every: () => () => undefined,
  });
  return { telemetry, warnings };
}

const trace = (requestId: string, headers: readonly (readonly [string, string])[] = []): Trace => ({
  ...{ origin: 'invoke', requestId, extendedRequestId: 'x', startedAt: 1_800_000_000_500, durationMs: 20 },
  ...{ apiId: 'a', apiName: 'Shop', stage: 'dev', deploymentId: 'd', sourceIp: '127.0.0.1', host: 'h', log: [] },
  request: { method: 'GET', url: '/pets/1?x=2', headers },
  response: { status: 502 },
  route: { resourceId: 'r', resourcePath: '/pets/{id}', methodKey: 'GET' },
  function: { functionName: 'get-pet', requestId: 'f1' },
  integration: { latencyMs: 9, status: 200 },
  steps: [
    { name: 'stage', phase: 'routing', startMs: 0, durationMs: 1, outcome: 'passed' },
    { name: 'match', phase: 'routing', startMs: 1, durationMs: 1, outcome: 'passed' },
    { name: 'call', phase: 'integration', startMs: 3, durationMs: 9, outcome: 'failed' },
    { name: 'template', phase: 'integration-response', startMs: 12, durationMs: 0, outcome: 'skipped' },
  ],
});

interface SentSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly code: number };
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

function spansOf({ body }: Received): SentSpan[] {
  const { resourceSpans } = body as { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] };
  return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}

it('sends a request as a span of a server, its phases below it, and keeps the ids that came', async () => {
  const { received, endpoint } = await openCollector();
  const { telemetry } = openTelemetry();
  telemetry.configure({ isOn: true, endpoint, headers: { 'x-token': 'secret' } });
  const root = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
  telemetry.record([
    trace('one', [['X-Amzn-Trace-Id', root]]),
    trace('two', [['traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01']]),
  ]);
  await telemetry.flush();
  const sent = received.find(({ path }) => path === '/v1/traces');
  const [request, routing, integration, other] = sent === undefined ? [] : spansOf(sent);
  const attribute = (name: string) => request?.attributes.find(({ key }) => key === name)?.value;
  expect({
    token: sent?.token,
    request: [request?.name, request?.kind, request?.traceId, request?.parentSpanId, request?.status.code],
    children: [routing, integration].map((span) => [span?.name, span?.kind, span?.parentSpanId === request?.spanId]),
    route: attribute('http.route'),
    xray: attribute('aws.xray.trace_id'),
    other: [other?.traceId, other?.parentSpanId],
    state: telemetry.state,
  }).toEqual({
    token: 'secret',
    request: ['GET /pets/{id}', 2, '5759e988bd862e3fe1be46a994272793', '53995c3f42cd8ad8', 2],
    children: [
      ['routing', 1, true],
      ['Lambda get-pet', 3, true],
    ],
    route: { stringValue: '/pets/{id}' },
    xray: { stringValue: '1-5759e988-bd862e3fe1be46a994272793' },
    other: ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'],
    state: { isOn: true, endpoint, sent: 2, dropped: 0, waiting: 0 },
  });
  await telemetry.dispose();
});

it('names what came in as the conventions do: routes without methods, messages without HTTP', () => {
  const { route: _, function: __, ...bare } = trace('x');
  const http = traceSpans(
    {
      ...bare,
      host: 'a.localhost:4600',
      request: {
        method: 'GET',
        url: '/x',
        headers: [
          ['X-Forwarded-Proto', 'https'],
          ['X-Forwarded-Port', '443'],
        ],
      },
      response: { status: 404 },
      integration: { latencyMs: 3, status: 404, endpoint: 'http://pets.example/x' },
      routeKey: { routeId: 'r', routeKey: 'ANY /x' },
      failure: { phase: 'integration', step: 'call', responseType: 'DEFAULT_4XX', message: null },
    },
    resourceFromAttributes({}),
  );
  const message = traceSpans(
    {
      ...bare,
      request: { method: 'MESSAGE', headers: [] },
      integration: { latencyMs: 0, status: 200 },
      routeKey: { routeId: 'r', routeKey: '$default' },
      socket: { connectionId: 'c', eventType: 'MESSAGE' },
      response: { status: 503 },
    },
    resourceFromAttributes({}),
  );
  const [request, , call] = http;
  const [told, , mock] = message;
  const names = ['http.request.method', 'http.route', 'url.scheme', 'server.address', 'server.port', 'error.type'];
  const picked = (span: (typeof http)[number] | undefined) => names.map((name) => span?.attributes[name]);
  expect([
    [request?.name, request?.status.code, picked(request)],
    [call?.kind, call?.status.code, call?.attributes['error.type']],
    [told?.name, told?.status.code, picked(told)],
    mock?.kind,
  ]).toEqual([
    ['GET /x', 0, ['GET', '/x', 'https', 'a.localhost', 443, undefined]],
    [2, 2, '404'],
    ['$default', 2, [undefined, undefined, undefined, 'h', undefined, '503']],
    0,
  ]);
});

it('sends totals as metrics, durations in seconds', async () => {
  const { received, endpoint } = await openCollector();
  const { telemetry } = openTelemetry();
  telemetry.configure({ isOn: true, endpoint, headers: {} });
  await telemetry.flush();
  const sent = received.find(({ path }) => path === '/v1/metrics');
  const body = sent?.body as
    | { resourceMetrics: { scopeMetrics: { metrics: { name: string; histogram?: { dataPoints: unknown[] } }[] }[] }[] }
    | undefined;
  const metrics = body?.resourceMetrics[0]?.scopeMetrics[0]?.metrics ?? [];
  const duration = metrics.find(({ name }) => name === 'http.server.request.duration');
  expect(duration?.histogram?.dataPoints[0]).toMatchObject({
    count: 1,
    sum: 0.012,
    bucketCounts: [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  });
  await telemetry.dispose();
});

it('keeps the newest thousand while the collector refuses, and says so once', async () => {
  const { endpoint } = await openCollector(400);
  const { telemetry, warnings } = openTelemetry();
  telemetry.configure({ isOn: true, endpoint, headers: {} });
  for (let at = 0; at < 12; at += 1) telemetry.record(Array.from({ length: 100 }, (_, of) => trace(`${at} ${of}`)));
  await telemetry.flush();
  await telemetry.flush();
  expect([telemetry.state, warnings]).toEqual([
    { isOn: true, endpoint, sent: 0, dropped: 200, waiting: 1_000, lastError: expect.any(String) },
    [expect.stringContaining('Telemetry does not reach http://127.0.0.1:')],
  ]);
  telemetry.configure({ isOn: false, endpoint, headers: {} });
  telemetry.record([trace('off')]);
  expect(telemetry.state.waiting).toBe(0);
});
