// What the Test pane does with a method: a request under way, and the trace it brought back. The diagram shows it.
import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { EntityKey } from '../../shared/definition/entities';
import type { Trace } from '../../shared/trace/trace';

export interface MethodRuns {
  readonly running: ReadonlySet<EntityKey>;
  /** The last trace that came back here, by method. */
  readonly traces: ReadonlyMap<EntityKey, Trace>;
}

export type MethodRunStore = StoreApi<MethodRuns>;

/** Makes the store; the Design screen holds it. */
export function createMethodRuns(): MethodRunStore {
  return createStore<MethodRuns>(() => ({ running: new Set(), traces: new Map() }));
}

export const MethodRunsContext = createContext<MethodRunStore | undefined>(undefined);

/** The store of the screen around, for the Test pane. */
export function useMethodRuns(): MethodRunStore {
  const store = useContext(MethodRunsContext);
  if (store === undefined) throw new Error('Runs are kept inside the Design screen only.');
  return store;
}

/** Whether a request of `methodKey` is under way, and the trace of the last one sent from here. */
export function useMethodRun(methodKey: EntityKey): { readonly isRunning: boolean; readonly trace: Trace | undefined } {
  const store = useMethodRuns();
  const isRunning = useStore(store, ({ running }) => running.has(methodKey));
  const trace = useStore(store, ({ traces }) => traces.get(methodKey));
  return { isRunning, trace };
}

/** Says that a request is under way: the diagram's first box turns. */
export function beginRun(store: MethodRunStore, methodKey: EntityKey): void {
  store.setState(({ running }) => ({ running: new Set([...running, methodKey]) }));
}

/** Says that it is over, with its trace where there is one. */
export function endRun(store: MethodRunStore, methodKey: EntityKey, trace?: Trace): void {
  store.setState(({ running, traces }) => ({
    running: new Set([...running].filter((key) => key !== methodKey)),
    ...(trace !== undefined && { traces: new Map([...traces, [methodKey, trace]]) }),
  }));
}
