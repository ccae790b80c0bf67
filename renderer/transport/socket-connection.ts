// The connection in a browser: one WebSocket to the web host, opened again with growing pauses when it is lost.
import type { StudioEvent } from '../../shared/contract/events';
import { socketReply } from '../../shared/contract/socket-messages';
import type { CallAnswer, CallMessage } from '../../shared/contract/transport';
import { type Connection, ConnectionError } from './connection';

/** What is needed of a WebSocket. */
export interface Socket {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((data: unknown) => void) | null;
}

export interface SocketConnectionOptions {
  readonly connect: () => Socket;
  /** `setTimeout`. */
  readonly later: (work: () => void, delayMs: number) => void;
}

interface OpenCall {
  readonly text: string;
  readonly resolve: (answer: CallAnswer) => void;
  readonly reject: (error: Error) => void;
}

const firstPauseMs = 250;
const longestPauseMs = 8_000;

/** Opens the connection. Calls made while the first attempt runs wait for it; while it is lost they reject at once. */
export function socketConnection({ connect, later }: SocketConnectionOptions): Connection {
  const calls = new Map<number, OpenCall>();
  const listeners = new Set<(event: StudioEvent) => void>();
  const watchers = new Set<(isOnline: boolean) => void>();
  let lastId = 0;
  let pauseMs = firstPauseMs;
  let state: 'connecting' | 'open' | 'lost' = 'connecting';
  let socket = attempt();

  function attempt(): Socket {
    const opened = connect();
    opened.onopen = () => {
      pauseMs = firstPauseMs;
      move('open');
      for (const { text } of calls.values()) opened.send(text);
    };
    opened.onmessage = (data) => receive(data);
    opened.onclose = () => {
      for (const { reject } of calls.values()) reject(new ConnectionError('The studio does not answer.'));
      calls.clear();
      move('lost');
      later(() => {
        socket = attempt();
      }, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    };
    return opened;
  }

  function move(next: typeof state): void {
    const wasOnline = state !== 'lost';
    state = next;
    if (wasOnline === (next !== 'lost')) return;
    for (const watcher of watchers) watcher(next !== 'lost');
  }

  function receive(data: unknown): void {
    const reply = typeof data === 'string' ? socketReply.safeParse(parse(data)) : undefined;
    if (reply?.success !== true) {
      // What does not speak the protocol is not the studio; start over.
      socket.close();
      return;
    }
    if ('event' in reply.data) {
      for (const listener of listeners) listener(reply.data.event as unknown as StudioEvent);
      return;
    }
    calls.get(reply.data.id)?.resolve(reply.data.answer);
    calls.delete(reply.data.id);
  }

  return {
    call(message: CallMessage) {
      if (state === 'lost') return Promise.reject(new ConnectionError('The studio does not answer.'));
      const id = ++lastId;
      const text = JSON.stringify({ id, call: message });
      return new Promise((resolve, reject) => {
        calls.set(id, { text, resolve, reject });
        if (state === 'open') socket.send(text);
      });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isOnline: () => state !== 'lost',
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: refused like every other reply that is none.
    return undefined;
  }
}
