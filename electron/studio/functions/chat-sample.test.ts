import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import WebSocket from 'ws';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let url = '';
const sockets: WebSocket[] = [];

beforeEach(async () => {
  test = await openTestStudio();
  await test.client.workspace.openSample({ sample: 'chat', folder: join(test.folder, 'chat') });
  const [stage] = await test.client.stages.list();
  url = stage?.urls.path ?? '';
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await test.dispose();
  expect(test.faults).toEqual([]);
});

/** A client, and everything that it has heard so far. */
async function enter(name: string) {
  const socket = new WebSocket(`${url}?name=${name}`);
  sockets.push(socket);
  const heard: unknown[] = [];
  const waiting: (() => void)[] = [];
  socket.on('message', (message) => {
    heard.push(JSON.parse(String(message)));
    for (const wake of waiting.splice(0)) wake();
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return {
    heard,
    say: (message: object) => socket.send(JSON.stringify(message)),
    async hears(count: number) {
      while (heard.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      return heard;
    },
    leave: () => socket.close(),
  };
}

it('has nothing to find fault with', async () => {
  const findings = await test.client.definition.findings();
  expect([(await test.client.workspace.state())?.problems, findings]).toEqual([[], []]);
});

it('passes what people of a room say between two clients', async () => {
  const ada = await enter('ada');
  const bob = await enter('bob');
  ada.say({ action: 'join', room: 'kitchen' });
  await ada.hears(1);
  bob.say({ action: 'join', room: 'kitchen' });
  await ada.hears(2);
  bob.say({ action: 'send', text: 'Hello' });
  await ada.hears(3);
  ada.say({ action: 'who' });
  await ada.hears(4);
  ada.say({ action: 'sing' });
  await ada.hears(5);
  bob.leave();
  expect(await ada.hears(6)).toEqual([
    { event: 'joined', room: 'kitchen', name: 'ada' },
    { event: 'joined', room: 'kitchen', name: 'bob' },
    { event: 'said', room: 'kitchen', name: 'bob', text: 'Hello' },
    { event: 'here', room: 'kitchen', names: ['ada', 'bob'] },
    expect.objectContaining({ event: 'help' }),
    { event: 'left', room: 'kitchen', name: 'bob' },
  ]);
});
