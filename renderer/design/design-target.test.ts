import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../shared/definition/api-view';
import { placeToShow, targetOfKey } from './design-target';
import { sampleDefinition } from './sample-definition';

const view = viewRestApi(sampleDefinition(), 'api1');
if (view === undefined) throw new Error('the sample has no API');

describe('targetOfKey', () => {
  it('finds a method with its resource, and nothing of what is gone or elsewhere', () => {
    expect(targetOfKey(view, 'method:api1/pet/GET')).toMatchObject({
      node: { path: '/pets/{id}' },
      method: { operationName: 'getPet' },
    });
    expect(targetOfKey(view, 'method:api1/pet/PUT')).toBeUndefined();
    expect(targetOfKey(view, 'resource:other/pets')).toBeUndefined();
  });
});

describe('placeToShow', () => {
  it('begins with the first method', () => {
    expect(placeToShow(view, undefined)).toEqual({ kind: 'method', resourceId: 'root', httpMethod: 'GET' });
  });

  it('falls back to the resource of a method that was removed', () => {
    expect(placeToShow(view, { kind: 'method', resourceId: 'pets', httpMethod: 'PUT' })).toEqual({
      kind: 'resource',
      resourceId: 'pets',
    });
  });

  it('keeps a section and what is there', () => {
    const section = { kind: 'section', section: 'models' } as const;
    const method = { kind: 'method', resourceId: 'pet', httpMethod: 'GET', box: 'endpoint' } as const;
    expect([placeToShow(view, section), placeToShow(view, method)]).toEqual([section, method]);
  });
});
