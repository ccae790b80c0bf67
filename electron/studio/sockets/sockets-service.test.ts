import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SocketFrame } from '../../../shared/trace/socket-events';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let apiId = '';
let stageName = '';
const frames: SocketFrame[] = [];
const traced = new Set<string>();
let wake = () => {};

beforeEach(async () => {
  test = await openTestStudio();
  await test.client.workspace.openSample({ sample: 'chat', folder: join(test.folder, 'chat') });
  const [stage] = await test.client.stages.list();
  apiId = stage?.apiId ?? '';
  stageName = stage?.stageName ?? '';
  frames.length = 0;
  test.studio.events((event) => {
    if (event.name === 'requests.recorded') for (const row of event.payload) traced.add(row.requestId);
    if (event.name === 'requests.recorded') wake();
    if (event.name !== 'sockets.happened') return;
    for (const happened of event.payload.events) if (happened.kind === 'frame') frames.push(happened);
    wake();
  });
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

/** Resolves when a frame that fits has passed. */
const frame = (fits: (frame: SocketFrame) => boolean) => until(() => frames.find(fits));

const recorded = (requestId: string) => until(() => traced.has(requestId) || undefined);

async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

it('passes a message between two clients, and tells how its route was chosen', async () => {
  const ada = await test.client.sockets.open({ apiId, stageName, name: 'ada', query: 'name=ada' });
  const bob = await test.client.sockets.open({ apiId, stageName, query: 'name=bob' });
  const say = (clientId: string, message: object) =>
    test.client.sockets.send({ clientId, body: JSON.stringify(message) });
  await say(ada.clientId, { action: 'join', room: 'berlin' });
  await frame(({ direction, connectionId }) => direction === 'out' && connectionId === ada.connectionId);
  await say(bob.clientId, { action: 'join', room: 'berlin' });
  await frame(({ direction, connectionId }) => direction === 'out' && connectionId === bob.connectionId);
  await say(ada.clientId, { action: 'send', text: 'Lunch?' });
  const heard = await frame(({ text, connectionId }) => connectionId === bob.connectionId && text.includes('Lunch?'));
  const said = await frame(({ text, direction }) => direction === 'in' && text.includes('Lunch?'));
  const { selection, requestId = '' } = said;
  await recorded(requestId);
  const trace = await test.client.requests.read({ requestId });
  expect([ada.state, bob.name, heard.cause, selection, trace.socket?.selection]).toEqual([
    'open',
    'Client 2',
    'post',
    { expression: '$request.body.action', value: 'send', routeKey: 'send', why: expect.stringContaining('route send') },
    selection,
  ]);
});

it('posts to a connection, tells about it and closes it as @connections does', async () => {
  const client = await test.client.sockets.open({ apiId, stageName, query: 'name=ada' });
  const connectionId = client.connectionId ?? '';
  const place = { apiId, stageName, connectionId };
  const posted = await test.client.sockets.post({ ...place, body: 'from outside' });
  await frame(({ text }) => text === 'from outside');
  const listed = await test.client.sockets.connections({ apiId, stageName });
  const told = await test.client.sockets.info(place);
  const closed = await test.client.sockets.disconnect(place);
  const after = await test.client.sockets.post({ ...place, body: 'too late' });
  expect([posted.status, listed.map((one) => one.connectionId), told.status, closed.status, after.status]).toEqual([
    200,
    [connectionId],
    200,
    204,
    410,
  ]);
});

it('says why a handshake was refused, and that a client that is closed cannot send', async () => {
  const refused = await test.client.sockets.open({ apiId, stageName: 'nowhere' });
  const sent = test.client.sockets.send({ clientId: refused.clientId, body: 'x' });
  await expect(sent).rejects.toMatchObject({ code: 'CONFLICT' });
  await test.client.sockets.forget({ clientId: refused.clientId });
  expect([refused, await test.client.sockets.clients()]).toMatchObject([
    { state: 'closed', ended: { status: 403, meaning: expect.stringContaining('no such stage') } },
    [],
  ]);
});
