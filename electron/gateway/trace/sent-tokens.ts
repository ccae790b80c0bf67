// Tokens that came in the query string: traces show their last characters only, wherever they were passed on to.
import { maskedSecret } from './secrets';

/** Three parts of base64url, the first of which is a JSON object; with `Bearer ` before it or without. */
const tokenForm = /^(?:Bearer )?(eyJ[\w-]+\.[\w-]+\.[\w-]*)$/i;

type Query = readonly (readonly [name: string, value: string])[];

/**
 * `trace` with the tokens masked that stand in the query parameters `names`; the same trace where there are none. What
 * is no token stays: such a parameter may hold anything on other routes.
 */
export function withoutSentTokens<T>(trace: T, query: Query, names: ReadonlySet<string>): T {
  if (names.size === 0) return trace;
  const tokens = query.flatMap(([name, value]) => (names.has(name) ? (tokenForm.exec(value)?.[1] ?? []) : []));
  return tokens.length === 0 ? trace : (masked(trace, tokens) as T);
}

/** URLs, query pairs, events and log lines alike: a token is the same text in all of them. */
function masked(value: unknown, tokens: readonly string[]): unknown {
  if (typeof value === 'string') {
    return tokens.reduce((text, token) => text.replaceAll(token, maskedSecret(token)), value);
  }
  if (Array.isArray(value)) return value.map((item) => masked(item, tokens));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item, tokens)]));
}
