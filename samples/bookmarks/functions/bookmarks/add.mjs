// POST /bookmarks {"url": "…", "title": "…"}: the JWT authorizer has said who is asking.
import { readBookmarks, saveBookmarks } from './store.mjs';

export async function handler({ body, isBase64Encoded, requestContext }) {
  const { claims } = requestContext.authorizer.jwt;
  const { url, title = url } = parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body);
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) return answer(400, { message: 'A bookmark needs a url' });
  const bookmarks = await readBookmarks();
  const bookmark = { id: `b${bookmarks.length + 1}`, url, title, owner: claims['cognito:username'] ?? claims.sub };
  await saveBookmarks([...bookmarks, bookmark]);
  return { ...answer(201, bookmark), cookies: [`last=${bookmark.id}; Path=/; HttpOnly`] };
}

function parse(text) {
  try {
    return JSON.parse(text ?? '{}') ?? {};
  } catch {
    return {};
  }
}

function answer(statusCode, value) {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
