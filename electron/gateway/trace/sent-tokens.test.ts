import { expect, it } from 'vitest';
import { withoutSentTokens } from './sent-tokens';

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl';
const hidden = `${'*'.repeat(token.length - 6)}${token.slice(-6)}`;
const names = new Set(['token']);

it('hides a token of a query parameter wherever it was passed on to', () => {
  const trace = {
    request: { url: `/x?token=${token}&a=1`, querystring: { token: [token] } },
    steps: [{ after: { body: { text: JSON.stringify({ rawQueryString: `token=${token}` }), bytes: 9 } } }],
    log: [{ at: 1, text: `{token=${token}}` }],
  };
  expect(withoutSentTokens(trace, [['token', `Bearer ${token}`]], names)).toEqual({
    request: { url: `/x?token=${hidden}&a=1`, querystring: { token: [hidden] } },
    steps: [{ after: { body: { text: JSON.stringify({ rawQueryString: `token=${hidden}` }), bytes: 9 } } }],
    log: [{ at: 1, text: `{token=${hidden}}` }],
  });
});

it.each<[string, readonly (readonly [string, string])[], ReadonlySet<string>]>([
  ['what no authorizer reads', [['other', token]], names],
  ['what is no token', [['token', 'page-2.of.3']], names],
  ['anything where no authorizer reads the query', [['token', token]], new Set()],
])('leaves %s', (_what, query, read) => {
  const trace = { url: `/x?token=${token}` };
  expect(withoutSentTokens(trace, query, read)).toBe(trace);
});
