// Carries studio events to every connected client.
import type { StudioEvent, StudioEventName, StudioEvents } from '../../shared/contract/events';
import type { EventSource } from '../../shared/contract/memory-transport';

export interface EventHub {
  readonly source: EventSource;
  /** False while nobody listens to it: what would only be told need not be found out. */
  isHeard(name: StudioEventName): boolean;
  emit<N extends StudioEventName>(name: N, payload: StudioEvents[N]): void;
}

/** Makes a hub. A listener that throws is reported and does not keep the others from hearing. */
export function createEventHub(report: (fault: unknown) => void): EventHub {
  const listeners = new Map<(event: StudioEvent) => void, readonly StudioEventName[] | undefined>();
  const hears = (only: readonly StudioEventName[] | undefined, name: StudioEventName) => only?.includes(name) !== false;
  return {
    source(listener, only) {
      listeners.set(listener, only);
      return () => listeners.delete(listener);
    },
    isHeard: (name) => [...listeners.values()].some((only) => hears(only, name)),
    emit(name, payload) {
      const event = { name, payload } as StudioEvent;
      for (const [listener, only] of listeners) {
        if (!hears(only, name)) continue;
        try {
          listener(event);
        } catch (fault) {
          report(fault);
        }
      }
    },
  };
}
