// Edits on their way: what a field shows between the key press and the studio's answer. A refused value stays.
import { createStore, type StoreApi } from 'zustand';
import type { StudioClient } from '../../shared/contract/contract';
import { StudioError, type StudioErrorCode } from '../../shared/contract/errors';
import type { EntityKey } from '../../shared/definition/entities';
import { describeError } from '../components/error-words';
import type { MirrorStore } from './studio-store';

export interface Draft {
  readonly key: EntityKey;
  readonly path: readonly string[];
  /** Undefined removes the member. */
  readonly value: unknown;
  /** Grows with each edit, so that an answer to an older one changes nothing. */
  readonly version: number;
  readonly error?: string;
  /** The revision that holds the value; once the mirror has it, the draft goes. */
  readonly acceptedAt?: number;
}

export interface DraftDesk {
  readonly store: StoreApi<{ readonly drafts: ReadonlyMap<string, Draft> }>;
  /** Notes a new value and sends it after `delayMs` without another. */
  readonly set: (key: EntityKey, path: readonly string[], value: unknown, delayMs: number) => void;
  readonly discard: (key: EntityKey, path: readonly string[]) => void;
  /** Sends what is waiting; resolves when all of it was answered. Deploying and sending requests wait for this. */
  readonly flush: () => Promise<void>;
  readonly dispose: () => void;
}

/** Refusals that concern the field alone; anything else is said aloud too. */
const fieldCodes: ReadonlySet<StudioErrorCode> = new Set([
  'INVALID_ARGUMENT',
  'INVALID_DEFINITION',
  'LIMIT_EXCEEDED',
  'CONFLICT',
]);

/** The name of a draft: the entity and the member's place. */
export function draftName(key: EntityKey, path: readonly string[]): string {
  return JSON.stringify([key, ...path]);
}

/** Opens the desk. `onFailure` hears of failures that are not the field's fault. */
export function openDraftDesk(
  client: StudioClient,
  mirror: MirrorStore,
  onFailure: (error: unknown) => void,
): DraftDesk {
  const store = createStore<{ drafts: ReadonlyMap<string, Draft> }>(() => ({ drafts: new Map() }));
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const sending = new Set<Promise<void>>();
  // Edits of one entity go out in order, or an older value could win.
  const queues = new Map<EntityKey, Promise<void>>();
  let versions = 0;

  const change = (name: string, next: Draft | undefined) =>
    store.setState(({ drafts }) => {
      const copy = new Map(drafts);
      if (next === undefined) copy.delete(name);
      else copy.set(name, next);
      return { drafts: copy };
    });

  const settle = (name: string, version: number, outcome: Partial<Draft>) => {
    const draft = store.getState().drafts.get(name);
    if (draft?.version !== version) return;
    const { error: _old, ...rest } = draft;
    const isInMirror = outcome.acceptedAt !== undefined && mirror.getState().revision >= outcome.acceptedAt;
    change(name, isInMirror ? undefined : { ...rest, ...outcome });
  };

  const deliver = async (name: string): Promise<void> => {
    const draft = store.getState().drafts.get(name);
    if (draft === undefined || draft.acceptedAt !== undefined) return;
    const { key, path, value, version } = draft;
    try {
      const change = value === undefined ? { path: [...path] } : { path: [...path], value };
      const { revision } = await client.definition.update({ key, changes: [change] });
      settle(name, version, { acceptedAt: revision });
    } catch (error) {
      const isOfField = error instanceof StudioError && fieldCodes.has(error.code);
      settle(name, version, { error: describeError(error).sentence });
      if (!isOfField) onFailure(error);
    }
  };

  const send = (name: string, key: EntityKey) => {
    clearTimeout(timers.get(name));
    timers.delete(name);
    const turn = (queues.get(key) ?? Promise.resolve()).then(() => deliver(name));
    queues.set(key, turn);
    sending.add(turn);
    void turn.finally(() => {
      sending.delete(turn);
      if (queues.get(key) === turn) queues.delete(key);
    });
  };

  const stop = mirror.subscribe(({ revision, definition }) => {
    const { drafts } = store.getState();
    const done = [...drafts].filter(
      ([, { key, acceptedAt, error }]) =>
        (acceptedAt !== undefined && acceptedAt <= revision) || (error !== undefined && !definition.has(key)),
    );
    for (const [name] of done) change(name, undefined);
  });

  return {
    store,
    set(key, path, value, delayMs) {
      const name = draftName(key, path);
      versions += 1;
      // An old refusal stays in sight until the new value is answered, so that nothing jumps.
      const refusal = store.getState().drafts.get(name)?.error;
      change(name, { key, path, value, version: versions, ...(refusal !== undefined && { error: refusal }) });
      clearTimeout(timers.get(name));
      if (delayMs === 0) send(name, key);
      else
        timers.set(
          name,
          setTimeout(() => send(name, key), delayMs),
        );
    },
    discard(key, path) {
      const name = draftName(key, path);
      clearTimeout(timers.get(name));
      timers.delete(name);
      change(name, undefined);
    },
    async flush() {
      for (const name of [...timers.keys()]) {
        const draft = store.getState().drafts.get(name);
        if (draft !== undefined) send(name, draft.key);
      }
      await Promise.all([...sending]);
    },
    dispose() {
      stop();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
