// Everything a window of the interface holds, joined: studio, toasts, announcer. Whoever opens it closes it.
import { createClient } from '../../shared/contract/client';
import { errorToast } from '../components/error-toast';
import { createToastStore, type ToastStore } from '../components/toast-store';
import { afterEdits } from '../state/after-edits';
import { openDraftDesk } from '../state/drafts';
import type { Studio } from '../state/studio-context';
import { connectStudio } from '../state/studio-store';
import { createViewStore } from '../state/view-store';
import type { Connection } from '../transport/connection';
import { type Announcer, createAnnouncer } from './announcer';

export interface StudioWindow {
  readonly studio: Studio;
  readonly toasts: ToastStore;
  readonly announcer: Announcer;
  readonly dispose: () => void;
}

/** Connects a window to the studio and begins to read it. */
export function openWindow(transport: Connection): StudioWindow {
  const client = createClient({
    ...transport,
    call: afterEdits(transport.call, () => drafts.flush()),
  });
  const connection = connectStudio(client, transport);
  const toasts = createToastStore();
  const drafts = openDraftDesk(client, connection.store, (error) => toasts.getState().show(errorToast(error)));
  const stopWatching = transport.watch((isOnline) => {
    if (isOnline) void connection.reload();
    else connection.store.setState({ connection: 'lost' });
  });
  void connection.reload();
  return {
    studio: { connection, client, drafts, view: createViewStore() },
    toasts,
    announcer: createAnnouncer(),
    dispose() {
      stopWatching();
      drafts.dispose();
      connection.dispose();
    },
  };
}
