// {"action": "send", "text": "Hello"}: everybody in the room hears it, also who has said it.
import { person } from './people.mjs';
import { tellRoom } from './push.mjs';

export async function handler({ requestContext, body }) {
  const one = await person(requestContext.connectionId);
  if (one === undefined) return { statusCode: 404 };
  const { text = '' } = JSON.parse(body);
  await tellRoom(requestContext, one.room, { event: 'said', room: one.room, name: one.name, text: String(text) });
  return { statusCode: 200 };
}
