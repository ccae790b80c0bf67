// Calls and events between one page in a browser and the studio, over one WebSocket.
import type { WebSocket } from 'ws';
import { socketCall } from '../../../shared/contract/socket-messages';
import type { StudioLog } from '../../studio/host';
import type { ConnectedStudio } from './connected-studio';

/** A page that does not read is let go before its unread events fill the memory. */
const unreadBytesLimit = 64 * 1024 * 1024;

/** WebSocket close codes: protocol error by the page, and a page that reads too slowly. */
const closeCodes = { badMessage: 1008, tooSlow: 1013 } as const;

/** Serves the studio to `socket` until it closes. The caller has checked who opened it. */
export function serveStudioSocket(socket: WebSocket, studio: ConnectedStudio, log: StudioLog): void {
  const stopListening = studio.events((event) => send({ event }));
  socket.on('close', stopListening);
  socket.on('error', (error) => log.warn(`A page's connection failed: ${error.message}`));
  socket.on('message', (text: Buffer, isBinary: boolean) => {
    const message = isBinary ? null : readCall(text);
    if (message === null) {
      socket.close(closeCodes.badMessage, 'Not a call.');
      return;
    }
    void studio.router(message.call).then((answer) => send({ id: message.id, answer }));
  });

  function send(reply: object): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > unreadBytesLimit) {
      socket.close(closeCodes.tooSlow, 'Events were not read.');
      return;
    }
    socket.send(JSON.stringify(reply));
  }
}

function readCall(text: Buffer) {
  try {
    const checked = socketCall.safeParse(JSON.parse(text.toString('utf8')));
    return checked.success ? checked.data : null;
  } catch {
    // Not JSON: told to the page by closing, as every message that is no call.
    return null;
  }
}
