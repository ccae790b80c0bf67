// Collections as this service pages them, and its timestamps.

/**
 * A page of a collection: the list stands under `name`, the start of the next page under `nextToken`.
 * AWS assumed: pages of 100 unless the call asks for another size; the documentation names none
 */
export function page<T>(
  found: readonly T[],
  query: URLSearchParams,
  shape: (item: T) => object,
  name = 'items',
): object {
  const asked = Math.trunc(Number(query.get('maxResults') ?? ''));
  const size = asked > 0 ? Math.min(asked, 500) : 100;
  const start = readToken(query.get('nextToken'));
  const next = start + size;
  return {
    [name]: found.slice(start, next).map(shape),
    ...(next < found.length && { nextToken: writeToken(next) }),
  };
}

/** Epoch seconds as ISO 8601 text, to the second. */
export function timestamp(epochSeconds: number): string {
  return new Date(Math.floor(epochSeconds) * 1_000).toISOString().replace('.000Z', 'Z');
}

// Tokens are opaque to clients; they echo them.
function writeToken(start: number): string {
  return Buffer.from(String(start)).toString('base64');
}

function readToken(token: string | null): number {
  if (token === null) return 0;
  const start = Number(Buffer.from(token, 'base64').toString('latin1'));
  return Number.isInteger(start) && start > 0 ? start : 0;
}
