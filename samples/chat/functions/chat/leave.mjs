// $disconnect: the connection is closed already; the room is told.
import { forget, person } from './people.mjs';
import { tellRoom } from './push.mjs';

export async function handler({ requestContext }) {
  const { connectionId } = requestContext;
  const one = await person(connectionId);
  await forget(connectionId);
  if (one !== undefined) await tellRoom(requestContext, one.room, { event: 'left', room: one.room, name: one.name });
  return { statusCode: 200 };
}
