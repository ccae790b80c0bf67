// A line between studio and gateway in one process: messages arrive later, in order, as plain copies.
import type { FromGateway, GatewayLine, ToGateway } from './messages';

export interface LinkedLines {
  /** The studio's end. */
  readonly studio: GatewayLine<ToGateway, FromGateway>;
  /** The gateway's end, for `serveGateway`. */
  readonly gateway: GatewayLine<FromGateway, ToGateway>;
}

/** Two ends of one line. */
export function linkLines(): LinkedLines {
  const toGateway = openWay<ToGateway>();
  const fromGateway = openWay<FromGateway>();
  return {
    studio: { send: toGateway.send, onMessage: fromGateway.onMessage },
    gateway: { send: fromGateway.send, onMessage: toGateway.onMessage },
  };
}

/** One direction. What is sent before somebody listens waits for the listener. */
function openWay<Message>() {
  const listeners: ((message: Message) => void)[] = [];
  const waiting: Message[] = [];
  const deliver = (message: Message): void => {
    for (const listener of listeners) listener(message);
  };
  return {
    send(message: Message): void {
      // a copy, as between processes: neither side sees the other change it
      const copy = structuredClone(message);
      setImmediate(() => (listeners.length === 0 ? waiting.push(copy) : deliver(copy)));
    },
    onMessage(listener: (message: Message) => void): void {
      listeners.push(listener);
      for (const message of waiting.splice(0)) deliver(message);
    },
  };
}
