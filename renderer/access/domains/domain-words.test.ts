import { expect, it } from 'vitest';
import { conditionWords, domainNameProblem, firstPath, sampleHost } from './domain-words';

it('names the conditions of a rule one by one', () => {
  const conditions = [
    { matchHeaders: { anyOf: [{ header: 'x-v', valueGlob: 'beta*' }] } },
    { matchBasePaths: { anyOf: ['/orders/'] } },
  ];
  expect(conditionWords({ conditions })).toEqual(['x-v: beta*', '/orders']);
});

it('knows domain names from other texts', () => {
  const texts = ['', 'api', 'api.example.com', '*.example.com', 'a.*.com', 'http://a.b'];
  expect(texts.map((text) => domainNameProblem(text) === undefined)).toEqual([false, false, true, true, false, false]);
});

it('begins a trial below the deepest mapping', () => {
  const mapping = (path: string) => ({ key: `api-mapping:a/${path}` as const, path, apiId: 'x' });
  expect([firstPath([]), firstPath([mapping(''), mapping('v1'), mapping('v1/deep')])]).toEqual(['/', '/v1/deep/']);
});

it('makes a host of a wildcard', () => {
  expect([sampleHost('*.example.com'), sampleHost('api.example.com')]).toEqual(['www.example.com', 'api.example.com']);
});
