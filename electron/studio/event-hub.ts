// Carries studio events to every connected client.
import type { StudioEvent, StudioEventName, StudioEvents } from '../../shared/contract/events';
import type { EventSource } from '../../shared/contract/memory-transport';

export interface EventHub {
  readonly source: EventSource;
  /** False while nobody listens: what would only be told need not be found out. */
  isHeard(): boolean;
  emit<N extends StudioEventName>(name: N, payload: StudioEvents[N]): void;
}

/** Makes a hub. A listener that throws is reported and does not keep the others from hearing. */
export function createEventHub(report: (fault: unknown) => void): EventHub {
  const listeners = new Set<(event: StudioEvent) => void>();
  return {
    source(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isHeard: () => listeners.size > 0,
    emit(name, payload) {
      const event = { name, payload } as StudioEvent;
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (fault) {
          report(fault);
        }
      }
    },
  };
}
