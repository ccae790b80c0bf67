import { beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from './connection';
import { type Socket, socketConnection } from './socket-connection';

interface FakeSocket extends Socket {
  readonly sent: string[];
  isClosed: boolean;
}

const sockets: FakeSocket[] = [];
const pauses: { readonly delayMs: number; readonly work: () => void }[] = [];
const call = { subject: 'apis', method: 'create', input: {} };
let connection: Connection;

beforeEach(() => {
  sockets.length = 0;
  pauses.length = 0;
  connection = socketConnection({
    connect() {
      const socket: FakeSocket = {
        sent: [],
        isClosed: false,
        send: (text) => void socket.sent.push(text),
        close() {
          socket.isClosed = true;
          socket.onclose?.();
        },
        onopen: null,
        onclose: null,
        onmessage: null,
      };
      sockets.push(socket);
      return socket;
    },
    later: (work, delayMs) => void pauses.push({ work, delayMs }),
  });
});

function answer(id: number, result: unknown): string {
  return JSON.stringify({ id, answer: { ok: true, result } });
}

describe('a connection over a socket', () => {
  it('keeps calls until it is open, and matches answers by id', async () => {
    const first = connection.call(call);
    const second = connection.call(call);
    const sentEarly = [...(sockets[0]?.sent ?? [])];
    sockets[0]?.onopen?.();
    sockets[0]?.onmessage?.(answer(2, 'second'));
    sockets[0]?.onmessage?.(answer(1, 'first'));
    expect([sentEarly, sockets[0]?.sent, await first, await second]).toEqual([
      [],
      [JSON.stringify({ id: 1, call }), JSON.stringify({ id: 2, call })],
      { ok: true, result: 'first' },
      { ok: true, result: 'second' },
    ]);
  });

  it('hands events to whoever listens, as long as they listen', () => {
    const heard: unknown[] = [];
    const stop = connection.listen((event) => heard.push(event));
    const event = { name: 'requests.cleared', payload: {} };
    sockets[0]?.onmessage?.(JSON.stringify({ event }));
    stop();
    sockets[0]?.onmessage?.(JSON.stringify({ event }));
    expect(heard).toEqual([event]);
  });

  it('rejects calls that were under way when it is lost, and new ones until it is back', async () => {
    sockets[0]?.onopen?.();
    const underWay = connection.call(call);
    sockets[0]?.onclose?.();
    await expect(underWay).rejects.toThrow('The studio does not answer.');
    await expect(connection.call(call)).rejects.toThrow('The studio does not answer.');
    pauses[0]?.work();
    sockets[1]?.onopen?.();
    const after = connection.call(call);
    sockets[1]?.onmessage?.(answer(2, 'back'));
    expect(await after).toEqual({ ok: true, result: 'back' });
  });

  it('says when it is lost and when it is back, once each', () => {
    const told: boolean[] = [];
    connection.watch((isOnline) => told.push(isOnline));
    sockets[0]?.onopen?.();
    sockets[0]?.onclose?.();
    pauses[0]?.work();
    sockets[1]?.onclose?.();
    pauses[1]?.work();
    sockets[2]?.onopen?.();
    expect([told, connection.isOnline()]).toEqual([[false, true], true]);
  });

  it('pauses longer after every failure, up to a limit, and starts over after a success', () => {
    for (let failures = 0; failures < 7; failures++) {
      sockets.at(-1)?.onclose?.();
      pauses.at(-1)?.work();
    }
    sockets.at(-1)?.onopen?.();
    sockets.at(-1)?.onclose?.();
    expect(pauses.map(({ delayMs }) => delayMs)).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 250]);
  });

  it.each(['not json', '{}', '{"id":1}', '{"id":1,"answer":{"ok":"yes"}}', '{"event":{}}', 7])(
    'starts over where it hears %j, which no studio says',
    (data) => {
      sockets[0]?.onopen?.();
      sockets[0]?.onmessage?.(data);
      expect([sockets[0]?.isClosed, connection.isOnline(), pauses.length]).toEqual([true, false, 1]);
    },
  );
});
