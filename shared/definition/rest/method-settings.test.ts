import fc from 'fast-check';
import { expect, it } from 'vitest';
import { methodOfSettingKey, settingKeyOf } from './method-settings';

it('reads every spelling of a key', () => {
  expect(['~1pets~1{id}/GET', 'pets/{id}/GET', '/pets/{id}/GET', '~1/ANY', '/ANY'].map(methodOfSettingKey)).toEqual([
    'GET /pets/{id}',
    'GET /pets/{id}',
    'GET /pets/{id}',
    'ANY /',
    'ANY /',
  ]);
});

it('names the method that a key was made for, whatever its path', () => {
  const part = fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.replaceAll('/', '-'));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
      const path = `/${parts.join('/')}`;
      expect(methodOfSettingKey(settingKeyOf(path, 'GET'))).toBe(`GET ${path}`);
    }),
  );
});
