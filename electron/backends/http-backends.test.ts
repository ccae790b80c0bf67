import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpBackend } from '../../shared/definition/companions/http-backend';
import { httpBackendSchema } from '../../shared/definition/companions/http-backend';
import { answerOf, matchPath } from './backend-routes';
import { type HttpBackends, openHttpBackends } from './http-backends';

const pets: HttpBackend = httpBackendSchema.parse({
  name: 'pets',
  routes: [
    { path: '/pets/{id}', body: '{"id":"{id}"}' },
    { path: '/pets/special', body: 'special' },
    { path: '/{rest+}', httpMethod: 'GET', body: 'rest {rest}' },
    { path: '/pets', httpMethod: 'POST', status: 201, body: 'made' },
  ],
});

describe('a local HTTP backend', () => {
  let backends: HttpBackends | undefined;
  afterEach(() => backends?.dispose());

  it('prefers literal parts to variables and variables to greedy ones', () => {
    expect(['/pets/special', '/pets/7', '/a/b'].map((path) => answerOf(pets, 'GET', path).body)).toEqual([
      'special',
      '{"id":"7"}',
      'rest a/b',
    ]);
  });

  it('answers 404 with its routes where none fits', () => {
    expect(answerOf(pets, 'DELETE', '/nothing')).toMatchObject({
      status: 404,
      body: expect.stringContaining('POST /pets'),
    });
  });

  it('does not match a longer or shorter path', () => {
    expect([matchPath('/a/{b}', '/a'), matchPath('/a/{b}', '/a/b/c'), matchPath('/{all+}', '/')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is found by its host name on the shared port', async () => {
    backends = await openHttpBackends();
    backends.serve([pets]);
    const port = backends.endpoints()['pets.backend.localhost'];
    expect(await call(port, 'POST', '/pets', 'pets.backend.localhost')).toEqual({ status: 201, body: 'made' });
    expect((await call(port, 'GET', '/pets', 'other.backend.localhost')).status).toBe(404);
  });
});

function call(
  port: number | undefined,
  method: string,
  path: string,
  host: string,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path, headers: { host } }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}
