import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { expect, it } from 'vitest';
import type { StudioEvent } from '../../../shared/contract/events';
import type { SenderFrame } from './app-origin';
import { openStudioIpc } from './studio-ipc';

type Handle = (event: IpcMainInvokeEvent, message: unknown) => Promise<unknown>;

const cleared: StudioEvent = { name: 'requests.cleared', payload: {} };

/** One studio, one IPC, and a page that notes what it is sent. */
function openFake() {
  const handles = new Map<string, Handle>();
  const listeners = new Set<(event: StudioEvent) => void>();
  const ipc = openStudioIpc(
    {
      handle: (channel: string, handle: Handle) => void handles.set(channel, handle),
      removeHandler: (channel: string) => void handles.delete(channel),
    } as unknown as IpcMain,
    {
      router: async (message) => ({ ok: true, result: message }),
      events: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  );
  const call = (senderFrame: SenderFrame | null) =>
    handles.get('gatehouse:call')?.({ senderFrame } as IpcMainInvokeEvent, { subject: 'apis' });
  const emit = (event: StudioEvent) => {
    for (const listener of listeners) listener(event);
  };
  return { ipc, call, emit, handles, listeners };
}

function openPage() {
  const sent: unknown[] = [];
  const state = { isCrashed: false, destroy: () => {} };
  const page = {
    send: (channel: string, event: unknown) => void sent.push([channel, event]),
    isCrashed: () => state.isCrashed,
    once: (_name: string, listener: () => void) => {
      state.destroy = listener;
    },
  } as unknown as WebContents;
  return { page, sent, state };
}

it('hands calls of our page to the router, and refuses all others before it', async () => {
  const { call } = openFake();
  expect([
    await call({ url: 'app://gatehouse/', parent: null }),
    await call({ url: 'app://gatehouse/', parent: {} }),
    await call({ url: 'https://evil.example/', parent: null }),
    await call(null),
  ]).toEqual([
    { ok: true, result: { subject: 'apis' } },
    ...Array.from({ length: 3 }, () => ({
      ok: false,
      error: { code: 'UNAUTHORIZED', message: 'Only the main page may call the studio.', details: {} },
    })),
  ]);
});

it('sends events of the studio and of the host to the page, until it is gone', () => {
  const { ipc, emit } = openFake();
  const { page, sent, state } = openPage();
  const command: StudioEvent = { name: 'command.requested', payload: { command: 'go.traffic' } };
  ipc.connect(page);
  emit(cleared);
  ipc.send(command);
  state.isCrashed = true;
  emit(cleared);
  state.isCrashed = false;
  state.destroy();
  emit(cleared);
  expect(sent).toEqual([
    ['gatehouse:event', cleared],
    ['gatehouse:event', command],
  ]);
});

it('closes both channels', () => {
  const { ipc, handles, listeners } = openFake();
  ipc.dispose();
  expect([handles.size, listeners.size]).toEqual([0, 0]);
});
