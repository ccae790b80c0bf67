// GET /bookmarks?owner=ada and GET /bookmarks/{id}
import { readBookmarks } from './store.mjs';

export async function handler({ pathParameters, queryStringParameters }) {
  const bookmarks = await readBookmarks();
  const id = pathParameters?.id;
  if (id === undefined) {
    const owner = queryStringParameters?.owner;
    // What has no statusCode is a 200 of this JSON.
    return { items: bookmarks.filter((one) => owner === undefined || one.owner === owner) };
  }
  const found = bookmarks.find((one) => one.id === id);
  if (found !== undefined) return found;
  return {
    statusCode: 404,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: `There is no bookmark ${id}` }),
  };
}
