// {"action": "join", "room": "kitchen"}: goes to another room. Both rooms are told.
import { person, savePerson } from './people.mjs';
import { tellRoom } from './push.mjs';

export async function handler({ requestContext, body }) {
  const { connectionId } = requestContext;
  const one = await person(connectionId);
  if (one === undefined) return { statusCode: 404 };
  const room = String(JSON.parse(body).room ?? 'lobby').slice(0, 40);
  if (one.room !== room) {
    await tellRoom(requestContext, one.room, { event: 'left', room: one.room, name: one.name }, connectionId);
  }
  await savePerson({ ...one, room });
  await tellRoom(requestContext, room, { event: 'joined', room, name: one.name });
  return { statusCode: 200 };
}
