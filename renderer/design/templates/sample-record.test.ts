import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../../shared/definition/api-view';
import { sampleDefinition } from '../sample-definition';
import { sampleStep, sampleTrace } from '../sample-trace';
import { givenSample, requestOf } from './sample-record';

const view = viewRestApi(sampleDefinition(), 'api1');
const node = view?.resources.get('pet');
const method = node?.methods.get('GET');
if (node === undefined || method === undefined) throw new Error('The sample definition has no GET /pets/{id}.');

describe('givenSample', () => {
  it('takes the endpoint’s answer and its status on the response side', () => {
    const trace = sampleTrace({
      integration: { latencyMs: 1, status: 404 },
      steps: [sampleStep('integration', { after: { status: 404, body: { bytes: 4, text: 'null' } } })],
    });
    expect(givenSample(method, node, trace, 'integration-response', '$default', { t: 'x' })).toMatchObject({
      body: 'null',
      status: 404,
      contentType: 'application/json',
      stageVariables: { t: 'x' },
    });
  });
});

describe('requestOf', () => {
  const sample = givenSample(method, node, undefined, 'integration-request', 'application/xml', {});

  it('fills the path, and names the content type whose template is on screen', () => {
    const request = requestOf({ ...sample, path: { id: 'a/b' }, querystring: { q: 'x y' } }, '/pets/{id}');
    expect(request).toMatchObject({
      pathWithQueryString: '/pets/a%2Fb?q=x%20y',
      headers: [['Content-Type', 'application/xml']],
    });
  });

  it('leaves a content type that was typed alone, and a greedy path its slashes', () => {
    const request = requestOf(
      { ...sample, path: { proxy: 'a/b' }, headers: { 'content-type': 'text/plain' } },
      '/{proxy+}',
    );
    expect(request).toMatchObject({ pathWithQueryString: '/a/b', headers: [['content-type', 'text/plain']] });
  });
});
