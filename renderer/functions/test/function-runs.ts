// What the test pane does with each function: the event being typed, a call under way, and what came back.
import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { FunctionAnswer } from '../../../shared/contract/functions';

export interface FunctionRun {
  /** The saved event it began from; undefined: none. */
  readonly eventName: string | undefined;
  /** JSON text as it stands in the editor; undefined: as it was saved. */
  readonly text: string | undefined;
  readonly isRunning: boolean;
  readonly answer?: FunctionAnswer;
  /** Why the call brought nothing back. */
  readonly failure?: string;
}

export type FunctionRunStore = StoreApi<{ readonly runs: ReadonlyMap<string, FunctionRun> }>;

const untouched: FunctionRun = { eventName: undefined, text: undefined, isRunning: false };

/** Makes the store; the window holds it, so that an answer is still there when one comes back. */
export function createFunctionRuns(): FunctionRunStore {
  return createStore(() => ({ runs: new Map() }));
}

export const FunctionRunsContext = createContext<FunctionRunStore | undefined>(undefined);

/** The run of a function, and how to change it. */
export function useFunctionRun(
  functionName: string,
): readonly [run: FunctionRun, change: (next: Partial<FunctionRun>) => void] {
  const store = useContext(FunctionRunsContext);
  if (store === undefined) throw new Error('Functions are tried inside the Functions screen only.');
  const run = useStore(store, ({ runs }) => runs.get(functionName)) ?? untouched;
  const change = (next: Partial<FunctionRun>) =>
    store.setState(({ runs }) => ({
      runs: new Map([...runs, [functionName, { ...(runs.get(functionName) ?? untouched), ...next }]]),
    }));
  return [run, change];
}
