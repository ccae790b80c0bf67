// The query string as decoded pairs in order.

export type QueryPairs = readonly (readonly [name: string, value: string])[];

const noPairs: QueryPairs = Object.freeze([]);

/** Parses `rawQuery` (without `?`): `&` and `;` split, `+` is a space, what cannot be decoded stays as it is. */
export function parseQuery(rawQuery: string): QueryPairs {
  if (rawQuery === '') return noPairs;
  const pairs: (readonly [string, string])[] = [];
  // AWS documented: `;` in a query string splits the data
  for (const part of rawQuery.split(/[&;]/)) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    pairs.push(equals === -1 ? [decode(part), ''] : [decode(part.slice(0, equals)), decode(part.slice(equals + 1))]);
  }
  return pairs;
}

function decode(text: string): string {
  // AWS recorded: query strings are decoded, `%2B` to `+` and `+` to a space
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    // a broken escape or broken UTF-8: decode what can be, keep the rest as it was sent
    return spaced.replace(/(?:%[0-9a-f]{2})+/gi, decodeOrKeep);
  }
}

function decodeOrKeep(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    // no UTF-8 behind these escapes
    return escapes;
  }
}
