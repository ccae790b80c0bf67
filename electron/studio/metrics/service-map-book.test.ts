import { expect, it } from 'vitest';
import type { Trace } from '../../../shared/trace/trace';
import { createServiceMapBook } from './service-map-book';

const root = 'Root=1-5759e988-bd862e3fe1be46a994272793';
const header = [['X-Amzn-Trace-Id', root]] as const;
const base: Trace = {
  ...{
    origin: 'invoke',
    requestId: 'one',
    extendedRequestId: 'x',
    startedAt: 1_000,
    durationMs: 20,
    log: [],
    steps: [],
  },
  ...{ apiId: 'a', apiName: 'Shop', stage: 'dev', deploymentId: 'd', sourceIp: '127.0.0.1', host: 'h' },
  request: { method: 'GET', url: '/pets' },
  response: { status: 200 },
};
const ofFunction: Trace = {
  ...base,
  function: { functionName: 'get-pet', requestId: 'f1' },
  integration: { latencyMs: 9, status: 200 },
  steps: [
    {
      ...{ name: 'headers', phase: 'integration-request', startMs: 0, durationMs: 1, outcome: 'passed' },
      after: { headers: header },
    },
  ],
};

function mapOf(traces: readonly Trace[]) {
  const book = createServiceMapBook();
  book.record(traces);
  return book.read({ apiId: undefined, from: 0, to: 60_000 });
}

it('draws what a function calls back as that function’s call', () => {
  const { edges, requests } = mapOf([
    ofFunction,
    {
      ...base,
      requestId: 'two',
      startedAt: 1_005,
      durationMs: 4,
      stage: 'inner',
      request: { ...base.request, headers: header },
    },
  ]);
  const [later] = mapOf([
    ofFunction,
    { ...ofFunction, requestId: 'two', startedAt: 1_100, request: { ...base.request, headers: header } },
  ]).edges;
  expect(later).toMatchObject({ from: 'client', count: 2 });
  expect([requests, edges.map(({ from, to }) => `${from} -> ${to}`)]).toEqual([
    2,
    ['client -> stage a/dev', 'stage a/dev -> function get-pet', 'function get-pet -> stage a/inner'],
  ]);
});

it('tells hosts, services and mocks apart, with what went wrong there', () => {
  const route = (integrationType: string) => ({
    resourceId: 'r',
    resourcePath: '/',
    methodKey: 'GET',
    integrationType,
  });
  const sqs = 'https://sqs.eu-west-1.amazonaws.com/000000000000/jobs';
  const { nodes } = mapOf([
    { ...base, route: route('HTTP_PROXY'), integration: { latencyMs: 5, status: 503, endpoint: 'http://up:8080/x' } },
    { ...base, route: route('AWS'), integration: { latencyMs: 7, status: 200, endpoint: sqs } },
    { ...base, route: route('MOCK'), integration: { latencyMs: 0, status: 200 } },
    { ...base, requestId: 'lost', deploymentId: '', stage: 'gone', response: { status: 403 } },
    { ...ofFunction, function: { functionName: 'bad', requestId: 'f2', functionError: 'Unhandled' } },
  ]);
  expect(
    nodes.filter(({ kind }) => kind !== 'client').map(({ id, count, share5xx, p95Ms }) => [id, count, share5xx, p95Ms]),
  ).toEqual([
    ['stage a/dev', 4, 0, 20],
    ['host up:8080', 1, 1, 5],
    ['aws sqs', 1, 0, 7],
    ['mock Mock', 1, 0, 0],
    ['function bad', 1, 1, 9],
  ]);
});
