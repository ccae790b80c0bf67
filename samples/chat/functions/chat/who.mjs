// {"action": "who"}: the answer goes to who has asked, because the route has a route response.
import { everybody, person } from './people.mjs';

export async function handler({ requestContext }) {
  const one = await person(requestContext.connectionId);
  const room = one?.room ?? 'lobby';
  const names = (await everybody()).filter((other) => other.room === room).map(({ name }) => name);
  return { statusCode: 200, body: JSON.stringify({ event: 'here', room, names }) };
}
