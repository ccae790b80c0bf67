// Sentences for screen readers: what happened elsewhere in the window, said politely.
import { createStore, type StoreApi } from 'zustand';

export interface Announcer {
  readonly store: StoreApi<{ readonly sentence: string }>;
  readonly say: (sentence: string) => void;
}

/** Makes the announcer; `LiveRegion` shows what it says. */
export function createAnnouncer(): Announcer {
  const store = createStore<{ sentence: string }>(() => ({ sentence: '' }));
  return {
    store,
    say(sentence) {
      // The same sentence twice would be heard once: a space makes it another.
      const isRepeated = store.getState().sentence === sentence;
      store.setState({ sentence: isRepeated ? `${sentence}\u00a0` : sentence });
    },
  };
}
