import { describe, expect, it } from 'vitest';
import { byLocation, locationWords } from './location-words';

describe('locationWords', () => {
  it.each([
    [{ type: 'API' }, 'the API'],
    [{ type: 'METHOD', path: '/pets', method: 'GET' }, 'GET /pets'],
    [{ type: 'METHOD', path: '/pets' }, 'every method of /pets'],
    [{ type: 'QUERY_PARAMETER', path: '/pets', method: 'GET', name: 'type' }, 'GET /pets type'],
    [{ type: 'RESPONSE', path: '/pets', method: 'GET', statusCode: '404' }, 'GET /pets 404'],
    [{ type: 'MODEL', name: 'Pet' }, 'Pet'],
  ] as const)('says where %o stands', (location, words) => {
    expect(locationWords(location)).toBe(words);
  });
});

describe('byLocation', () => {
  it('keeps together what belongs to one method', () => {
    const parts = [
      { id: '1', properties: '{}', location: { type: 'METHOD', path: '/pets', method: 'GET' } },
      { id: '2', properties: '{}', location: { type: 'API' } },
      { id: '3', properties: '{}', location: { type: 'RESPONSE', path: '/pets', method: 'GET', statusCode: '200' } },
    ] as const;
    expect([...parts].sort(byLocation).map(({ id }) => id)).toEqual(['2', '1', '3']);
  });
});
