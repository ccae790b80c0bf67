import { expect, it } from 'vitest';
import { corsWarnings, preflightText } from './cors-preview';

it('shows what a preflight from the first allowed origin is answered', () => {
  const text = preflightText({
    allowOrigins: ['https://*', 'https://app.example.com'],
    allowMethods: ['GET', 'PUT'],
    allowHeaders: ['authorization'],
    maxAge: 60,
    allowCredentials: true,
  });
  expect(text.split('\n')).toEqual([
    'HTTP/1.1 204 No Content',
    'access-control-allow-origin: https://app.example.com',
    'access-control-allow-methods: GET,PUT',
    'access-control-allow-headers: authorization',
    'access-control-allow-credentials: true',
    'access-control-max-age: 60',
  ]);
});

it('warns of what browsers will not take as it is meant', () => {
  const warned = corsWarnings({ allowOrigins: ['https://a.example'], allowHeaders: ['*'], allowCredentials: true });
  expect([warned.length, corsWarnings({ allowOrigins: ['*'], allowMethods: ['GET'] })]).toEqual([3, []]);
});
