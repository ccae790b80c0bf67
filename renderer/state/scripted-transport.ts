// A transport for tests: answers calls from a table, notes them, and sends events on demand.
import { StudioError, type StudioErrorCode, type StudioErrorDetails, toWireError } from '../../shared/contract/errors';
import type { StudioEvent } from '../../shared/contract/events';
import type { CallMessage, Transport } from '../../shared/contract/transport';

export interface ScriptedTransport extends Transport {
  readonly calls: readonly CallMessage[];
  readonly emit: (event: StudioEvent) => void;
}

/** Answers of calls by `subject.method`. A promise delays the answer; a thrown StudioError refuses. */
export type CallScript = Readonly<Record<string, (input: never) => unknown>>;

/** Makes the transport. A call without an answer in the script is refused with NOT_CAPABLE. */
export function scriptedTransport(script: CallScript): ScriptedTransport {
  const calls: CallMessage[] = [];
  const listeners = new Set<(event: StudioEvent) => void>();
  return {
    calls,
    async call(message) {
      calls.push(message);
      const name = `${message.subject}.${message.method}`;
      try {
        if (!Object.hasOwn(script, name)) throw new StudioError('NOT_CAPABLE', `No answer to ${name}.`);
        return { ok: true, result: await script[name]?.(message.input as never) };
      } catch (error) {
        return { ok: false, error: toWireError(error) };
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

/** A refusal for a script. */
export function refuse(code: StudioErrorCode, message: string, details: StudioErrorDetails = {}): never {
  throw new StudioError(code, message, details);
}
