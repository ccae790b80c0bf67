// Calls from the page to the studio over Electron's IPC, and events back. The sender is checked before the router
// sees a call; the router checks the rest.
import type { IpcMain, WebContents } from 'electron';
import { StudioError, toWireError } from '../../../shared/contract/errors';
import type { StudioEvent } from '../../../shared/contract/events';
import type { CallAnswer } from '../../../shared/contract/transport';
import type { ConnectedStudio } from '../web/connected-studio';
import { isTrustedSender } from './app-origin';
import { callChannel, eventChannel } from './ipc-channels';

export interface StudioIpc {
  /** Sends the studio's events, and those of `send`, to this page until it is gone. */
  connect(page: WebContents): void;
  /** Sends an event of the host itself, such as a command of the native menu. */
  send(event: StudioEvent): void;
  dispose(): void;
}

/** Opens both channels for one studio. */
export function openStudioIpc(ipc: IpcMain, studio: ConnectedStudio): StudioIpc {
  const pages = new Set<WebContents>();
  const send = (event: StudioEvent) => {
    for (const page of pages) if (!page.isCrashed()) page.send(eventChannel, event);
  };
  const stopListening = studio.events(send);
  ipc.handle(callChannel, (event, message: unknown): Promise<CallAnswer> | CallAnswer => {
    if (isTrustedSender(event.senderFrame)) return studio.router(message);
    return {
      ok: false,
      error: toWireError(new StudioError('UNAUTHORIZED', 'Only the main page may call the studio.')),
    };
  });
  return {
    connect(page) {
      pages.add(page);
      page.once('destroyed', () => pages.delete(page));
    },
    send,
    dispose() {
      stopListening();
      ipc.removeHandler(callChannel);
    },
  };
}
