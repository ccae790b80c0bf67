// What goes over the WebSocket between a page in a browser and the web host. Both ends check what they receive.
import { z } from 'zod';
import type { CallAnswer } from './transport';

/** A call by the page. The router checks `call` itself. */
export const socketCall = z.strictObject({ id: z.int().min(0), call: z.unknown() });
export type SocketCall = z.infer<typeof socketCall>;

/** What the host sends: the answer to a call, or an event of the studio. */
export const socketReply = z.union([
  z.strictObject({ id: z.int().min(0), answer: z.custom<CallAnswer>(isAnswer) }),
  z.strictObject({ event: z.object({ name: z.string() }).loose() }),
]);
export type SocketReply = z.infer<typeof socketReply>;

/** Where the socket is, below the address of the page. */
export const socketPath = '/studio';

/** Largest message either end accepts; an imported document travels as one. */
export const socketMessageBytes = 32 * 1024 * 1024;

function isAnswer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  return value.ok === true || (value.ok === false && 'error' in value);
}
