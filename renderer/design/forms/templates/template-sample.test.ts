import { describe, expect, it } from 'vitest';
import type { Method } from '../../../../shared/definition/rest/method';
import { sampleDefinition } from '../../sample-definition';
import { sampleStep, sampleTrace } from '../../sample-trace';
import { defaultSample, sampleContext, sampleOfTrace } from './template-sample';

const method = sampleDefinition().get('method:api1/pets/GET') as Method;

describe('defaultSample', () => {
  it('gives every declared parameter a value', () => {
    expect(defaultSample(method, ['id'])).toEqual({
      body: '{}',
      path: { id: 'id' },
      querystring: { type: 'type' },
      header: { 'X-Trace': 'X-Trace' },
      stageVariables: {},
    });
  });
});

describe('sampleOfTrace', () => {
  const trace = sampleTrace({
    request: {
      method: 'GET',
      url: '/pets?type=cat&type=dog',
      querystring: { type: ['cat', 'dog'] },
      headers: [['__proto__', 'x']],
      body: { bytes: 2, text: '[]' },
    },
    steps: [sampleStep('integration', { after: { status: 200, body: { bytes: 4, text: 'null' } } })],
  });

  it('takes the request’s body on the way in and the endpoint’s answer on the way out', () => {
    expect([sampleOfTrace(trace, 'request').body, sampleOfTrace(trace, 'response').body]).toEqual(['[]', 'null']);
  });

  it('keeps the last of several query values, and a header named __proto__ as a plain name', () => {
    const sample = sampleOfTrace(trace, 'request');
    expect(sample.querystring).toEqual({ type: 'dog' });
    expect(Object.keys(sample.header)).toEqual(['__proto__']);
  });
});

describe('sampleContext', () => {
  it('sends a real verb where the method is ANY', () => {
    const any = { ...method, httpMethod: 'ANY' as const };
    expect(sampleContext(any, '/pets', undefined)).toMatchObject({ httpMethod: 'GET', stage: 'test-invoke-stage' });
  });
});
