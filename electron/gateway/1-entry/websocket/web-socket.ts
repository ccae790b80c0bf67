// One accepted WebSocket connection over its socket: messages in, messages out, and one ending.
import type { Socket } from 'node:net';
import { openFrameReader } from './frame-reader';
import { closeFrame, pongFrame, textFrames } from './frame-writer';
import { socketLimits } from './socket-limits';

/** Hears of the connection. `onClose` comes once, whoever ended it, and nothing after it. */
export interface WebSocketEvents {
  onMessage(message: Buffer): void;
  /** The client showed that it is there: a ping. */
  onPing(): void;
  onClose(code: number, reason: string): void;
}

export interface WebSocketPeer {
  /** Sends one text message. False where so much waits for the client already that it was not taken. */
  send(message: Uint8Array): boolean;
  /** Closes with `code`; the client has a moment to agree. */
  close(code: number, reason: string): void;
  /** While true nothing more is read of the client. */
  holdBack(isHeld: boolean): void;
  /** Cuts the connection. */
  destroy(): void;
}

const closeGraceMs = 2_000;

// AWS recorded: the reason of a client that closes without a code
const noStatusReason = 'Client-side close frame status not set';

/** Speaks the protocol over `socket`, whose handshake is done. `head` came with it. */
export function openWebSocket(socket: Socket, head: Buffer, events: WebSocketEvents): WebSocketPeer {
  let isOver = false;

  function end(code: number, reason: string): void {
    if (isOver) return;
    isOver = true;
    events.onClose(code, reason);
  }

  /** Says goodbye, and cuts a client that does not answer. */
  function sayGoodbye(code: number | undefined, reason: string): void {
    socket.end(closeFrame(code, reason));
    socket.resume();
    const timer = setTimeout(() => socket.destroy(), closeGraceMs);
    timer.unref();
    socket.once('close', () => clearTimeout(timer));
  }

  const reader = openFrameReader({
    text(message) {
      if (!isOver) events.onMessage(message);
    },
    ping(payload) {
      if (isOver) return;
      // a flood of pings from a client that does not read must not fill the memory
      if (socket.writableLength < socketLimits.frameBytes) socket.write(pongFrame(payload));
      events.onPing();
    },
    close(code, reason) {
      if (isOver) socket.destroy();
      else {
        sayGoodbye(code, '');
        end(code ?? 1005, code === undefined ? noStatusReason : reason);
      }
    },
    fail(code, reason) {
      if (isOver) return;
      sayGoodbye(code, reason);
      end(code, reason);
    },
  });

  socket.setNoDelay(true);
  socket.setTimeout(0);
  socket.on('data', (chunk: Buffer) => reader.push(chunk));
  // half-open connections say nothing any more
  socket.on('end', () => socket.destroy());
  socket.on('error', () => socket.destroy());
  // AWS assumed: the words for a client that vanished
  socket.on('close', () => end(1006, 'Connection closed abnormally'));
  // a client that left during the handshake closes nothing any more
  if (socket.destroyed) queueMicrotask(() => end(1006, 'Connection closed abnormally'));
  if (head.length > 0) reader.push(head);
  socket.resume();

  return {
    send(message) {
      if (isOver || socket.writableLength > socketLimits.unsentBytes) return false;
      socket.write(textFrames(message));
      return true;
    },
    close(code, reason) {
      if (isOver) return;
      sayGoodbye(code, reason);
      end(code, reason);
    },
    holdBack(isHeld) {
      if (isHeld) socket.pause();
      else socket.resume();
    },
    destroy: () => socket.destroy(),
  };
}
