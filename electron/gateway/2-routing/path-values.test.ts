import { expect, it } from 'vitest';
import { pathValues } from './path-values';

it('reads the values of path variables, undecoded', () => {
  expect([
    pathValues('/pets/{id}', '/pets/a%2Fb'),
    pathValues('/pets/{petId}', '/pets/{petId}'),
    pathValues('/a/{proxy+}', '/a/b//c/'),
    pathValues('/', '/'),
    pathValues('/pets/{id}', '/pets'),
    pathValues('/pets', '/pets/1'),
    pathValues('/a/{proxy+}', '/a'),
  ]).toEqual([{ id: 'a%2Fb' }, { petId: '{petId}' }, { proxy: 'b//c' }, {}, undefined, undefined, undefined]);
});
