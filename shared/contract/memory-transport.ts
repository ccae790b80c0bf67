// The transport within one process: the CLI and tests use the same router and checks as every other host.
import type { StudioEvent, StudioEventName } from './events';
import type { Router } from './router';
import type { Transport } from './transport';

/** Hears events of the studio, `only` those where they are named; returns a function that stops it. */
export type EventSource = (listener: (event: StudioEvent) => void, only?: readonly StudioEventName[]) => () => void;

/** Connects a client straight to `router`. Inputs and results are copied so that neither side sees the other's objects. */
export function memoryTransport(router: Router, events: EventSource): Transport {
  return {
    async call(message) {
      return structuredCopy(await router(structuredCopy(message)));
    },
    listen: (listener) => events((event) => listener(structuredCopy(event))),
  };
}

function structuredCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
