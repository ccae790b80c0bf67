import { createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readToken } from './read-token';
import { issuerOfSample, sampleTime, sampleToken, tokenAccess } from './testing/sample-tokens';
import { parseTokenJson } from './token-json';
import { scopesOf, type TokenRules, verifyToken } from './verify-token';

const [provider] = tokenAccess.providerKeys ?? [];
const key = createPublicKey({ key: { kty: 'RSA', n: provider?.n ?? '', e: provider?.e ?? '' }, format: 'jwk' });
const idRules: TokenRules = { algorithms: ['RS256'], issuers: [issuerOfSample()], use: 'id', scopes: [] };

function brokenOf(text: string, rules: TokenRules = idRules, now = sampleTime): string | undefined {
  const token = readToken(text);
  if ('problem' in token) return 'form';
  return verifyToken({ token, rules, key, now }).broken;
}

it('takes a good token and says what it looked at', () => {
  const token = readToken(sampleToken());
  if ('problem' in token) throw new Error(token.problem);
  const verdict = verifyToken({ token, rules: idRules, key, now: sampleTime });
  expect([verdict.broken, verdict.facts().map(({ name, holds }) => [name, holds])]).toEqual([
    undefined,
    ['algorithm', 'issuer', 'key', 'signature', 'expiry', 'not before', 'issued at', 'use'].map((name) => [name, true]),
  ]);
});

it('refuses every token in which one character is another', () => {
  const good = sampleToken();
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \u00e9\u{1f600}';
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.constantFrom(...alphabet), (at, character) => {
      fc.pre(good[at] !== character);
      return brokenOf(good.slice(0, at) + character + good.slice(at + 1)) !== undefined;
    }),
    { numRuns: 300 },
  );
});

it('refuses whatever is no token, and never throws', () => {
  const part = fc.oneof(
    fc.string(),
    fc.base64String(),
    fc.json().map((text) => Buffer.from(text).toString('base64url')),
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(part, { maxLength: 6 }).map((parts) => parts.join('.')),
  );
  fc.assert(fc.property(texts, (text) => brokenOf(text) !== undefined));
});

it('refuses headers and payloads of any kind that the provider did not sign', () => {
  const record = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(record, record, (header, claims) => {
      return brokenOf(sampleToken({ header, claims, signedBy: 'stranger' })) !== undefined;
    }),
    { numRuns: 60 },
  );
});

it('refuses a huge token without reading it', () => {
  expect(readToken(`a.${'b'.repeat(20_000)}.c`)).toEqual({ problem: 'it has more than 16384 characters' });
});

it.each([
  ['aud and azp', { audience: { wanted: 'x', accepts: () => false } }, 'audience'],
  ['scopes', { scopes: ['a'] }, 'scopes'],
  ['use', { use: 'access' }, 'use'],
  ['issuer', { issuers: ['https://example.com'] }, 'issuer'],
  ['algorithm', { algorithms: ['RS512'] }, 'algorithm'],
] as const)('names the rule on %s that a token breaks', (_, rules, broken) => {
  expect(brokenOf(sampleToken(), { ...idRules, ...rules })).toBe(broken);
});

it('reads scopes from scope and from scp', () => {
  expect([scopesOf({ scope: ' a  b' }), scopesOf({ scp: ['a', 1] }), scopesOf({ scp: 'c' }), scopesOf({})]).toEqual([
    ['a', 'b'],
    ['a'],
    ['c'],
    [],
  ]);
});

it('reads the same as JSON.parse, but for members that stand twice, __proto__ and deep nesting', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), (value) => {
      const text = JSON.stringify(value);
      const hasPrototype = text.includes('__proto__');
      expect(parseTokenJson(text)).toEqual(hasPrototype ? undefined : JSON.parse(text));
    }),
  );
  const refused = [
    '{"a":1,"a":2}',
    '{"a":{"b":1,"c":[],"b":2}}',
    '{"\\u0061":1,"a":2}',
    '{"__proto__":{}}',
    `{"a":${'['.repeat(20)}${']'.repeat(20)}}`,
    '[1]',
    'null',
    '"a"',
    '{',
  ];
  expect(refused.map(parseTokenJson)).toEqual(refused.map(() => undefined));
  expect(parseTokenJson('{"a":"{\\"b\\":1,\\"b\\":2}","b":["a","a"]}')).toEqual({ a: '{"b":1,"b":2}', b: ['a', 'a'] });
});
