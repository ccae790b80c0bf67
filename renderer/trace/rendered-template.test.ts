import { expect, it } from 'vitest';
import { methodSchema } from '../../shared/definition/rest/method';
import type { TraceStep } from '../../shared/trace/trace';
import { renderedTemplate } from './rendered-template';

const method = methodSchema.parse({
  ...{ httpMethod: 'GET', authorizationType: 'NONE' },
  methodIntegration: {
    type: 'MOCK',
    requestTemplates: { 'application/json': '{}' },
    integrationResponses: {
      '200': { statusCode: '200', responseTemplates: { 'application/json': 'a' } },
      '404': { statusCode: '404', responseTemplates: { 'application/json': 'b', 'text/plain': 'c' } },
    },
  },
});

const of = (phase: TraceStep['phase'], decided: string) =>
  renderedTemplate({ name: 'map', phase, startMs: 0, durationMs: 1, outcome: 'passed', decided }, method);

it.each([
  ['integration-request', 'template application/json', { contentType: 'application/json' }],
  ['integration-request', 'template application/json: $x.y failed', { contentType: 'application/json' }],
  ['integration-request', 'template text/gone', undefined],
  ['integration-request', 'no template: body passes through', undefined],
  [
    'integration-response',
    'matched 404 → 404, template application/json',
    { contentType: 'application/json', status: '404' },
  ],
  ['integration-response', 'template text/plain: it failed', { contentType: 'text/plain', status: '404' }],
  ['integration-response', 'template application/json: one of two failed', undefined],
  ['entry', 'template application/json', undefined],
] as const)('%s: %s', (phase, decided, expected) => {
  expect(of(phase, decided)).toEqual(expected);
});
