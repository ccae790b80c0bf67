import { expect, it } from 'vitest';
import type { Trace, TraceStep } from './trace';
import { xraySegments } from './xray-segments';

const step = (phase: TraceStep['phase'], name: string, startMs: number, durationMs: number): TraceStep => ({
  ...{ phase, name, startMs, durationMs, outcome: 'passed' },
});

const called: Trace = {
  origin: 'invoke',
  requestId: '6c1c0000-0000-4000-8000-000000000001',
  extendedRequestId: 'JJbxmEZSIAMFQ1Q=',
  startedAt: 1_755_600_127_000,
  durationMs: 12,
  apiId: 'api1',
  apiName: 'Pets',
  stage: 'dev',
  deploymentId: 'd1',
  sourceIp: '127.0.0.1',
  host: 'api1.execute-api.us-east-1.localhost',
  request: {
    method: 'GET',
    url: '/pets',
    headers: [
      ['User-Agent', 'curl/8'],
      ['X-Amzn-Trace-Id', 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1'],
    ],
  },
  response: { status: 200, body: { bytes: 15 } },
  steps: [step('access', 'authorize', 1, 2), step('integration', 'call-endpoint', 4, 6)],
  integration: { latencyMs: 6, status: 200, endpoint: 'https://pets.example.com:8443/all' },
  log: [],
};
const kept = ({
  id,
  name,
  origin,
  namespace,
  parent_id,
  start_time,
  end_time,
  error,
  fault,
  throttle,
}: Partial<Trace> & ReturnType<typeof xraySegments>[number]) =>
  Object.fromEntries(
    Object.entries({ id, name, origin, namespace, parent_id, start_time, end_time, error, fault, throttle }).filter(
      ([, value]) => value !== undefined,
    ),
  );

it('makes a segment of the stage that follows the caller’s, with the call of another host below it', () => {
  expect(xraySegments(called)).toEqual([
    {
      id: '6c1c0000000040' + '00',
      name: 'Pets/dev',
      trace_id: '1-5759e988-bd862e3fe1be46a994272793',
      parent_id: '53995c3f42cd8ad8',
      origin: 'AWS::ApiGateway::Stage',
      start_time: 1_755_600_127,
      end_time: 1_755_600_127.012,
      http: {
        request: {
          method: 'GET',
          url: 'https://api1.execute-api.us-east-1.localhost/dev/pets',
          client_ip: '127.0.0.1',
          user_agent: 'curl/8',
        },
        response: { status: 200, content_length: 15 },
      },
      aws: { api_gateway: { rest_api_id: 'api1', stage: 'dev', request_id: called.requestId } },
      annotations: { 'aws:api_id': 'api1', 'aws:api_stage': 'dev' },
      subsegments: [
        {
          id: '6c1c0000000040' + '20',
          name: 'pets.example.com',
          namespace: 'remote',
          start_time: 1_755_600_127.004,
          end_time: 1_755_600_127.01,
          http: { request: { url: 'https://pets.example.com:8443/all' }, response: { status: 200 } },
        },
      ],
    },
  ]);
});

it('gives functions segments of their own below the calls of authorizer and integration', () => {
  const [, authorizer, integration] = xraySegments({
    ...called,
    integration: { latencyMs: 6, status: 200 },
    authorizer: { functionName: 'gatekeeper', requestId: 'r1' },
    function: { functionName: 'pets', requestId: 'r2', executedVersion: '3', functionError: 'Unhandled' },
  });
  expect([kept(authorizer as never), kept(integration as never), integration?.aws]).toEqual([
    {
      ...{ id: '6c1c00000000401f', name: 'gatekeeper', origin: 'AWS::Lambda::Function', parent_id: '6c1c000000004010' },
      ...{ start_time: 1_755_600_127.001, end_time: 1_755_600_127.003 },
    },
    {
      ...{ id: '6c1c00000000402f', name: 'pets', origin: 'AWS::Lambda::Function', parent_id: '6c1c000000004020' },
      ...{ start_time: 1_755_600_127.004, end_time: 1_755_600_127.01, fault: true },
    },
    { function_name: 'pets', request_id: 'r2', function_version: '3' },
  ]);
});

it.each([
  [404, { error: true }],
  [429, { error: true, throttle: true }],
  [502, { fault: true }],
])('marks an answer %i as X-Ray does, and says why', (status, marks) => {
  const failure = { phase: 'exit', step: 'x', responseType: 'DEFAULT_4XX', message: 'Why' } as const;
  const [stage] = xraySegments({ ...called, response: { status }, failure });
  const { error, fault, throttle, cause } = stage ?? {};
  expect([{ ...(error && { error }), ...(fault && { fault }), ...(throttle && { throttle }) }, cause]).toEqual([
    marks,
    { exceptions: [{ id: '6c1c000000004030', message: 'Why' }] },
  ]);
});

it('has an id for requests that came without one, of HTTP APIs too', () => {
  const [stage] = xraySegments({ ...called, requestId: 'JKJaXmPLvHcESHA=', request: {}, steps: [] });
  expect([stage?.trace_id, stage?.id, stage?.subsegments]).toEqual([
    expect.stringMatching(/^1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    expect.stringMatching(/^[0-9a-f]{16}$/),
    undefined,
  ]);
});
