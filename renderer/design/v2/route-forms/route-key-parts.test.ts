import { expect, it } from 'vitest';
import { routeKeyOf, routeKeyParts, routeKeyProblem } from './route-key-parts';

it('takes a key apart and puts it together again', () => {
  const keys = ['GET /pets/{id}', 'ANY /{proxy+}', '$default'];
  expect(keys.map((key) => routeKeyOf(routeKeyParts(key)))).toEqual(keys);
});

it('gives a path its slash, and $default none', () => {
  expect([
    routeKeyOf({ method: 'GET', path: ' pets ' }),
    routeKeyOf({ method: 'POST', path: '' }),
    routeKeyOf({ method: '$default', path: '/pets' }),
  ]).toEqual(['GET /pets', 'POST /', '$default']);
});

it('says what is wrong before the key is sent', () => {
  expect([routeKeyProblem('GET /pets/{id}'), routeKeyProblem('GET /{a+}/b')?.includes('must be last')]).toEqual([
    undefined,
    true,
  ]);
});
