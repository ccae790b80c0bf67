// The page's only way to the studio: one function for calls, one for events. Runs sandboxed, isolated from the page.
import { contextBridge, ipcRenderer } from 'electron';
import type { StudioEvent } from '../shared/contract/events';
import type { CallAnswer, Transport } from '../shared/contract/transport';
import { callChannel, eventChannel } from './hosts/desktop/ipc-channels';

const listeners = new Set<(event: StudioEvent) => void>();
/** Commands from before the page listened, such as a deep link that started the app; other events it reads anew. */
const early: StudioEvent[] = [];

ipcRenderer.on(eventChannel, (_event, event: StudioEvent) => {
  if (listeners.size === 0 && event.name === 'command.requested') early.push(event);
  for (const listener of listeners) listener(event);
});

const transport: Transport = {
  call: (message) => ipcRenderer.invoke(callChannel, message) as Promise<CallAnswer>,
  listen(listener) {
    listeners.add(listener);
    for (const event of early.splice(0)) listener(event);
    return () => listeners.delete(listener);
  },
};

contextBridge.exposeInMainWorld('gatehouse', transport);
