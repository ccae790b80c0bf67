// Pushing messages through the @connections API of the stage that an event came from.
// On AWS the SDK does this: ApiGatewayManagementApiClient with PostToConnectionCommand.
import { everybody, forget } from './people.mjs';
import { signed } from './sign.mjs';

/** Sends `message` to everybody in `room`, except to `not`. Who has gone without a word is forgotten. */
export async function tellRoom(requestContext, room, message, not) {
  const listeners = (await everybody()).filter((one) => one.room === room && one.connectionId !== not);
  await Promise.all(
    listeners.map(async ({ connectionId }) => {
      const status = await post(requestContext, connectionId, message);
      if (status === 410) await forget(connectionId);
    }),
  );
}

async function post({ apiId, stage, domainName }, connectionId, message) {
  const local = process.env.AWS_ENDPOINT_URL;
  const base = local === undefined ? `https://${domainName}/${stage}` : `${local}/_aws/execute-api/${apiId}/${stage}`;
  const url = new URL(`${base}/%40connections/${encodeURIComponent(connectionId)}`);
  const body = JSON.stringify(message);
  const answer = await fetch(url, { method: 'POST', body, headers: signed('POST', url, body) });
  return answer.status;
}
