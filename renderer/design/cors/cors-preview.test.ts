import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../../shared/definition/api-view';
import { enableCors } from '../../../shared/definition/edits/cors-edits';
import { updateEntity } from '../../../shared/definition/edits/entity-edits';
import type { Definition } from '../../../shared/definition/entities';
import { sampleDefinition } from '../sample-definition';
import { previewCors } from './cors-preview';

const definition = sampleDefinition();
const preview = (given: Definition, options = {}) => {
  const view = viewRestApi(given, 'api1');
  if (view === undefined) throw new Error('The sample definition has no API.');
  return previewCors(given, view, 'pets', options);
};

describe('previewCors', () => {
  it('lists the new OPTIONS, the headers of other answers, and the proxies that have to send their own', () => {
    const { changes, proxies, replaces } = preview(definition, { gatewayResponses: ['DEFAULT_4XX'] });
    expect(changes.map(({ where, isNew, headers }) => [where, isNew, headers.length])).toEqual([
      ['OPTIONS', true, 3],
      ['GET', false, 1],
      ['DEFAULT_4XX', true, 3],
    ]);
    expect([proxies, replaces]).toEqual([['POST'], false]);
  });

  it('is empty where everything is so already, and says what another origin would replace', () => {
    const enabled = enableCors(definition, { apiId: 'api1', resourceId: 'pets' }).definition;
    expect(preview(enabled).changes).toEqual([]);
    const { changes, replaces } = preview(enabled, { allowOrigin: 'https://shop.example' });
    expect(replaces).toBe(true);
    expect(changes.map(({ where, headers }) => [where, headers.map(({ before }) => before)])).toEqual([
      ['OPTIONS', ["'*'"]],
      ['GET', ["'*'"]],
    ]);
  });

  it('says why an OPTIONS that calls an endpoint stays as it is', () => {
    const enabled = enableCors(definition, { apiId: 'api1', resourceId: 'pets' }).definition;
    const own = updateEntity(enabled, 'method:api1/pets/OPTIONS', [
      { path: ['methodIntegration'], value: { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'http://x.example' } },
    ]).definition;
    expect(preview(own).refusal).toMatch(/HTTP_PROXY integration/);
  });
});
