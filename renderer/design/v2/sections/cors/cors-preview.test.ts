import { expect, it } from 'vitest';
import { corsPreview, originsToTry } from './cors-preview';
import { corsWarnings } from './cors-warnings';

const cors = {
  allowOrigins: ['https://*', 'http://localhost:3000'],
  allowMethods: ['GET', 'PUT'],
  allowHeaders: ['authorization'],
  exposeHeaders: ['location'],
  maxAge: 60,
  allowCredentials: true,
};

it('shows what a page of an allowed origin is answered', () => {
  const { preflight, answer } = corsPreview(cors, 'https://app.example.com');
  expect([preflight.split('\n'), answer.split('\n')]).toEqual([
    [
      'HTTP/1.1 204 No Content',
      'access-control-allow-origin: https://app.example.com',
      'access-control-allow-methods: GET,PUT',
      'access-control-allow-headers: authorization',
      'access-control-max-age: 60',
      'access-control-allow-credentials: true',
    ],
    [
      'access-control-allow-origin: https://app.example.com',
      'access-control-allow-credentials: true',
      'access-control-expose-headers: location',
    ],
  ]);
});

it.each([
  ['http://other.example', { isAllowed: false, preflight: 'HTTP/1.1 204 No Content', answer: '' }],
  ['http://localhost:3000', { isAllowed: true }],
])('answers %s as the gateway does', (origin, expected) => {
  expect(corsPreview(cors, origin)).toMatchObject(expected);
});

it('offers an origin for each pattern and one that nobody named', () => {
  expect(originsToTry(cors)).toEqual(['http://localhost:3000', 'https://any.example', 'https://elsewhere.example']);
});

it.each([
  [{ allowOrigins: ['*'], allowMethods: ['GET'] }, 0],
  [{ allowMethods: ['GET'] }, 1],
  [{ allowOrigins: ['https://a.example'], allowHeaders: ['*'], allowCredentials: true }, 3],
  [{ allowOrigins: ['*'], allowMethods: ['*'], allowHeaders: ['*', 'Authorization'] }, 0],
])('warns of what %j will not do', (configuration, count) => {
  expect(corsWarnings(configuration)).toHaveLength(count);
});
