// What happens on WebSocket connections, handed to the observer in batches; nothing is kept while nobody watches.
import type { SocketEvent } from '../../../shared/trace/socket-events';
import type { GatewayObserver } from '../ports';
import type { Schedule } from './outbox';

export interface SocketOutbox {
  /** Ask before building an event. */
  readonly isWatched: boolean;
  watch(isWatched: boolean): void;
  add(event: SocketEvent): void;
  flush(): void;
  dispose(): void;
}

const batchDelayMs = 50;
/** A flood of frames must not fill the memory of whoever watches: the oldest are dropped, and counted. */
const keptEvents = 2_000;

/** Opens an outbox that nobody watches yet. */
export function openSocketOutbox(observer: GatewayObserver, schedule: Schedule): SocketOutbox {
  let isWatched = false;
  let events: SocketEvent[] = [];
  let dropped = 0;
  let cancel: (() => void) | undefined;

  function send(): void {
    cancel = undefined;
    if (events.length === 0) return;
    const [sent, lost] = [events, dropped];
    events = [];
    dropped = 0;
    observer.sockets?.(sent, lost);
  }

  return {
    get isWatched() {
      return isWatched;
    },
    watch(next) {
      isWatched = next && observer.sockets !== undefined;
    },
    add(event) {
      if (!isWatched) return;
      if (events.length >= keptEvents) {
        events.shift();
        dropped += 1;
      }
      events.push(event);
      cancel ??= schedule(send, batchDelayMs);
    },
    flush() {
      cancel?.();
      send();
    },
    dispose() {
      cancel?.();
      events = [];
    },
  };
}
