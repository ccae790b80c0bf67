// A trace of `GET /pets?type=dog` through an HTTP integration, for the unit tests of this folder.
import type { Trace, TracePhase, TraceStep } from '../../shared/trace/trace';

/** The trace of a request that passed, with `changes` over it. */
export function sampleTrace(changes: Partial<Trace> = {}): Trace {
  return { ...passed, ...changes };
}

/** A step of `phase` that took one millisecond. */
export function sampleStep(phase: TracePhase, changes: Partial<TraceStep> = {}): TraceStep {
  return { name: `${phase}-step`, phase, startMs: 0, durationMs: 1, outcome: 'passed', ...changes };
}

const passed: Trace = {
  origin: 'test',
  requestId: '6c1c0000-0000-4000-8000-000000000001',
  extendedRequestId: 'JJbxmEZSIAMFQ1Q=',
  startedAt: Date.UTC(2025, 7, 19, 10, 42, 7, 318),
  durationMs: 12,
  apiId: 'api1',
  apiName: 'Pets',
  stage: 'test-invoke-stage',
  deploymentId: 'test',
  sourceIp: '127.0.0.1',
  host: 'testPrefix.testDomainName',
  request: { method: 'GET', url: '/pets?type=dog', querystring: { type: ['dog'] }, headers: [] },
  response: {
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: { bytes: 15, text: '[{"name":"Rex"}]' },
  },
  route: { resourceId: 'pets', resourcePath: '/pets', methodKey: 'method:api1/pets/GET', integrationType: 'HTTP' },
  steps: [
    sampleStep('entry', { durationMs: 0.5 }),
    sampleStep('method-request', { startMs: 1, decided: 'validator Everything', changed: 'type = dog' }),
    sampleStep('integration-request', { startMs: 2, decided: 'no template', changed: 'body 0 B → 0 B' }),
    sampleStep('integration', { startMs: 3, durationMs: 8, decided: 'answered 200' }),
    sampleStep('integration-response', { startMs: 11, durationMs: 0.5, decided: 'matched default → 200' }),
    sampleStep('method-response', { startMs: 11.5, durationMs: 0.25 }),
    sampleStep('exit', { startMs: 11.75, durationMs: 0.25 }),
  ],
  integration: { latencyMs: 8, status: 200, endpoint: 'https://petstore.example.com/pets' },
  log: [],
};
