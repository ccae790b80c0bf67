// $connect: notes who has come. They begin in the lobby; nobody can be told yet, the connection is not open.
import { savePerson } from './people.mjs';

export async function handler({ requestContext, queryStringParameters }) {
  const { connectionId } = requestContext;
  const name = (queryStringParameters?.name ?? '').trim().slice(0, 40);
  await savePerson({ connectionId, name: name === '' ? `guest ${connectionId.slice(0, 4)}` : name, room: 'lobby' });
  return { statusCode: 200 };
}
