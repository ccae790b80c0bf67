// Chooses how the page reaches the studio: Electron's bridge where there is one, else a socket to where it came from.
import { socketPath } from '../../shared/contract/socket-messages';
import type { Transport } from '../../shared/contract/transport';
import type { Connection } from './connection';
import { ipcConnection } from './ipc-connection';
import { type Socket, socketConnection } from './socket-connection';

declare global {
  interface Window {
    /** Put there by the preload under Electron. */
    readonly gatehouse?: Transport;
  }
}

/** Opens the page's connection to the studio. Call it once. */
export function openTransport(): Connection {
  if (window.gatehouse !== undefined) return ipcConnection(window.gatehouse);
  return socketConnection({
    connect: () => browserSocket(`ws://${location.host}${socketPath}`),
    later: (work, delayMs) => void setTimeout(work, delayMs),
  });
}

function browserSocket(address: string): Socket {
  const webSocket = new WebSocket(address);
  const socket: Socket = {
    send: (text) => webSocket.send(text),
    close: () => webSocket.close(),
    onopen: null,
    onclose: null,
    onmessage: null,
  };
  webSocket.onopen = () => socket.onopen?.();
  webSocket.onclose = () => socket.onclose?.();
  webSocket.onmessage = (event: MessageEvent<unknown>) => socket.onmessage?.(event.data);
  return socket;
}
