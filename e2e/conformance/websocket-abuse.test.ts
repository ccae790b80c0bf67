// WebSocket connections under clients that mean no good, and the end of a gateway that has some.
import { connect as connectTcp, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { lambda, mock } from './websocket/socket-definition';
import { playSockets, type SocketSession } from './websocket/socket-session';

const setup = { api: { routes: { $default: mock('ok') } } };

/** A connection over a bare socket; what it hears is read when the test says so. */
function openRaw({ port }: SocketSession): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp(port, '127.0.0.1');
    socket.once('error', reject);
    socket.once('readable', () => {
      const head = String(socket.read());
      if (head.startsWith('HTTP/1.1 101')) resolve(socket);
      else reject(new Error(head));
    });
    socket.write(
      `GET /_aws/execute-api/chat123456/dev HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\n` +
        'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
  });
}

/** A short frame, its mask zero. */
function frame(opcode: number, text: string): Buffer {
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}

it('refuses pushes to a client that does not read, and goes on with the others', async () => {
  const seen = await playSockets(setup, async (session) => {
    const slow = await openRaw(session);
    const path = `/dev/@connections/${encodeURIComponent(await session.connectionId())}`;
    const other = await session.connect();
    const body = 'x'.repeat(128 * 1_024);
    let last = { status: 200, errorType: undefined as string | undefined };
    for (let pushed = 0; last.status === 200 && pushed < 400; pushed += 1)
      last = await session.http('POST', path, { body });
    const heard = await other.ask('still there?');
    slow.destroy();
    return { status: last.status, errorType: last.errorType, heard };
  });
  expect(seen).toEqual({ status: 429, errorType: 'LimitExceededException', heard: 'ok' });
});

it('survives a flood of pings from a client that does not read', async () => {
  const heard = await playSockets(setup, async (session) => {
    const flooding = await openRaw(session);
    const pings = Buffer.concat(Array.from({ length: 10_000 }, () => frame(0x9, 'x'.repeat(100))));
    await new Promise((resolve) => flooding.write(pings, resolve));
    const other = await session.connect();
    const answer = await other.ask('still there?');
    flooding.destroy();
    return answer;
  });
  expect(heard).toBe('ok');
});

it('closes a client that sends no frames at all', async () => {
  const bytes = await playSockets(setup, async (session) => {
    const socket = await openRaw(session);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await new Promise((resolve) => socket.once('close', resolve));
    return Buffer.concat(chunks);
  });
  expect([bytes[0], bytes.readUInt16BE(2)]).toEqual([0x88, 1002]);
});

it('answers what runs and then says Going away when the gateway ends', async () => {
  const seen = await playSockets(
    {
      api: { routes: { $default: lambda('f', { isTwoWay: true }), $disconnect: lambda('gone') } },
      functions: { f: { returns: { statusCode: 200, body: 'late' } }, gone: { returns: { statusCode: 200 } } },
    },
    async ({ connect, gateway, invoked }) => {
      const client = await connect();
      client.send('x');
      // the message is there once its function was called
      while (invoked.length === 0) await new Promise((resolve) => setImmediate(resolve));
      await gateway.drain();
      const heard = [await client.next(), await client.next()];
      return { heard, invoked: invoked.map(({ functionName }) => functionName), open: await gateway.sockets() };
    },
  );
  expect(seen).toEqual({ heard: ['late', { code: 1001, reason: 'Going away' }], invoked: ['f', 'gone'], open: [] });
});

it('tells of connections and frames only while somebody watches', async () => {
  const kinds = await playSockets(setup, async ({ connect, gateway, events }) => {
    const unwatched = await connect();
    await unwatched.ask('a');
    gateway.watchSockets(true);
    const client = await connect();
    await client.ask('b');
    await gateway.drain();
    return events.map((event) => (event.kind === 'frame' ? `${event.direction} ${event.text}` : event.kind));
  });
  expect(kinds).toEqual(['opened', 'in b', 'out ok', 'closed', 'closed']);
});

it('runs messages that follow a redeployment through the new routes, on the same connection', async () => {
  const heard = await playSockets(setup, async ({ connect, gateway }) => {
    const client = await connect();
    const before = await client.ask('x');
    gateway.updateStageSettings('chat123456', 'dev', {
      variables: {},
      methodSettings: {},
      tracingEnabled: false,
      defaultRouteSettings: { throttlingRateLimit: 0, throttlingBurstLimit: 0 },
    });
    const after = await client.ask('x');
    gateway.undeploy('chat123456', 'dev');
    return [before, String(after).slice(0, 30), await client.next()];
  });
  expect(heard).toEqual(['ok', '{"message":"Too Many Requests"', { code: 1001, reason: 'Going away' }]);
});
