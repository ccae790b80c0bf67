// The connection under Electron: the preload's bridge, which is there as long as the page is.
import type { Transport } from '../../shared/contract/transport';
import type { Connection } from './connection';

/** Wraps the bridge that the preload put on the window. */
export function ipcConnection(bridge: Transport): Connection {
  return {
    call: (message) => bridge.call(message),
    listen: (listener) => bridge.listen(listener),
    isOnline: () => true,
    watch: () => () => {},
  };
}
