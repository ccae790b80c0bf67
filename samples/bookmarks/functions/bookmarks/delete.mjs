// DELETE /bookmarks/{id}: whoever made a bookmark may delete it.
import { readBookmarks, saveBookmarks } from './store.mjs';

export async function handler({ pathParameters, requestContext }) {
  const { claims } = requestContext.authorizer.jwt;
  const bookmarks = await readBookmarks();
  const found = bookmarks.find(({ id }) => id === pathParameters.id);
  if (found === undefined) return { statusCode: 404 };
  if (found.owner !== (claims['cognito:username'] ?? claims.sub)) return { statusCode: 403 };
  await saveBookmarks(bookmarks.filter((one) => one !== found));
  return { statusCode: 204 };
}
