import { expect, it } from 'vitest';
import type { AuthorizerRun } from '../../../shared/trace/authorizer-run';
import { cacheFacts, contextFacts, differences } from './run-facts';

const allowed: AuthorizerRun = {
  clientStatus: 0,
  latencyMs: 12.4,
  log: '',
  identity: [{ source: 'method.request.header.Authorization', value: 'abc' }],
  cache: { ttlSeconds: 300, key: 'f00', isHit: true, keptForMs: 200_500 },
  principalId: 'mara',
  context: { role: 'admin' },
  decision: { methodArn: 'arn:aws:execute-api:us-east-1:000000000000:a/dev/GET/', result: 'allow' },
  checks: [],
};

it('says what a result is kept by, how old it is and how long it lasts', () => {
  expect(cacheFacts(allowed)).toEqual([
    ['method.request.header.Authorization', 'abc'],
    ['Cache', 'hit: a request would not ask the function'],
    ['Age', '99 s, good for another 201 s'],
    ['Time to live', '300 s'],
    ['Cache key', 'f00'],
  ]);
});

it('names the context as methods read it', () => {
  expect(contextFacts({ ...allowed, claims: { sub: '1' } })).toEqual([
    ['$context.authorizer.principalId', 'mara'],
    ['$context.authorizer.role', 'admin'],
    ['$context.authorizer.claims.sub', '1'],
  ]);
});

it('compares two runs by what they came to, not by how long they took', () => {
  const refused: AuthorizerRun = {
    ...allowed,
    clientStatus: 403,
    latencyMs: 900,
    refusal: { responseType: 'ACCESS_DENIED', status: 403, body: '{}' },
    context: {},
  };
  expect([differences(allowed, { ...allowed, latencyMs: 1 }), differences(allowed, refused)]).toEqual([
    [],
    [
      { name: 'Outcome', before: 'let in', after: '403 ACCESS_DENIED' },
      { name: '$context.authorizer.role', before: 'admin', after: 'nothing' },
    ],
  ]);
});
