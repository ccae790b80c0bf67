// GET /go/{id}: on to the link.
import { readBookmarks } from './store.mjs';

export async function handler({ pathParameters }) {
  const found = (await readBookmarks()).find(({ id }) => id === pathParameters.id);
  return found === undefined ? { statusCode: 404 } : { statusCode: 302, headers: { location: found.url } };
}
